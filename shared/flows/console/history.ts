import { timeWords } from '../../conversation/clock.ts';
import { byItself, entryName, wayName } from '../../conversation/console/words-history.ts';
import { factWords } from '../../conversation/hazards/words-evidence-facts.ts';
import type { Instant } from '../../domain/time.ts';
import { lastOf } from '../../store/history.ts';
import type { Deps } from '../deps.ts';
import { namesOf } from './names.ts';

export interface EntryShown {
  readonly at: string;
  readonly what: string;
  readonly who: string;
  readonly way: string;
}

const ofCases = /^(?:hazard|incident)\./;
/** Nobody reads further back on a page. */
const most = 200;

/** All that happened to the thing under `pk`, the latest first. */
export async function historyShown(deps: Deps, pk: string, now: Instant): Promise<EntryShown[]> {
  const past = (await lastOf(deps.table, pk, most)).map(({ value }) => value);
  const nameOf = await namesOf(
    deps,
    past.map(({ who }) => who),
  );
  return past.map(({ at, what, who, through, facts }) => ({
    ...{
      at: timeWords(at, now),
      what: [entryName(what), ...(ofCases.test(what) ? factWords(facts) : [])].join('，'),
      who: nameOf(who),
      way: who === 'clock' ? byItself : wayName(through),
    },
  }));
}
