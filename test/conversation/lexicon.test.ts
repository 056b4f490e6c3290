import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hazardCategories } from '../../shared/conversation/lexicon/categories.ts';
import { categoryIn } from '../../shared/conversation/lexicon.ts';
import { plain } from '../../shared/conversation/sentence/plain.ts';

const rows = readFileSync(new URL('../fixtures/hazard-kinds.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [wanted = '', phrase = ''] = line.split('\t');
    return { wanted, phrase, found: categoryIn(plain(phrase))?.code ?? 'none' };
  });

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
const percent = (value: number): string => `${(value * 100).toFixed(0)} %`;

const scores = hazardCategories.map(({ code }) => {
  const right = rows.filter(({ wanted, found }) => wanted === code && found === code).length;
  const found = rows.filter((row) => row.found === code).length;
  const wanted = rows.filter((row) => row.wanted === code).length;
  return { code, wanted, precision: share(right, found), recall: share(right, wanted) };
});
const hit = rows.filter(({ wanted, found }) => wanted === found);
const named = rows.filter(({ found }) => found !== 'none');

test('the lexicon names the kind of most hazards an inspector writes, and its errors are listed', () => {
  const precision = share(hit.length, named.length);
  const recall = share(hit.length, rows.length);
  console.log(
    [
      `lexicon on ${rows.length} labelled hazards: precision ${percent(precision)}, recall ${percent(recall)}`,
      ...scores.map(
        (one) => `${one.code}: precision ${percent(one.precision)}, recall ${percent(one.recall)}`,
      ),
      ...rows
        .filter(({ wanted, found }) => wanted !== found)
        .map(({ wanted, found, phrase }) => `wrong ${wanted} ← ${found}: ${phrase}`),
    ].join('\n  '),
  );
  expect(precision).toBeGreaterThanOrEqual(0.8);
  expect(recall).toBeGreaterThanOrEqual(0.8);
});

test('every kind stands in the labelled set', () => {
  expect(scores.filter(({ wanted }) => wanted === 0)).toEqual([]);
});
