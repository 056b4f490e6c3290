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
