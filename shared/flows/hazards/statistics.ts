import type { Scope } from '../../conversation/hazards/words-ledger.ts';
import {
  noStatistics,
  noSuchStreet,
  scopeNames,
  statisticsCard,
} from '../../conversation/hazards/words-statistics.ts';
import { may } from '../../domain/directory/may.ts';
import { figuresOf, roundsIn } from '../../domain/hazards/counts.ts';
import { day, dayOf } from '../../domain/time.ts';
import { loadUnit } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { shelvesOf } from './scope.ts';
import { checkless, checksAsked, checksOf, type Each } from './self-checks.ts';
import { countsOver } from './span-counts.ts';

/** Whether it was looked at, whether it was mended, how long it took: from counters, whatever the number of cases. */
export async function statisticsOf(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, now } = turn;
  const where = await whereOf(deps, turn);
  if (where === 'no-such-street') return say(noSuchStreet(intent.form?.['street'] ?? ''), true);
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
  const counts = await countsOver(deps, scopes, { span, today });
  const months = { from: span.from.slice(0, 7), until: span.until.slice(0, 7), today };
  const checks = await checksOf(deps, { scopes, span, now, isRest: await checkless(deps, now) });
  const shown = { name, span, figures: figuresOf(counts, months), rounds: roundsIn(counts), ...checks };
  return say(statisticsCard(shown), true);
}

function eachOf(choice = ''): Each {
  return eachs.find((each) => choice === `checks-${each}`) ?? 'sum';
}

const eachs: readonly Each[] = ['units', 'behind', 'streets'];

interface Where {
  readonly scope: Scope;
  readonly scopes: readonly string[];
  /** Who is meant, where it is not simply all that he may see. */
  readonly name?: string;
}

/** The unit or street he names, as far as he may see it; else all that he may see. */
async function whereOf(deps: Deps, turn: Turn): Promise<Where | 'no-such-street' | undefined> {
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
  return said ? 'no-such-street' : { scope: shelves.scope, scopes: shelves.of };
}
