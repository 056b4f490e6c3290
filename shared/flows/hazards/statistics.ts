import type { Scope } from '../../conversation/hazards/words-ledger.ts';
import { noStatistics, scopeNames, statisticsCard } from '../../conversation/hazards/words-statistics.ts';
import { may } from '../../domain/directory/may.ts';
import { type CountName, countsOf, figuresOf, roundsIn } from '../../domain/hazards/counts.ts';
import type { Span } from '../../domain/hazards/self-check.ts';
import { type Day, day, dayOf, plusDays } from '../../domain/time.ts';
import { countsIn, owedIn, roundsMade } from '../../store/counts.ts';
import { loadUnit } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { registeredIn } from './registered.ts';
import { shelvesOf } from './scope.ts';
import { checkless, checksAsked, checksOf } from './self-checks.ts';

/** Whether it was looked at, whether it was mended, how long it took: from counters, whatever the number of cases. */
export async function statisticsOf(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, now } = turn;
  const where = await whereOf(deps, turn);
  if (!where) return say(noStatistics, true);
  const today = dayOf(now);
  const asksChecks = intent.choice?.startsWith('checks-') === true;
  const usual = asksChecks ? `${today.slice(0, 7)}-01` : `${today.slice(0, 4)}-01-01`;
  const span = {
    from: intent.date ?? day(usual),
    until: intent.until ?? intent.date ?? today,
  };
  const name = where.name ?? scopeNames[where.scope];
  const { scopes } = where;
  if (asksChecks)
    return say(await checksAsked(deps, { name, scopes, span, now, each: eachOf(intent.choice) }), true);
  const counts = await read(deps, scopes, { span, today });
  const months = { from: span.from.slice(0, 7), until: span.until.slice(0, 7), today };
  const checks = await checksOf(deps, { scopes, span, now, isRest: await checkless(deps, now) });
  const shown = { name, span, figures: figuresOf(counts, months), rounds: roundsIn(counts), ...checks };
  return say(statisticsCard(shown), true);
}

function eachOf(choice = ''): 'sum' | 'units' | 'streets' {
  if (choice === 'checks-units') return 'units';
  return choice === 'checks-streets' ? 'streets' : 'sum';
}

type Counts = readonly (readonly [CountName, number])[];

/** Whole months from the counters; a week or a day from the lists, which are short in so short a time. */
async function read(
  deps: Deps,
  scopes: readonly string[],
  { span, today }: { span: Span; today: Day },
): Promise<Counts> {
  const months = { from: span.from.slice(0, 7), until: span.until.slice(0, 7) };
  const found: (readonly [CountName, number])[] = [];
  for (const scope of scopes) {
    if (isWhole(span, today)) {
      for await (const one of countsIn(deps.table, scope, months)) found.push(one);
      continue;
    }
    for await (const one of registeredIn(deps.table, scope, span))
      found.push(...[...countsOf(one)].filter(([name]) => !name.startsWith('due#')));
    for await (const one of owedIn(deps.table, scope)) found.push(one);
    for await (const one of roundsMade(deps.table, scope, span)) found.push(one);
  }
  return found;
}

/** From the first of a month to the last of one, or to now. */
function isWhole({ from, until }: Span, today: Day): boolean {
  return from.endsWith('-01') && (until >= today || plusDays(until, 1).endsWith('-01'));
}

interface Where {
  readonly scope: Scope;
  readonly scopes: readonly string[];
  /** Who is meant, where it is not simply all that he may see. */
  readonly name?: string;
}

/** The unit or street he names, as far as he may see it; else all that he may see. */
async function whereOf(deps: Deps, turn: Turn): Promise<Where | undefined> {
  const { intent, speaker } = turn;
  const shelves = shelvesOf(turn);
  if (!shelves) return undefined;
  const unit = intent.unitId && (await loadUnit(deps.table, intent.unitId))?.value;
  if (unit)
    return may(speaker, 'see-ledger', unit)
      ? { scope: 'units', scopes: [`unit#${unit.id}`], name: unit.name }
      : undefined;
  const said = intent.form?.['street'];
  const street = said && [...(await officials(deps)).streets.keys()].find((known) => known.endsWith(said));
  if (street)
    return shelves.scope === 'bureau' || speaker.street === street
      ? { scope: 'street', scopes: [`street#${street}`], name: street }
      : undefined;
  return { scope: shelves.scope, scopes: shelves.of };
}
