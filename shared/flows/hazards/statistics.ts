import type { Scope } from '../../conversation/hazards/words-ledger.ts';
import { noStatistics, statisticsCard } from '../../conversation/hazards/words-statistics.ts';
import { may } from '../../domain/directory/may.ts';
import { type CountName, figuresOf, roundsIn } from '../../domain/hazards/counts.ts';
import { dayOf } from '../../domain/time.ts';
import { countsIn } from '../../store/counts.ts';
import { loadUnit } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { shelvesOf } from './scope.ts';

/** Whether it was looked at, whether it was mended, how long it took: from counters, whatever the number of cases. */
export async function statisticsOf(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, now } = turn;
  const where = await whereOf(deps, turn);
  if (!where) return say(noStatistics, true);
  const today = dayOf(now);
  const from = (intent.date ?? `${today.slice(0, 4)}-01-01`).slice(0, 7);
  const until = (intent.until ?? intent.date ?? today).slice(0, 7);
  const counts = await read(deps, where.scopes, { from, until });
  const figures = figuresOf(counts, { from, until, today });
  return say(statisticsCard({ ...where, from, until, figures, rounds: roundsIn(counts) }), true);
}

async function read(
  deps: Deps,
  scopes: readonly string[],
  span: { from: string; until: string },
): Promise<readonly (readonly [CountName, number])[]> {
  const found: (readonly [CountName, number])[] = [];
  for (const scope of scopes) for await (const one of countsIn(deps.table, scope, span)) found.push(one);
  return found;
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
