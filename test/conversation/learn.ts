import { writeFileSync } from 'node:fs';
import { type IntentKind, intentKinds } from '../../shared/conversation/intent.ts';
import { firstLetter, type Leanings, mostSteps, runsOf, step } from '../../shared/conversation/leaning.ts';
import { readSentence } from '../../shared/conversation/sentence.ts';
import { context, known, now, type Row, rows, utterance } from './listening.ts';

/** The labelled tables that the weights are learned from; a new blind round is none of them until it was scored. */
export const tables = [
  'phrases',
  'phrases-own',
  'phrases-more',
  'phrases-fresh',
  'phrases-fresh-2',
  'phrases-fresh-3',
  'phrases-fresh-4',
  'phrases-fresh-5',
  'phrases-fresh-6',
  'phrases-fresh-7',
  'phrases-fresh-8',
  'phrases-fresh-9',
  'phrases-fresh-10',
  'phrases-fresh-11',
  'phrases-fresh-12',
  'phrases-fresh-13',
  'phrases-fresh-15',
  'phrases-learn',
  'phrases-learn-2',
  'phrases-duty',
  'phrases-hazards',
];

interface Example {
  readonly runs: readonly number[];
  readonly kind: number;
}

const rounds = 60;
const rate = 0.5;
const decay = 0.9995;
const names: readonly string[] = intentKinds;
const kinds = names.length;

/** Multinomial regression by stochastic steps, the same on every machine: as readWeights takes it. */
export function learn(all: readonly Row[], most: number): Leanings {
  const index = new Map<string, number>();
  const seen = new Map<string, number>();
  const texts = all.map((row) => [...runsIn(row.phrase)]);
  for (const run of texts.flat()) seen.set(run, (seen.get(run) ?? 0) + 1);
  for (const [run, count] of seen) if (count >= 2) index.set(run, index.size);
  const examples = all.map((row, at) => ({
    runs: (texts[at] ?? []).flatMap((run) => index.get(run) ?? []),
    kind: names.indexOf(row.kind),
  }));
  const { weights, bias } = trained(examples, index.size);
  return written([...index.keys()], weights, { bias, most, present: new Set(all.map(({ kind }) => kind)) });
}

function runsIn(phrase: string): ReadonlySet<string> {
  return runsOf(readSentence(utterance(phrase), context(['liaison'], undefined, known), now));
}

function trained(examples: readonly Example[], size: number): { weights: Float32Array; bias: Float64Array } {
  const weights = new Float32Array(size * kinds);
  const bias = new Float64Array(kinds);
  let pace = rate * 8;
  for (let round = 0; round < rounds; round += 1) {
    for (const at of shuffled(examples.length, round)) {
      const example = examples[at];
      if (example) stepOn(example, { weights, bias, pace });
    }
    pace *= 0.96;
    for (let at = 0; at < weights.length; at += 1) weights[at] = (weights[at] ?? 0) * decay;
  }
  return { weights, bias };
}

interface State {
  readonly weights: Float32Array;
  readonly bias: Float64Array;
  readonly pace: number;
}

function stepOn(example: Example, { weights, bias, pace }: State): void {
  const scale = 1 / Math.sqrt(Math.max(example.runs.length, 1));
  const shares = sharesOf(example, weights, bias);
  for (let at = 0; at < kinds; at += 1) {
    const off = ((shares[at] ?? 0) - (at === example.kind ? 1 : 0)) * pace;
    if (Math.abs(off) < 1e-4) continue;
    bias[at] = (bias[at] ?? 0) - off * 0.02;
    for (const run of example.runs)
      weights[run * kinds + at] = (weights[run * kinds + at] ?? 0) - off * scale;
  }
}

function sharesOf({ runs }: Example, weights: Float32Array, bias: Float64Array): Float64Array {
  const scale = 1 / Math.sqrt(Math.max(runs.length, 1));
  const scores = bias.map((start, at) =>
    runs.reduce((sum, run) => sum + (weights[run * kinds + at] ?? 0) * scale, start),
  );
  const top = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - top));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

/** An order that is the same each time. */
function shuffled(length: number, seed: number): number[] {
  const order = Array.from({ length }, (_, at) => at);
  let state = seed * 7919 + 1;
  for (let at = length - 1; at > 0; at -= 1) {
    state = (state * 48_271) % 2_147_483_647;
    const other = state % (at + 1);
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}

function written(
  runs: readonly string[],
  weights: Float32Array,
  { bias, most, present }: { bias: Float64Array; most: number; present: ReadonlySet<string> },
): Leanings {
  const sizes = [...weights].map(Math.abs).sort((one, other) => other - one);
  const least = Math.max(sizes[most] ?? 0, 0.5 / step);
  const known = intentKinds.flatMap((kind: IntentKind, at) => (present.has(kind) ? [{ kind, at }] : []));
  const spoken = runs.flatMap((run, place) => {
    const pairs = known.flatMap(({ at }, letter) => {
      const weight = weights[place * kinds + at] ?? 0;
      const steps = Math.max(-mostSteps, Math.min(mostSteps, Math.round(weight * step)));
      if (Math.abs(weight) <= least || steps === 0) return [];
      return String.fromCharCode(firstLetter + letter, firstLetter + mostSteps + steps);
    });
    return pairs.length > 0 ? [run, pairs.join('')] : [];
  });
  return {
    kinds: known.map(({ kind, at }) => `${kind} ${(bias[at] ?? 0).toFixed(2)}`),
    runs: spoken.join(' '),
  };
}

if (process.argv[1]?.endsWith('learn.ts')) {
  const { kinds: heads, runs } = learn(
    tables.flatMap((table) => rows(`${table}.tsv`)),
    22_000,
  );
  const body = `{\n  kinds: ${JSON.stringify(heads)},\n  runs: ${JSON.stringify(runs)},\n}`;
  writeFileSync(
    new URL('../../shared/conversation/lexicon/leanings.ts', import.meta.url),
    `/** Learned, not written: see leaningOf. */\nexport const leanings = ${body};\n`,
  );
}
