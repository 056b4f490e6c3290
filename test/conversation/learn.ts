import { writeFileSync } from 'node:fs';
import { type IntentKind, intentKinds } from '../../shared/conversation/intent.ts';
import { firstLetter, type Leanings, mostSteps, runsOf, step } from '../../shared/conversation/leaning.ts';
import { readSentence } from '../../shared/conversation/sentence.ts';
import { closed, context, known, now, type Row, rows, utterance } from './listening.ts';

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
  'phrases-fresh-16',
  'phrases-fresh-17',
  'phrases-fresh-18',
  'phrases-learn',
  'phrases-learn-2',
  'phrases-learn-3',
  'phrases-learn-4',
  'phrases-learn-5',
  'phrases-duty',
  'phrases-duty-2',
  'phrases-duty-3',
  'phrases-duty-4',
  'phrases-hazards',
  'alarms',
  'alarms-2',
  'alarms-fresh',
  'alarms-fresh-2',
  'orders',
  'orders-2',
  'phrases-house',
];

interface Example {
  readonly runs: Int32Array;
  readonly kind: number;
  /** How far it pulls. */
  readonly force: number;
}

const rounds = 24;
const firstPace = 4;
const cooling = 0.9;
const decay = 0.9995;
const seldom = 2;

/** Multinomial regression by stochastic steps, the same on every machine: as readWeights takes it. */
export function learn(all: readonly Row[], most: number): Leanings {
  const present = intentKinds.filter((kind) => all.some((row) => row.kind === kind));
  const kinds: readonly string[] = present;
  const said = all.flatMap((row, at) => voices(row, at).map((runs) => ({ row, runs: [...runs] })));
  const seen = new Map<string, number>();
  for (const run of said.flatMap(({ runs }) => runs)) seen.set(run, (seen.get(run) ?? 0) + 1);
  const index = new Map([...seen].filter(([, count]) => count >= seldom).map(([run], at) => [run, at]));
  const many = new Map(present.map((kind) => [kind, all.filter((row) => row.kind === kind).length]));
  const examples = said.map(({ row, runs }) => ({
    force: forceOf(row, many),
    runs: Int32Array.from(runs.flatMap((run) => index.get(run) ?? [])),
    kind: kinds.indexOf(row.kind),
  }));
  return written([...index.keys()], trained(examples, index.size, present.length), { present, most });
}

/** Of a kind that few rows speak for each counts for more; so does talk, which is of all kinds. */
function forceOf({ kind }: Row, many: ReadonlyMap<string, number>): number {
  if (kind === 'none') return 1.7;
  return Math.min(2, Math.max(1, Math.sqrt(250 / (many.get(kind) ?? 1))));
}

/** What only who commands says: the older tables do not tell who speaks. */
const orders =
  /^(?:hazard\.(?:verify|dispatch|transfer|escalate|recheck\..*|unlist|settle|feedback|letter|interview|decision|evidence)|incident\.(?:judge|close|paper))$/;
const amidst = /^incident\.(?:update|final|query|facts|sent|judge|close|paper)$/;

/** Who commands says other things too, and while an emergency runs not all is about it; anybody talks. */
function voices({ kind, phrase, expected }: Row, at: number): readonly ReadonlySet<string>[] {
  const commands = expected['role'] === 'officer' || expected['role'] === 'leader' || orders.test(kind);
  const working = amidst.test(kind) ? at % 3 > 0 : at % 5 === 0;
  if (kind === 'none') return [runsIn(phrase, false, false), runsIn(phrase, true, working)];
  return [runsIn(phrase, commands || at % 3 === 0, working)];
}

function runsIn(phrase: string, commands: boolean, working: boolean): ReadonlySet<string> {
  const who = context([commands ? 'officer' : 'liaison'], { ...closed, working }, known);
  return runsOf(readSentence(utterance(phrase), who, now));
}

interface Learned {
  readonly weights: Float32Array;
  readonly bias: Float64Array;
}

function trained(examples: readonly Example[], size: number, kinds: number): Learned {
  const learned = { weights: new Float32Array(size * kinds), bias: new Float64Array(kinds) };
  let pace = firstPace;
  for (let round = 0; round < rounds; round += 1) {
    for (const at of shuffled(examples.length, round)) {
      const example = examples[at];
      if (example) stepOn(example, learned, pace * example.force);
    }
    pace *= cooling;
    for (let at = 0; at < learned.weights.length; at += 1)
      learned.weights[at] = (learned.weights[at] ?? 0) * decay;
  }
  return learned;
}

function stepOn({ runs, kind }: Example, { weights, bias }: Learned, pace: number): void {
  const scale = 1 / Math.sqrt(Math.max(runs.length, 1));
  const off = sharesOf(runs, weights, bias).map((share, at) => (share - (at === kind ? 1 : 0)) * pace);
  add(
    bias,
    0,
    off.map((by) => by * -0.02),
  );
  const by = off.map((much) => -much * scale);
  for (const run of runs) add(weights, run * by.length, by);
}

function add(to: Float32Array | Float64Array, start: number, by: Float32Array | Float64Array): void {
  for (let at = 0; at < by.length; at += 1) to[start + at] = (to[start + at] ?? 0) + (by[at] ?? 0);
}

function sharesOf(runs: Int32Array, weights: Float32Array, bias: Float64Array): Float64Array {
  const sums = new Float64Array(bias.length);
  for (const run of runs) add(sums, 0, weights.subarray(run * bias.length, (run + 1) * bias.length));
  const scale = 1 / Math.sqrt(Math.max(runs.length, 1));
  const scores = sums.map((sum, at) => sum * scale + (bias[at] ?? 0));
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
  { weights, bias }: Learned,
  { present, most }: { present: readonly IntentKind[]; most: number },
): Leanings {
  const sizes = weights.map(Math.abs).sort();
  const least = Math.max(sizes[sizes.length - 1 - most] ?? 0, 0.5 / step);
  let last = '';
  const spoken = [...runs.entries()]
    .sort(([, one], [, other]) => (one < other ? -1 : 1))
    .flatMap(([place, run]) => {
      const pairs = present.flatMap((_, letter) => {
        const weight = weights[place * present.length + letter] ?? 0;
        const steps = Math.max(-mostSteps, Math.min(mostSteps, Math.round(weight * step)));
        if (Math.abs(weight) <= least || steps === 0) return [];
        return String.fromCharCode(firstLetter + letter, firstLetter + mostSteps + steps);
      });
      if (pairs.length === 0) return [];
      const common = shared(last, run);
      last = run;
      return [`${common}${run.slice(common)}`, pairs.join('')];
    });
  return {
    kinds: present.map((kind, at) => `${kind} ${(bias[at] ?? 0).toFixed(2)}`),
    runs: spoken.join(' '),
  };
}

function shared(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

if (process.argv[1]?.endsWith('learn.ts')) {
  const { kinds: heads, runs } = learn(
    tables.flatMap((table) => rows(`${table}.tsv`)),
    38_500,
  );
  const body = `{\n  kinds: ${JSON.stringify(heads)},\n  runs: ${JSON.stringify(runs)},\n}`;
  writeFileSync(
    new URL('../../shared/conversation/lexicon/leanings.ts', import.meta.url),
    `/** Learned, not written: see leaningOf. */\nexport const leanings = ${body};\n`,
  );
}
