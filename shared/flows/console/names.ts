import {
  byClock,
  byErased,
  byNobody,
  byReporter,
  byUnknown,
} from '../../conversation/console/words-history.ts';
import type { Deps } from '../deps.ts';
import { peopleOf } from '../people.ts';

/** The names behind what a history writes down as its authors. */
export async function namesOf(deps: Deps, authors: readonly string[]): Promise<(who: string) => string> {
  const wanted = [...new Set(authors)].filter(
    (who) => !['', 'clock', 'protected', 'reporter'].includes(who) && !who.includes(':'),
  );
  const person = peopleOf(deps);
  const found = await Promise.all(wanted.map(async (who) => [who, (await person(who))?.name] as const));
  const names = new Map(found);
  return (who) => {
    if (who === 'clock') return byClock;
    if (who === '') return byErased;
    if (who === 'protected') return byNobody;
    if (who === 'reporter') return byReporter;
    return names.get(who) || byUnknown;
  };
}
