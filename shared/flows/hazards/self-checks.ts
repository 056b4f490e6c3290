import { checksCard } from '../../conversation/hazards/words-checks.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { type Rates, ratesOf, type Span } from '../../domain/hazards/self-check.ts';
import { type Day, dayOf, type Instant } from '../../domain/time.ts';
import { loadBureau } from '../../store/directory.ts';
import { checksIn } from '../../store/rounds.ts';
import type { Deps } from '../deps.ts';
import { unitsById } from '../units.ts';
import { restDays } from '../workdays.ts';

/** Counters of a scope: 'all', 'street#…', 'unit#…'. */
type Of = readonly string[];

interface Asked {
  readonly span: Span;
  readonly now: Instant;
  readonly isRest: (on: Day) => boolean;
}

interface Where extends Asked {
  readonly scopes: Of;
}

interface Checks {
  readonly units: number;
  readonly rates: Rates;
}

/** What the units of some scopes made of their own checks; nothing is owed for days that are still to come. */
export async function checksOf(deps: Deps, { scopes, ...asked }: Where): Promise<Checks> {
  const units = (await unitsIn(deps, scopes)).length;
  return { units, rates: await ratesIn(deps, { scopes, units }, asked) };
}

/** Scopes whose counters are read at the same time. */
const atOnce = 40;

/** The same of many scopes, in their order; how many units each holds is known by whoever asks. */
export async function* checksEach<T extends { readonly scope: string; readonly units: number }>(
  deps: Deps,
  parts: readonly T[],
  asked: Asked,
): AsyncGenerator<T & { readonly rates: Rates }> {
  for (let from = 0; from < parts.length; from += atOnce) {
    const batch = parts.slice(from, from + atOnce);
    yield* await Promise.all(
      batch.map(async (part) => {
        const rates = await ratesIn(deps, { scopes: [part.scope], units: part.units }, asked);
        return { ...part, rates };
      }),
    );
  }
}

async function ratesIn(
  deps: Deps,
  { scopes, units }: { readonly scopes: Of; readonly units: number },
  { span, now, isRest }: Asked,
): Promise<Rates> {
  const made: (readonly [string, number])[] = [];
  for (const scope of scopes) for await (const one of checksIn(deps.table, scope, span)) made.push(one);
  return ratesOf(made, { span: begun(span, now), units, isRest });
}

/** Days on which no check is owed: rest days, and all before the house began. */
export async function checkless(deps: Deps, now: Instant): Promise<(on: Day) => boolean> {
  const [isRest, bureau] = await Promise.all([restDays(deps, now), loadBureau(deps.table)]);
  const first = dayOf(bureau?.value.bornAt ?? now);
  return (on) => on < first || isRest(on);
}

/** The active units of some scopes, by their names. */
export async function unitsIn(deps: Deps, scopes: Of): Promise<readonly Unit[]> {
  const units = [...(await unitsById(deps)).values()];
  return units
    .filter(
      ({ id, street }) =>
        scopes.includes('all') || scopes.includes(`unit#${id}`) || scopes.includes(`street#${street}`),
    )
    .sort((one, other) => one.name.localeCompare(other.name, 'zh'));
}

function begun({ from, until }: Span, now: Instant): Span {
  const today = dayOf(now);
  return { from, until: until < today ? until : today };
}

/** Beside the sum: each unit, those that did not make all of theirs, or each street. */
export type Each = 'sum' | 'units' | 'behind' | 'streets';

/** All together, and each unit or street apart where that was asked. */
export async function checksAsked(
  deps: Deps,
  asked: Omit<Where, 'isRest'> & { readonly name: string; readonly each: Each },
) {
  const { name, scopes, span, now, each } = asked;
  const isRest = await checkless(deps, now);
  const sum = await checksOf(deps, { scopes, span, now, isRest });
  if (each === 'sum') return checksCard({ name, span: begun(span, now), ...sum });
  const units = await unitsIn(deps, scopes);
  const lines: { name: string; rates: Rates }[] = [];
  for await (const line of checksEach(deps, partsOf(units, each), { span, now, isRest })) lines.push(line);
  return checksCard({
    name,
    span: begun(span, now),
    ...sum,
    lines,
    ...(each === 'behind' && { behind: true }),
  });
}

function partsOf(units: readonly Unit[], each: Exclude<Each, 'sum'>) {
  if (each !== 'streets') return units.map(({ id, name }) => ({ name, scope: `unit#${id}`, units: 1 }));
  const streets = new Map<string, number>();
  for (const { street } of units) streets.set(street, (streets.get(street) ?? 0) + 1);
  return [...streets].map(([name, count]) => ({ name, scope: `street#${name}`, units: count }));
}
