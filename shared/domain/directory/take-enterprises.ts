import { type PersonId, personId, type UnitId, unitId } from '../ids.ts';
import { type Draft, whoIs } from './draft.ts';
import type { Contact, EnterpriseRow, IntakeRefusal } from './intake.ts';
import { withoutUnits, withUnits } from './move.ts';
import type { Unit } from './unit.ts';

/** Gives an id that nobody has. */
export type NewId = (prefix: string) => string;

/** Holds the enterprises of one file against the directory. Where a row is refused, the draft is good for nothing else. */
export function takeEnterprises(
  draft: Draft,
  rows: readonly EnterpriseRow[],
  newId: NewId,
): { readonly refused: readonly IntakeRefusal[]; readonly units: readonly UnitId[] } {
  const seen = new Map<UnitId, EnterpriseRow>();
  const refused = rows.flatMap((row) => {
    const known = draft.unitNamed(row.name);
    const earlier = known && seen.get(known.id);
    if (earlier && differs(earlier, row))
      return [{ row: row.row, field: 'name' as const, why: 'unit-twice' as const }];
    const unit = unitOf(known, row, newId);
    const wrong = takeContacts(draft, unit, { row, newId, isFirst: earlier === undefined });
    if (wrong.length === 0) seen.set(unit.id, row);
    return wrong;
  });
  return { refused, units: [...seen.keys()] };
}

/** Two rows of one name are one enterprise with more people, unless they lie in different places. */
function differs(one: EnterpriseRow, other: EnterpriseRow): boolean {
  return (['street', 'address', 'kind'] as const).some(
    (field) => one[field] !== undefined && other[field] !== undefined && one[field] !== other[field],
  );
}

function unitOf(known: Unit | undefined, row: EnterpriseRow, newId: NewId): Unit {
  const { row: _, liaison: __, backup: ___, notes, name, ...said } = row;
  const base = known ?? {
    id: unitId(newId('u')),
    name,
    aliases: [],
    kind: 'other',
    street: '',
    exposures: [],
  };
  return { ...base, ...said, notes: { ...known?.notes, ...notes }, active: true };
}

interface Taking {
  readonly row: EnterpriseRow;
  readonly newId: NewId;
  readonly isFirst: boolean;
}

function takeContacts(draft: Draft, unit: Unit, { row, newId, isFirst }: Taking): IntakeRefusal[] {
  const belongs = (person: { id: PersonId; units: readonly UnitId[] }) =>
    person.units.includes(unit.id) || person.id === unit.liaison || person.id === unit.backup;
  const ids = new Map<'liaison' | 'backup', PersonId>();
  for (const field of ['liaison', 'backup'] as const) {
    const contact = row[field];
    if (!contact) continue;
    const whom = whoIs(draft, contact, belongs);
    if (!whom.ok) return [{ row: row.row, field, why: whom.why }];
    const id = whom.person?.id ?? personId(newId('p'));
    putContact(draft, id, { contact, unit: unit.id });
    ids.set(field, id);
  }
  const next = withContacts(unit, ids, isFirst);
  draft.putUnit(next);
  if (isFirst) dropOthers(draft, unit, next);
  return [];
}

/** A second row of an enterprise adds people, it replaces none. */
function withContacts(unit: Unit, ids: ReadonlyMap<'liaison' | 'backup', PersonId>, isFirst: boolean): Unit {
  const { liaison: oldLiaison, backup: oldBackup, ...rest } = unit;
  const [first, second] = [ids.get('liaison'), ids.get('backup')];
  const liaison = isFirst ? (first ?? oldLiaison) : (oldLiaison ?? first);
  const added = isFirst ? second : [second, first].find((id) => id !== undefined && id !== liaison);
  const backup = isFirst ? (second ?? oldBackup) : (oldBackup ?? added);
  return { ...rest, ...(liaison && { liaison }), ...(backup && backup !== liaison && { backup }) };
}

function putContact(draft: Draft, id: PersonId, { contact, unit }: { contact: Contact; unit: UnitId }): void {
  const known = draft.person(id);
  const base = known ?? {
    id,
    name: contact.name,
    nicknames: [],
    roles: [],
    units: [],
    addresses: [],
    active: true,
  };
  const { phone, post } = contact;
  draft.putPerson({ ...withUnits(base, [unit]), ...(phone && { phone }), ...(post && { post }) }, phone);
}

/** Whoever was liaison or backup and is neither any more stands for the unit no longer. */
function dropOthers(draft: Draft, before: Unit, next: Unit): void {
  for (const id of [before.liaison, before.backup]) {
    const person = id && id !== next.liaison && id !== next.backup ? draft.person(id) : undefined;
    if (person) draft.putPerson(withoutUnits(person, [next.id]));
  }
}
