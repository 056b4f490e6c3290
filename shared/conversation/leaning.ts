import { type IntentKind, intentKinds } from './intent.ts';
import { onPaper } from './lexicon/dialect.ts';
import { leanings } from './lexicon/leanings.ts';
import { familiesIn } from './lexicon/senses.ts';
import type { Sentence } from './sentence.ts';

/** What the words of a sentence lean to, and how far: 1 is certain. */
export interface Leaning {
  readonly kind: IntentKind;
  readonly share: number;
  /** How far they lean to talk that is for nobody. */
  readonly talk: number;
}

/** An intent stands at the head; the rest of a long text says little about it. */
const headLength = 80;

/**
 * What the other pages did not hear for certain, weighed by runs of up to three characters. The weights are learned from
 * the labelled tables under test/fixtures by `node --import tsx test/conversation/learn.ts`.
 */
export function leaningOf(sentence: Sentence): Leaning {
  const leaning = weighed.get(sentence) ?? weigh(sentence, learned());
  weighed.set(sentence, leaning);
  return leaning;
}

/** It is asked several times what a sentence leans to. */
const weighed = new WeakMap<Sentence, Leaning>();

function weigh(sentence: Sentence, table: Weights): Leaning {
  const sums = new Float64Array(intentKinds.length);
  const runs = runsOf(sentence);
  for (const run of runs) {
    for (const [kind, weight] of weightsOf(run, table)) sums[kind] = (sums[kind] ?? 0) + weight;
  }
  const scale = 1 / Math.sqrt(Math.max(runs.size, 1));
  const scores = [...sums].map((sum, kind) => sum * scale + (table.bias.get(kind) ?? -20));
  const most = Math.max(...scores);
  const total = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
  const talk = Math.exp((scores[intentKinds.indexOf('none')] ?? 0) - most) / total;
  return { kind: intentKinds[scores.indexOf(most)] ?? 'none', share: 1 / total, talk };
}

/**
 * The runs of characters of a sentence, those of the families of its words, who speaks, and whether an emergency runs that
 * he works on. Names, days, times and numbers are all one.
 */
export function runsOf({ plain, units, people, dates, times, context }: Sentence): ReadonlySet<string> {
  const named = [as(units, 'U'), as(people, 'P'), as(dates, 'D'), as(times, 'T')]
    .flat()
    .sort((one, other) => other.start - one.start)
    .reduce((text, { start, end, letter }) => text.slice(0, start) + letter + text.slice(end), plain);
  const text = `^${named
    .slice(0, headLength)
    .replace(/\d+/g, '0')
    .replace(/[一二三四五六七八九十两]+(?=[月号日点楼层条处个天人家周分])/g, '0')
    .replace(/[\s,.;:!]+/g, '_')}$`;
  const paper = onPaper(text);
  const runs = new Set([...runsIn(paper, ''), ...runsIn(familiesIn(text), familyMark)]);
  if (context.roles.some((role) => commanding.includes(role))) runs.add(`${familyMark}!`);
  if (context.open.working === true) runs.add(`${familyMark}*`);
  return runs;
}

const commanding: readonly string[] = ['administrator', 'officer', 'leader', 'street'];
/** No sentence holds it: so the families of words are runs of their own. */
const familyMark = '§';

function runsIn(text: string, mark: string): string[] {
  return Array.from({ length: text.length }, (_, at) =>
    Array.from(
      { length: Math.min(longest, text.length - at) },
      (__, rest) => mark + text.slice(at, at + rest + 1),
    ),
  ).flat();
}
const longest = 3;

interface Span {
  readonly start: number;
  readonly end: number;
}

function as(spans: readonly Span[], letter: string): (Span & { readonly letter: string })[] {
  return spans.map(({ start, end }) => ({ start, end, letter }));
}

/** Whether a kind is among those that were learned: of any other the words of a sentence say nothing. */
export function isLearned(kind: IntentKind): boolean {
  return learned().bias.has(intentKinds.indexOf(kind));
}

/** Of each run its letters as they were learned: a sentence has a hundred of the eighteen thousand, and only those are read. */
export interface Weights {
  readonly bias: ReadonlyMap<number, number>;
  /** The place among the kinds of intents for each letter of a kind. */
  readonly placed: readonly number[];
  readonly runs: ReadonlyMap<string, string>;
}

let read: Weights | undefined;

function learned(): Weights {
  read ??= readWeights(leanings);
  return read;
}

/**
 * What was learned, small: a name and a bias for each kind, and each run once, in order, with two letters for every kind it
 * speaks for. A run begins with how many characters it has in common with the run before it.
 */
export interface Leanings {
  readonly kinds: readonly string[];
  readonly runs: string;
}

export function readWeights({ kinds, runs }: Leanings): Weights {
  const names: readonly string[] = intentKinds;
  const heads = kinds.map((line) => line.split(' '));
  const placed = heads.map(([name = '']) => names.indexOf(name));
  const bias = new Map(heads.map(([, by], at) => [placed[at] ?? -1, Number(by)] as const));
  const table = new Map<string, string>();
  const words = runs.split(' ');
  let run = '';
  for (let at = 0; at + 1 < words.length; at += 2) {
    const word = words[at] ?? '';
    run = run.slice(0, Number(word.slice(0, 1))) + word.slice(1);
    table.set(run, words[at + 1] ?? '');
  }
  return { bias, placed, runs: table };
}

export function weightsOf(run: string, { runs, placed }: Weights): (readonly [number, number])[] {
  const letters = runs.get(run) ?? '';
  return Array.from({ length: letters.length / 2 }, (_, pair) => {
    const kind = placed[letters.charCodeAt(2 * pair) - firstLetter] ?? -1;
    return [kind, (letters.charCodeAt(2 * pair + 1) - firstLetter - mostSteps) / step] as const;
  });
}

/** The letters lie above the marks that need care within quotes; a weight is so many steps below or above none. */
export const firstLetter = 0x28;
export const mostSteps = 42;
export const step = 6;
