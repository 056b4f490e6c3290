import type { PersonId, UnitId } from '../ids.ts';
import type { Contact } from './intake.ts';
import type { Person } from './person.ts';
import type { Unit } from './unit.ts';

/** The directory as it will stand, while rows are held against it. Nothing is kept until somebody keeps it. */
export interface Draft {
  unitNamed(name: string): Unit | undefined;
  unit(id: UnitId): Unit | undefined;
  person(id: PersonId): Person | undefined;
  /** Active people of a name or nickname. */
  named(name: string): readonly Person[];
  withPhone(phone: string): readonly Person[];
  /** What the workbook itself said of somebody's number. */
  saidPhone(id: PersonId): string | undefined;
  putUnit(unit: Unit): void;
  putPerson(person: Person, saidPhone?: string): void;
  /** All that is new or not as it was. */
  changes(): Changes;
}

export interface Changes {
  readonly units: readonly { readonly next: Unit; readonly before?: Unit }[];
  readonly people: readonly { readonly next: Person; readonly before?: Person }[];
}

export function draftOf(people: readonly Person[], units: readonly Unit[]): Draft {
  const before = { people: byId(people), units: byId(units) };
  const next = { people: byId(people), units: byId(units) };
  const names = new Map(
    units.flatMap((unit) => [unit.name, ...unit.aliases].map((name) => [plainName(name), unit.id])),
  );
  const byName = new Map<string, Set<PersonId>>();
  const byPhone = new Map<string, Set<PersonId>>();
  const said = new Map<PersonId, string>();

  function index(person: Person): void {
    for (const name of [person.name, ...person.nicknames]) add(byName, name, person.id);
    if (person.phone !== undefined) add(byPhone, person.phone, person.id);
  }
  const found = (ids: Iterable<PersonId> = []) => [...ids].flatMap((id) => next.people.get(id) ?? []);

  for (const person of people) index(person);
  return {
    unitNamed: (name) => next.units.get(names.get(plainName(name)) ?? ('' as UnitId)),
    unit: (id) => next.units.get(id),
    person: (id) => next.people.get(id),
    named: (name) =>
      found(byName.get(name)).filter((one) => one.active && [one.name, ...one.nicknames].includes(name)),
    withPhone: (phone) => found(byPhone.get(phone)).filter((one) => one.active && one.phone === phone),
    saidPhone: (id) => said.get(id),
    putUnit(unit) {
      next.units.set(unit.id, unit);
      names.set(plainName(unit.name), unit.id);
    },
    putPerson(person, saidPhone) {
      next.people.set(person.id, person);
      if (saidPhone !== undefined) said.set(person.id, saidPhone);
      index(person);
    },
    changes: () => ({
      units: changed(before.units, next.units),
      people: changed(before.people, next.people),
    }),
  };
}

/** Full-width brackets and blanks make no other name. */
export function plainName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
}

export type Whom =
  | { readonly ok: true; readonly person?: Person }
  | { readonly ok: false; readonly why: 'name-of-two' | 'phone-of-another' };

/**
 * Who of the directory a row means; nobody, if it must be somebody new. `belongs` says who would be no surprise here.
 * A telephone number tells two people of one name apart; where it is missing, a guess would give one the other's rights.
 */
export function whoIs(draft: Draft, { name, phone }: Contact, belongs: (person: Person) => boolean): Whom {
  const holders = phone === undefined ? [] : draft.withPhone(phone);
  const holder = holders.find((one) => one.name === name || one.nicknames.includes(name));
  if (holder) return { ok: true, person: holder };
  if (phone !== undefined && isMobile(phone) && holders.length > 0)
    return { ok: false, why: 'phone-of-another' };
  const namesakes = draft.named(name);
  const here = namesakes.filter(belongs).filter(({ id }) => mayBe(draft.saidPhone(id), phone));
  const [only] = here;
  if (only && here.length === 1) return { ok: true, person: only };
  if (here.length > 1 || (phone === undefined && namesakes.length > 0))
    return { ok: false, why: 'name-of-two' };
  return { ok: true };
}

/** Two numbers in one workbook are two people; a number that differs from an older one is a new number. */
function mayBe(said: string | undefined, phone: string | undefined): boolean {
  return said === undefined || phone === undefined || said === phone;
}

export function isMobile(phone: string): boolean {
  return /^1[3-9]\d{9}$/.test(phone);
}

function byId<T extends { readonly id: string }>(all: readonly T[]): Map<T['id'], T> {
  return new Map(all.map((one) => [one.id, one]));
}

function add<T>(index: Map<string, Set<T>>, key: string, one: T): void {
  const all = index.get(key);
  if (all) all.add(one);
  else index.set(key, new Set([one]));
}

function changed<K, T>(before: ReadonlyMap<K, T>, next: ReadonlyMap<K, T>): { next: T; before?: T }[] {
  return [...next].flatMap(([id, value]) => {
    const old = before.get(id);
    if (old === undefined) return [{ next: value }];
    return isSame(old, value) ? [] : [{ next: value, before: old }];
  });
}

/** The order of fields is nobody's business. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
