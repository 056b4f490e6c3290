import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hearRow, isRightKind, known, type Row, rows, slotsOf } from './listening.ts';

const given = rows('phrases.tsv');
const own = rows('phrases-own.tsv');
const more = rows('phrases-more.tsv');
const fresh = rows('phrases-fresh.tsv');
const rounds = ['2', '3', '4', '5', '6', '7', '8'].flatMap((round) => rows(`phrases-fresh-${round}.tsv`));
const strangers = ['9', '10', '11'].flatMap((round) => rows(`phrases-fresh-${round}.tsv`));
const blind = ['12', '13'].flatMap((round) => rows(`phrases-fresh-${round}.tsv`));
const duty = rows('phrases-duty.tsv');
const tired = [...rows('phrases-duty-2.tsv'), ...rows('phrases-duty-3.tsv'), ...rows('phrases-duty-4.tsv')];
const ofHazards = rows('phrases-hazards.tsv');
const nobody = { units: [], people: [] };

function score(table: readonly Row[], names = known) {
  const heard = table.map((row) => ({ row, intent: hearRow(row, names) }));
  const right = heard.filter(({ row, intent }) => isRightKind(row, intent));
  const slots = right.flatMap(({ row, intent }) =>
    slotsOf(row, intent).map((slot) => ({ ...slot, phrase: row.phrase })),
  );
  return {
    intents: right.length / table.length,
    slots: slots.filter(({ wanted, got }) => wanted === got).length / slots.length,
    missed: heard
      .filter(({ row, intent }) => !isRightKind(row, intent))
      .map(({ row, intent }) => `${row.kind} ← ${intent.kind}: ${row.phrase}`),
    wrong: slots
      .filter(({ wanted, got }) => wanted !== got)
      .map(({ slot, wanted, got, phrase }) => `${slot} ${wanted} ← ${got}: ${phrase}`),
  };
}

describe('what people write is understood', () => {
  test.each([
    ['the sentences of the trade', given, known],
    ['the sentences of the trade, with nobody in the directory', given, nobody],
    ['our own, written before the rules', own, known],
    ['our own, with nobody in the directory', own, nobody],
    ['those that came later', more, known],
    ['a second table, written without knowing the rules', fresh, known],
    ['the blind rounds after it', rounds, known],
    ['two blind tables in the manner of the trade', blind, known],
    ['the same, with nobody in the directory', blind, nobody],
    ['a blind table that nothing was learned from', rows('phrases-fresh-14.tsv'), nobody],
    ['a blind table of the trades, as they type and speak', rows('phrases-fresh-15.tsv'), known],
    ['hazards, emergencies, checks and questions', ofHazards, known],
    ['duty in everyday words', duty, known],
    ['duty as tired people type it', tired, known],
    ['the same, with nobody in the directory', tired, nobody],
  ])('%s', (title, table, names) => {
    const { intents, slots, missed, wrong } = score(table, names);
    const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
    console.log(
      [`${title}: intents ${percent(intents)}, slots ${percent(slots)}`, ...missed, ...wrong].join('\n  '),
    );
    expect(intents).toBeGreaterThanOrEqual(0.95);
    expect(slots).toBeGreaterThanOrEqual(0.95);
  });
});

test.each([
  ['learned from, at first sight 74.0, 94.0 and 93.7 %', ['16', '17', '18']],
  ['that nothing was learned from', ['19', '20', '21']],
])('every kind of hazard and emergency, as strangers of all trades say it: tables %s', (title, numbers) => {
  const table = numbers.flatMap((number) => rows(`phrases-fresh-${number}.tsv`));
  const { intents, missed } = score(table);
  console.log([`${title}: intents ${(intents * 100).toFixed(1)} %`, ...missed].join('\n  '));
  expect(intents).toBeGreaterThanOrEqual(0.95);
});

test('three tables by strangers, the second as people speak: what they want is understood', () => {
  const { intents, slots, missed, wrong } = score(strangers);
  console.log([`strangers: intents ${intents}, slots ${slots}`, ...missed, ...wrong].join('\n  '));
  expect(intents).toBeGreaterThanOrEqual(0.95);
  expect(slots).toBeGreaterThanOrEqual(0.9);
});

test('talk that is for nobody is never answered, whatever is open', () => {
  const talk = [
    ...given,
    ...own,
    ...more,
    ...fresh,
    ...rounds,
    ...strangers,
    ...blind,
    ...duty,
    ...tired,
    ...ofHazards,
  ].filter(({ kind }) => kind === 'none');
  expect(
    talk
      .map((row) => ({ phrase: row.phrase, kind: hearRow(row).kind }))
      .filter(({ kind }) => kind !== 'none'),
  ).toEqual([]);
});

test('no sentence of the tables stands whole in the code that hears', () => {
  const code = hearing(new URL('../../shared/conversation/', import.meta.url));
  const phrases = [...given, ...own, ...fresh]
    .map(({ phrase }) => phrase)
    .filter((phrase) => phrase.length >= 6);
  expect(phrases.filter((phrase) => code.includes(phrase))).toEqual([]);
});

test('no sentence of the handed-over table stands anywhere in the shared code, words and comments included', () => {
  const root = new URL('../../shared/', import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const code = files.map((name) => readFileSync(new URL(name, root), 'utf8')).join('\n');
  expect(
    given.map(({ phrase }) => phrase).filter((phrase) => phrase.length >= 6 && code.includes(phrase)),
  ).toEqual([]);
});

/** Every file of the floor but those that speak: help names the commands as they are typed. */
function hearing(folder: URL): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.ts') && !name.includes('words'));
  return files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
}
