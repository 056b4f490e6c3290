import { nameOf } from '../../conversation/alerts/words-card.ts';
import type { Silent } from '../../conversation/alerts/words-roll.ts';
import { statesText } from '../../conversation/alerts/words-wanted.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { keyOf } from '../../domain/alerts/plan.ts';
import { byStreet, type Missing, type Roll } from '../../domain/alerts/roll.ts';
import { isComplete } from '../../domain/alerts/wanted.ts';
import type { Person } from '../../domain/directory/person.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import { copiesOf } from '../../store/alert-waves.ts';
import { allPeople, allUnits, loadPerson, loadUnit } from '../../store/directory.ts';
import { rollOf } from '../../store/rolls.ts';
import type { Deps } from '../deps.ts';

/** Who has not confirmed a broadcast, with whom to ring; and how many there are in all. */
export interface Silence {
  readonly notice: string;
  readonly total: number;
  readonly missing: readonly Roll[];
  readonly streets: readonly Missing<Silent>[];
  /** How many units of each street are on the roll. */
  readonly totals: ReadonlyMap<string, number>;
  /** Addresses at which it did not arrive, or nobody knows. */
  readonly untold: ReadonlySet<string>;
  /** How those stand who said so. */
  readonly states: string;
}

/** All rows are read by base keys, so that nobody is missed. `sees` narrows to what the asker may see. */
export async function silenceOf(
  deps: Deps,
  broadcast: Broadcast,
  sees: (roll: Roll) => boolean,
): Promise<Silence> {
  const [rolls, untold] = await Promise.all([rollOf(deps.table, broadcast.id), untoldOf(deps, broadcast)]);
  const seen = rolls.map(({ value }) => value).filter(sees);
  const missing = seen.filter((roll) => !isComplete(roll, broadcast.wants));
  const directory = await directoryOf(deps, missing);
  const silent = missing.map((roll) => silentOf(roll, directory, untold));
  const totals = new Map<string, number>();
  for (const { street } of seen) totals.set(street, (totals.get(street) ?? 0) + 1);
  return {
    ...{ notice: nameOf(broadcast), total: seen.length, missing, totals, untold },
    streets: byStreet(silent),
    states: statesText(seen, broadcast.wants),
  };
}

export async function untoldOf(deps: Deps, { id }: Broadcast): Promise<Set<string>> {
  const copies = await copiesOf(deps.table, id);
  return new Set(
    copies.flatMap(({ value }) =>
      value.state === 'dead' || value.state === 'unknown' ? keyOf(value.to) : [],
    ),
  );
}

interface Directory {
  readonly unit: (id: UnitId) => Unit | undefined;
  readonly person: (id: PersonId) => Person | undefined;
}

/** Beyond this, reading the whole directory costs less than reading each row. */
const mostSingly = 100;

async function directoryOf(deps: Deps, missing: readonly Roll[]): Promise<Directory> {
  const few = missing.length <= mostSingly;
  const units = few
    ? (await Promise.all(missing.map(({ unit }) => loadUnit(deps.table, unit)))).flatMap(
        (one) => one?.value ?? [],
      )
    : (await allUnits(deps.table)).map(({ value }) => value);
  const wanted = [...new Set(units.flatMap(({ liaison, backup }) => [liaison ?? [], backup ?? []].flat()))];
  const people = few
    ? (await Promise.all(wanted.map((id) => loadPerson(deps.table, id)))).flatMap((one) => one?.value ?? [])
    : (await allPeople(deps.table)).map(({ value }) => value);
  const [unitsById, peopleById] = [
    new Map(units.map((unit) => [unit.id, unit])),
    new Map(people.map((person) => [person.id, person])),
  ];
  return { unit: (id) => unitsById.get(id), person: (id) => peopleById.get(id) };
}

function silentOf(roll: Roll, { unit, person }: Directory, untold: ReadonlySet<string>): Silent {
  const { liaison, backup } = unit(roll.unit) ?? {};
  const people = [liaison, backup].flatMap((id) => {
    const found = id && person(id);
    return found ? [{ name: found.name, ...(found.phone !== undefined && { phone: found.phone }) }] : [];
  });
  return {
    street: roll.street,
    name: roll.name,
    people,
    untold: roll.home.kind === 'nobody' || untold.has(keyOf(roll.home)),
  };
}
