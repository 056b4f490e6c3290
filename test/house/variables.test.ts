import { expect, test } from 'vitest';
import { textOf } from './tracked.ts';

const configuration = textOf('docs/configuration.md');
const aws = textOf('docs/aws.md');

test('every variable that the start reads is described', () => {
  const read = ['config', 'channels', 'weather']
    .map((name) => textOf(`functions/${name}.ts`))
    .flatMap((code) => [...code.matchAll(/'([A-Z]{4,}|[A-Z]+(?:_[A-Z]+)+)'/g)].map(([, name = '']) => name));
  expect(read.length).toBeGreaterThan(30);
  expect(read.filter((name) => !configuration.includes(`\`${name}\``))).toEqual([]);
});

test('every secret and every setting that the template reads is named where its installer looks', () => {
  const template = textOf('serverless.yml');
  const secrets = [...template.matchAll(/_SSM: .*\$\{ParameterPath\}\/([a-z-]+)/g)].map(
    ([, name = '']) => name,
  );
  const settings = [...template.matchAll(/\$\{env:([A-Z_]+)/g)].map(([, name = '']) => name);
  expect(secrets.length).toBeGreaterThan(20);
  expect([...secrets, ...settings].filter((name) => !aws.includes(name))).toEqual([]);
});
