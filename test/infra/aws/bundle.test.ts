import { beforeAll, describe, expect, test } from 'vitest';
import { type Bundle, bundle, functionNames } from '../../../infra/aws/bundle.ts';

/** What DESIGN promises of the webhook; the others have no such figure. */
const webhookMost = 500 * 1024;

let bundles: readonly Bundle[];
beforeAll(async () => {
  bundles = await Promise.all(functionNames.map(bundle));
}, 240_000);

const held = (name: string) => bundles.find((one) => one.name === name)?.inputs ?? [];

describe.each(['webhook', 'tick'])('%s', (name) => {
  test('holds no SDK of a platform, no client of the bucket, no embedded engine, no paper and nothing of the console', () => {
    const heavy =
      /functions\/console|flows\/console\/|hono\/dist\/jsx|@larksuiteoapi|client-s3|classic-level|@e965|tyme4ts|shared\/papers\/|store\/level/;
    expect(held(name)).toContain('functions/handlers.ts');
    expect(held(name).filter((path) => heavy.test(path))).toEqual([]);
  });
});

test('only the doors of warnings read XML', () => {
  const reads = functionNames.filter((name) => held(name).some((path) => path.includes('saxes')));
  expect(reads).toEqual(['cap', 'feeds']);
});

/** The gateway's door settles what was sent too, so it holds more than the webhook; nobody waits for it. */
test.each([['gateway', 640 * 1024] as const, ['pages', webhookMost] as const])(
  '%s holds no SDK of a platform, nothing of wechaty, and is small when it starts',
  (name, most) => {
    const heavy = /functions\/console|@larksuiteoapi|wechaty|bots\/|shared\/papers\/|store\/level/;
    expect(held(name).some((path) => path.startsWith(`functions/${name}/`))).toBe(true);
    expect(held(name).filter((path) => heavy.test(path))).toEqual([]);
    expect(bundles.find((one) => one.name === name)?.startBytes).toBeLessThanOrEqual(most);
  },
);

test('the bucket’s client is opened by the gateway’s first photo, and no page needs one', () => {
  const reads = functionNames.filter((name) => held(name).some((path) => path.includes('client-s3')));
  expect(reads).toEqual(['gateway', 'deliver', 'console']);
});

test('only the console draws charts', () => {
  const draws = functionNames.filter((name) => held(name).some((path) => /echarts|zrender/.test(path)));
  expect(draws).toEqual(['console']);
});

test('deliver holds the mouths', () => {
  expect(held('deliver')).toContain('bots/mouths.ts');
});

test('the console holds its pages and what they load, and no SDK of a platform', () => {
  expect(held('console')).toContain('functions/console/wall.tsx');
  expect(held('console').filter((path) => /@larksuiteoapi|classic-level|store\/level/.test(path))).toEqual(
    [],
  );
  const code = bundles.find(({ name }) => name === 'console')?.files.values() ?? [];
  const text = Buffer.concat([...code]).toString();
  expect(text).toContain('data-live');
  expect(text).toContain('light-dark(');
});

test('the webhook is small when it starts', () => {
  const kilobytes = (bytes: number) => Math.round(bytes / 1024);
  const sizes = bundles.map(({ name, files, startBytes }) => {
    const all = [...files.values()].reduce((sum, { length }) => sum + length, 0);
    return `${name} ${kilobytes(startBytes)} of ${kilobytes(all)} KB`;
  });
  console.log(`bundles: ${sizes.join(', ')}`);
  expect(bundles.find(({ name }) => name === 'webhook')?.startBytes).toBeLessThanOrEqual(webhookMost);
});
