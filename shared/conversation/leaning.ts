import { type IntentKind, intentKinds } from './intent.ts';
import { leanings } from './lexicon/leanings.ts';
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
export function leaningOf(sentence: Sentence, table = learned()): Leaning {
  const sums = new Float64Array(intentKinds.length);
  const runs = runsOf(sentence);
  for (const run of runs) {
    for (const [kind, weight] of table.get(run) ?? []) sums[kind] = (sums[kind] ?? 0) + weight;
  }
  const bias = table.get('') ?? [];
  const scale = 1 / Math.sqrt(Math.max(runs.size, 1));
  const scores = [...sums].map((sum, kind) => sum * scale + (bias.find(([at]) => at === kind)?.[1] ?? -20));
  const most = Math.max(...scores);
  const total = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
  const talk = Math.exp((scores[intentKinds.indexOf('none')] ?? 0) - most) / total;
  return { kind: intentKinds[scores.indexOf(most)] ?? 'none', share: 1 / total, talk };
}

/** The runs of characters of a sentence. Names, days, times and numbers are all one. */
export function runsOf({ plain, units, people, dates, times }: Sentence): ReadonlySet<string> {
  const named = [as(units, 'U'), as(people, 'P'), as(dates, 'D'), as(times, 'T')]
    .flat()
    .sort((one, other) => other.start - one.start)
    .reduce((text, { start, end, letter }) => text.slice(0, start) + letter + text.slice(end), plain);
  const text = `^${named
    .slice(0, headLength)
    .replace(/\d+/g, '0')
    .replace(/[一二三四五六七八九十两]+(?=[月号日点楼层条处个天人家周分])/g, '0')
    .replace(/[\s,.;:!]+/g, '_')}$`;
  const runs = new Set<string>();
  for (let at = 0; at < text.length; at += 1) {
    for (let length = 1; length <= 3 && at + length <= text.length; length += 1)
      runs.add(text.slice(at, at + length));
  }
  return runs;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function as(spans: readonly Span[], letter: string): (Span & { readonly letter: string })[] {
  return spans.map(({ start, end }) => ({ start, end, letter }));
}

/** Whether a kind is among those that were learned: of any other the words of a sentence say nothing. */
export function isLearned(kind: IntentKind): boolean {
  return (learned().get('') ?? []).some(([at]) => intentKinds[at] === kind);
}

export type Weights = ReadonlyMap<string, readonly (readonly [number, number])[]>;

let read: Weights | undefined;

function learned(): Weights {
  read ??= readWeights(leanings);
  return read;
}

/** What was learned, small: a name and a bias for each kind, and each run once with two letters for every kind it speaks for. */
export interface Leanings {
  readonly kinds: readonly string[];
  readonly runs: string;
}

export function readWeights({ kinds, runs }: Leanings): Weights {
  const names: readonly string[] = intentKinds;
  const heads = kinds.map((line) => line.split(' '));
  const placed = heads.map(([name = '']) => names.indexOf(name));
  const table = new Map([['', heads.map(([, bias], at) => [placed[at] ?? -1, Number(bias)] as const)]]);
  const words = runs.split(' ');
  for (let at = 0; at + 1 < words.length; at += 2)
    table.set(words[at] ?? '', pairsOf(words[at + 1] ?? '', placed));
  return table;
}

function pairsOf(letters: string, placed: readonly number[]): (readonly [number, number])[] {
  return Array.from({ length: letters.length / 2 }, (_, pair) => {
    const kind = placed[letters.charCodeAt(2 * pair) - firstLetter] ?? -1;
    return [kind, (letters.charCodeAt(2 * pair + 1) - firstLetter - mostSteps) / step] as const;
  });
}

/** The letters lie above the marks that need care within quotes; a weight is so many steps below or above none. */
export const firstLetter = 0x28;
export const mostSteps = 42;
export const step = 6;
