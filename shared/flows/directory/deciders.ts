import { askDecision, type MoveShown } from '../../conversation/directory/move-words.ts';
import { may } from '../../domain/directory/may.ts';
import type { Person } from '../../domain/directory/person.ts';
import { allPeople } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';
import type { Send } from '../outcome.ts';

/** Who may say whether somebody is a unit's liaison: its street first, an officer where the street has nobody. */
export async function decidersOf(deps: Deps, street: string): Promise<readonly Person[]> {
  const people = (await allPeople(deps.table)).map(({ value }) => value).filter(({ active }) => active);
  const ofStreet = people.filter((person) => person.roles.includes('street') && person.street === street);
  return ofStreet.length > 0 ? ofStreet : people.filter((person) => may(person, 'decide-liaison'));
}

export async function askDeciders(deps: Deps, shown: MoveShown): Promise<Send[]> {
  const deciders = await decidersOf(deps, shown.move.street);
  return deciders.map((person) => ({
    once: `directory.move#${shown.move.id}#${person.id}`,
    to: { kind: 'person', person: person.id },
    lane: 'blue',
    card: askDecision(shown),
    about: { topic: 'directory', id: shown.move.id },
  }));
}
