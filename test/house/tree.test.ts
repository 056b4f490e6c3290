import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './biome.ts';
import { textOf, tracked } from './tracked.ts';

const source = tracked('*.ts', '*.tsx');
const linesOf = (path: string) => textOf(path).trimEnd().split('\n').length;

test('the top level holds the floors and what every project has beside them', () => {
  const top = new Set(tracked().map((path) => path.split('/')[0] ?? ''));
  const plain = [...top].filter((name) => !name.startsWith('.'));
  const known = [
    ...['LICENSE', 'README.md', 'README.zh-CN.md', 'bots', 'docs', 'functions', 'infra', 'package-lock.json'],
    ...['package.json', 'serverless.yml', 'shared', 'test', 'tsconfig.json', 'vitest.config.ts'],
  ];
  expect(plain.filter((name) => !known.includes(name))).toEqual([]);
});

test('no file is longer than 250 lines, and half of the house stays within 80', () => {
  const house = source.filter((path) => !path.startsWith('test/'));
  const sizes = house.map(linesOf).sort((a, b) => a - b);
  const median = sizes[Math.floor(sizes.length / 2)] ?? 0;
  console.log(`${sizes.length} files, median ${median} lines, p90 ${sizes[Math.floor(sizes.length * 0.9)]}`);
  expect(source.filter((path) => linesOf(path) > 250)).toEqual([]);
  expect(median).toBeLessThanOrEqual(80);
});

test('nobody hides a folder behind an index', () => {
  expect(source.filter((path) => /(^|\/)index\.tsx?$/.test(path))).toEqual([]);
});

test('nobody silences the linter or the compiler', () => {
  const silence = /(biome-ignore|@ts-(ignore|expect-error|nocheck)|eslint-disable)/;
  const silent = source.filter((path) => silence.test(textOf(path)));
  expect(silent.filter((path) => !path.startsWith('test/house/'))).toEqual([]);
});

test('every link of the documentation leads somewhere', () => {
  const broken = tracked('*.md').flatMap((path) =>
    linksOf(textOf(path))
      .filter((link) => !leads(path, link))
      .map((link) => `${path} → ${link}`),
  );
  expect(broken).toEqual([]);
});

function linksOf(markdown: string): readonly string[] {
  const text = markdown.replace(/```[\s\S]*?```/g, '');
  const inline = [...text.matchAll(/\]\(<?([^)\s>]+)/g)];
  const html = [...text.matchAll(/(?:src|href)="([^"]+)"/g)];
  return [...inline, ...html].flatMap(([, link]) => link ?? []);
}

function leads(from: string, link: string): boolean {
  if (/^(https?|mailto):/.test(link)) return true;
  const [path = '', anchor] = decodeURIComponent(link).split('#');
  const target = path === '' ? from : join(dirname(from), path);
  if (!existsSync(join(root, target))) return false;
  return anchor === undefined || !target.endsWith('.md') || anchorsOf(textOf(target)).includes(anchor);
}

function anchorsOf(markdown: string): readonly string[] {
  const headings = [...markdown.matchAll(/^#+ +(.+)$/gm)].map(([, heading]) => heading ?? '');
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('no file names a folder of the machine it was written on', () => {
  const homes = /(?<![\w.~}-])\/(home|Users|root|mnt|workspaces?)\/\w|[A-Z]:\\Users\\/;
  expect(tracked().filter((path) => homes.test(textOf(path)))).toEqual([]);
});
