import {
  byClock,
  byErased,
  byNobody,
  byReporter,
  byUnknown,
} from '../../conversation/console/words-history.ts';
import { personId } from '../../domain/ids.ts';
import { loadPerson } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';

/** The names behind what a history writes down as its authors. */
export async function namesOf(deps: Deps, authors: readonly string[]): Promise<(who: string) => string> {
  const wanted = [...new Set(authors)].filter(
    (who) => !['', 'clock', 'protected', 'reporter'].includes(who) && !who.includes(':'),
  );
  const found = await Promise.all(
    wanted.map(async (who) => [who, (await loadPerson(deps.table, personId(who)))?.value.name] as const),
  );
  const names = new Map(found);
  return (who) => {
    if (who === 'clock') return byClock;
    if (who === '') return byErased;
    if (who === 'protected') return byNobody;
    if (who === 'reporter') return byReporter;
    return names.get(who) || byUnknown;
  };
}
