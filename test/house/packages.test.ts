import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { textOf } from './tracked.ts';

const Entry = z.object({
  engines: z.object({ node: z.string().optional() }).optional(),
  resolved: z.string().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const Lock = z.object({ packages: z.record(z.string(), Entry) });
const Manifest = z.object({
  license: z.string(),
  engines: z.object({ node: z.string() }),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
});

const lock = Lock.parse(JSON.parse(textOf('package-lock.json')));
const manifest = Manifest.parse(JSON.parse(textOf('package.json')));
const oldest = [20, 19, 0] as const;

/** Optional leaves of another system that no Node 20 is ever asked to load. */
const elsewhere = ['node_modules/fsevents'];

test('every dependency runs on the oldest Node we promise', () => {
  expect(manifest.engines.node).toBe('>=20.19');
  const refusing = Object.entries(lock.packages).filter(([, entry]) => !accepts(entry.engines?.node ?? '*'));
  expect(refusing.map(([path]) => path).filter((path) => !elsewhere.includes(path))).toEqual([]);
});

test.each([
  ['>=20', true],
  ['>=v12.22.7', true],
  ['>= 0.4', true],
  ['^20.19.0 || >=22.12.0', true],
  ['^20.20.0 || >=22', false],
  ['^18.0.0', false],
  ['>=20.19.1', false],
  ['18.x || 19.x', false],
])('%s accepts the oldest Node: %s', (range, expected) => {
  expect(accepts(range)).toBe(expected);
});

/** Understands ^a.b.c and >=a.b.c and their alternatives, which is all our dependencies say; anything else is refused. */
function accepts(range: string): boolean {
  return range.split('||').some((alternative) => {
    if (alternative.trim() === '*') return true;
    const [, sign, ...parts] =
      /^(\^|>=)\s*v?(\d+)(?:\.(\d+|x))?(?:\.(\d+|x))?$/.exec(alternative.trim()) ?? [];
    const [major = Number.NaN, minor = 0, patch = 0] = parts.map(
      (part) => Number.parseInt(part ?? '0', 10) || 0,
    );
    if (Number.isNaN(major) || (sign === '^' && major !== oldest[0])) return false;
    const apart = [oldest[0] - major, oldest[1] - minor, oldest[2] - patch].find(
      (distance) => distance !== 0,
    );
    return (apart ?? 0) >= 0;
  });
}

test('the lock file names no host to download from', () => {
  expect(Object.entries(lock.packages).filter(([, { resolved }]) => resolved?.includes('://'))).toEqual([]);
});

test('the lock file holds what other systems need too, or npm ci refuses it', () => {
  const entries = Object.entries(lock.packages);
  const held = new Set(entries.map(([path]) => path.split('node_modules/').at(-1)));
  const wanted = entries.flatMap(([, entry]) => Object.keys(entry.optionalDependencies ?? {}));
  expect(wanted.filter((name) => !held.has(name))).toEqual([]);
});

test('every dependency is pinned to one release', () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('the licence is Apache-2.0, word for word', () => {
  expect(manifest.license).toBe('Apache-2.0');
  const digest = createHash('sha256').update(textOf('LICENSE')).digest('hex');
  expect(digest).toBe('cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30');
});
