import { type PersonId, personId, type UnitId } from '../ids.ts';
import { type Draft, whoIs } from './draft.ts';
import type { IntakeRefusal, PersonRow } from './intake.ts';
import { withUnits } from './move.ts';
import type { Person, Role } from './person.ts';
import type { NewId } from './take-enterprises.ts';
import type { Unit } from './unit.ts';

/** Holds the people of one file against the directory. Roles are added, never taken away: that is an officer's word. */
export function takePeople(draft: Draft, rows: readonly PersonRow[], newId: NewId): readonly IntakeRefusal[] {
  return rows.flatMap((row) => takePerson(draft, row, newId) ?? []);
}

function takePerson(draft: Draft, row: PersonRow, newId: NewId): IntakeRefusal | undefined {
  const units = row.units.flatMap((name) => draft.unitNamed(name) ?? []);
  const areAllKnown = row.units.length > 0 && units.length === row.units.length;
  const roles = row.roles.length === 0 && areAllKnown ? (['liaison'] as const) : row.roles;
  const wrong = wrongUnit(row, roles, areAllKnown);
  if (wrong) return { row: row.row, ...wrong };
  const standsFor = roles.includes('liaison') ? units : [];
  const ids = standsFor.map(({ id }) => id);
  const whom = whoIs(draft, row, (person) => belongs(person, ids, roles));
  if (!whom.ok) return { row: row.row, field: 'name', why: whom.why };
  const person = personOf(whom.person, { row, roles, ids, newId });
  draft.putPerson(person, row.phone);
  for (const unit of standsFor) standFor(draft, unit, person.id);
  return undefined;
}

function wrongUnit(
  row: PersonRow,
  roles: readonly Role[],
  areAllKnown: boolean,
): Pick<IntakeRefusal, 'field' | 'why'> | undefined {
  if (roles.length === 0) return { field: 'role', why: 'role-needed' };
  const needsUnit = roles.includes('liaison') || roles.includes('street');
  if (needsUnit && row.units.length === 0) return { field: 'unit', why: 'missing' };
  return roles.includes('liaison') && !areAllKnown ? { field: 'unit', why: 'unknown-unit' } : undefined;
}

/** Somebody of one of the units, or one who has such a role already. */
function belongs(person: Person, units: readonly UnitId[], roles: readonly Role[]): boolean {
  if (units.length > 0) return person.units.some((unit) => units.includes(unit));
  return person.roles.some((role) => roles.includes(role));
}

interface Taking {
  readonly row: PersonRow;
  readonly roles: readonly Role[];
  readonly ids: readonly UnitId[];
  readonly newId: NewId;
}

function personOf(known: Person | undefined, { row, roles, ids, newId }: Taking): Person {
  const base = known ?? {
    ...{
      id: personId(newId('p')),
      name: row.name,
      nicknames: [],
      roles: [],
      units: [],
      addresses: [],
      active: true,
    },
  };
  const standing = ids.length > 0 ? withUnits(base, ids) : base;
  const [street] = roles.includes('street') ? row.units : [];
  return {
    ...standing,
    roles: [...new Set([...standing.roles, ...roles])],
    ...(street !== undefined && { street }),
    ...(row.phone !== undefined && { phone: row.phone }),
    ...(row.post !== undefined && { post: row.post }),
  };
}

/** The first place that is free; a unit with liaison and backup keeps them. */
function standFor(draft: Draft, unit: Unit, person: PersonId): void {
  const now = draft.unit(unit.id) ?? unit;
  if (now.liaison === undefined) draft.putUnit({ ...now, liaison: person });
  else if (now.liaison !== person && now.backup === undefined) draft.putUnit({ ...now, backup: person });
}
