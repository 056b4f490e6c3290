import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hearRow, hears, isRightKind, type Row, rows } from './listening.ts';

function missed(table: readonly Row[]): string[] {
  return table
    .map((row) => ({ row, heard: hearRow(row) }))
    .filter(({ row, heard }) => !isRightKind(row, heard))
    .map(({ row, heard }) => `${row.kind} ← ${heard.kind}: ${row.phrase}`);
}

describe('what officers order and units answer about a case or an emergency is heard in any words and order', () => {
  test.each([['orders.tsv'], ['orders-2.tsv']])('%s', (file) => {
    const table = rows(file);
    const wrong = missed(table);
    const share = 1 - wrong.length / table.length;
    console.log([`${file}: ${(share * 100).toFixed(1)} %`, ...wrong].join('\n  '));
    expect(share).toBeGreaterThanOrEqual(0.95);
  });
});

test('while one emergency runs, another that is reported is never taken for an order about it', () => {
  const files = readdirSync(new URL('../fixtures/', import.meta.url)).filter((name) => name.endsWith('.tsv'));
  const alarms = files.flatMap((file) => rows(file)).filter(({ kind }) => kind === 'incident.report');
  const ordered = alarms.flatMap(({ phrase }) => {
    const kinds = (['officer', 'liaison'] as const).map(
      (role) => hears(phrase, { working: true }, [role]).kind,
    );
    return kinds
      .filter((kind) => /^incident\.(?!report|update|final|drill)/.test(kind))
      .map((kind) => `${kind}: ${phrase}`);
  });
  expect(ordered).toEqual([]);
});

test.each([
  ['1整改好了 另一处也固定好了', 'done'],
  ['1整改好了 另一处也固定好了，货已搬走', 'done'],
  ['1已整改 另外那处也修好了', 'done'],
  ['1改好了 剩下的也清完了', 'done'],
  ['1改好了一处 另一处等师傅', 'partial'],
  ['1整改好了一处，另外一处还没', 'partial'],
  ['5条整改了4条，剩下一条明天修好', 'partial'],
  ['1修好了两个，另外一个待更换好', 'partial'],
  ['1修好了两处，另一处也修好了，还剩一处没修', 'partial'],
])('of %s is told whether anything is left', (said, how) => {
  expect(hears(said, {}, ['liaison']).kind).toBe(`hazard.rectify.${how}`);
});
