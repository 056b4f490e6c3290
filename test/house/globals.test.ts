import { beforeAll, describe, expect, test } from 'vitest';
import { lint } from './biome.ts';

const world = [
  'Date',
  'process',
  'fetch',
  'setTimeout',
  'setInterval',
  'performance',
  'crypto',
  'globalThis',
];
const clock = ['Date', 'process'];

const places: readonly { readonly at: string; readonly denied: readonly string[] }[] = [
  { at: 'shared/domain/x.ts', denied: world },
  { at: 'shared/domain/duty/x.tsx', denied: world },
  { at: 'shared/conversation/duty/x.ts', denied: world },
  { at: 'shared/papers/x.ts', denied: world },
  { at: 'shared/flows/x.ts', denied: world },
  { at: 'shared/flows/duty/x.tsx', denied: world },
  { at: 'shared/feeds/x.ts', denied: clock },
  { at: 'shared/store/x.ts', denied: clock },
  { at: 'bots/feishu/x.ts', denied: clock },
  { at: 'functions/sandbox/x.tsx', denied: clock },
  { at: 'shared/domain/time.ts', denied: [] },
  { at: 'functions/app.ts', denied: [] },
  { at: 'infra/local/x.ts', denied: [] },
];

describe('the world comes in through Deps', () => {
  let refused: ReadonlySet<string>;

  beforeAll(async () => {
    const text = world.map((name) => `export const use${name} = ${name};\n`).join('');
    refused = await lint(new Map(places.map(({ at }) => [at, text])), 'style/noRestrictedGlobals');
  });

  test.each(places)('$at is refused $denied', ({ at, denied }) => {
    expect(world.filter((_, index) => refused.has(`${at}:${index + 1}`))).toEqual(denied);
  });
});

test('chance is refused where things are decided', async () => {
  const files = ['shared/domain/x.ts', 'shared/flows/duty/x.ts', 'bots/kit/x.ts'];
  const text = 'export const dice = Math.random();\n';
  const refused = await lint(new Map(files.map((path) => [path, text])), 'nursery/noJsRestrictedProperties');
  expect([...refused]).toEqual(['shared/domain/x.ts:1', 'shared/flows/duty/x.ts:1']);
});

test('only the configuration, the handlers and infra read the environment', async () => {
  const files = [
    'functions/config.ts',
    'functions/handlers.ts',
    'functions/app.ts',
    'bots/kit/x.ts',
    'infra/x.ts',
  ];
  const text = "import process from 'node:process';\nexport const port = process.env['PORT'];\n";
  const refused = await lint(new Map(files.map((path) => [path, text])), 'style/noProcessEnv');
  expect([...refused].sort()).toEqual(['bots/kit/x.ts:2', 'functions/app.ts:2']);
});

test('a circle of imports is refused', async () => {
  const circle = new Map([
    ['shared/domain/one.ts', "import { two } from './two.ts';\nexport const one = () => two();\n"],
    ['shared/domain/two.ts', "import { one } from './one.ts';\nexport const two = () => one();\n"],
  ]);
  const refused = await lint(circle, 'suspicious/noImportCycles');
  expect([...refused].sort()).toEqual(['shared/domain/one.ts:1', 'shared/domain/two.ts:1']);
});

test('a file of more than 250 lines is refused', async () => {
  const lines = (count: number) => 'export {};\n'.repeat(count);
  const files = new Map([
    ['bots/kit/long.ts', lines(251)],
    ['test/long.test.ts', lines(251)],
    ['bots/kit/short.ts', lines(250)],
  ]);
  const refused = await lint(files, 'style/noExcessiveLinesPerFile');
  expect([...refused].map((at) => at.split(':')[0]).sort()).toEqual([
    'bots/kit/long.ts',
    'test/long.test.ts',
  ]);
});
