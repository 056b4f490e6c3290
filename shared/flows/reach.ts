import { capabilitiesOf } from '../domain/delivery/capabilities.ts';
import type { Person } from '../domain/directory/person.ts';
import type { Unit } from '../domain/directory/unit.ts';
import type { Address } from '../domain/message.ts';
import type { Deps } from './deps.ts';

/** Those of somebody's addresses that can be written to unasked, on channels that are on: preferred first. */
export function reachable({ channels }: Deps, addresses: readonly Address[]): readonly Address[] {
  return addresses.filter(
    (address) =>
      capabilitiesOf(address).pushes && (channels === undefined || channels.includes(address.channel)),
  );
}

/** Whether somebody of the directory can be written to unasked. */
export function isReached(deps: Deps, person: Person | undefined): boolean {
  return person?.active === true && reachable(deps, person.addresses).length > 0;
}

/** The units, of those given, that nobody who stands for them can be written to in. */
export function unreached(deps: Deps, units: readonly Unit[], people: readonly Person[]): Unit[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  return units.filter(
    ({ liaison, backup }) => ![liaison, backup].some((id) => id && isReached(deps, byId.get(id))),
  );
}
