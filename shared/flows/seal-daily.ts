import { dailySeal } from '../conversation/hazards/words-seal.ts';
import { hasRole, type Person } from '../domain/directory/person.ts';
import { mostKeepers } from '../domain/directory/settings.ts';
import { at, dayOf, type Instant } from '../domain/time.ts';
import { loadBureau } from '../store/directory.ts';
import { untold } from '../store/outbox.ts';
import { lastSeal } from '../store/seals.ts';
import type { Deps } from './deps.ts';
import type { Send } from './outcome.ts';
import { restDays } from './workdays.ts';

/**
 * The last seal, each working day, to whoever keeps it: a record cut short later no longer bears it. Those who are set,
 * else the auditors. One seal is told once.
 */
export async function sealLines(deps: Deps, people: readonly Person[], now: Instant): Promise<Send[]> {
  const [bureau, isRest, last] = await Promise.all([
    loadBureau(deps.table),
    restDays(deps, now),
    lastSeal(deps.table),
  ]);
  if (last.number === 0 || isRest(dayOf(now))) return [];
  const set = bureau?.value.sealTo;
  const keepers = people
    .filter((person) => person.active && (set ? set.includes(person.id) : hasRole(person, 'auditor')))
    .slice(0, mostKeepers);
  return untold(
    deps.table,
    keepers.map((person) => ({
      once: `seal.daily#${last.number}#${person.id}`,
      to: { kind: 'person', person: person.id },
      lane: 'blue',
      card: dailySeal(last, now),
      notAfter: at(dayOf(now), '18:00'),
    })),
  );
}
