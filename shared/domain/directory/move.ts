import { type Refusal, refuse } from '../decision.ts';
import type { PersonId, UnitId } from '../ids.ts';
import type { Address } from '../message.ts';
import type { Instant } from '../time.ts';
import type { Person } from './person.ts';
import type { Unit } from './unit.ts';

/**
 * A request that somebody else stand for units from now on, or that an address belong to a liaison: decided by the
 * street or an officer. `to` without `id` is a person the directory does not know yet.
 */
export interface Move {
  readonly id: string;
  readonly kind: 'successor' | 'binding';
  readonly units: readonly UnitId[];
  readonly street: string;
  readonly from?: PersonId;
  readonly to: {
    readonly id?: PersonId;
    readonly name: string;
    readonly phone?: string;
    readonly address?: Address;
  };
  readonly asked: { readonly by: string; readonly address: Address; readonly at: Instant };
  readonly decided?: { readonly by: PersonId; readonly at: Instant; readonly yes: boolean };
  /** A later request, or another's decision, stands in its place. */
  readonly replacedAt?: Instant;
}

export type MoveRefusal = 'already-decided' | 'replaced';

export function decideMove(
  move: Move,
  by: PersonId,
  { yes, now }: { yes: boolean; now: Instant },
): Refusal<MoveRefusal> | { ok: true; next: Move } {
  if (move.decided) return refuse('already-decided');
  if (move.replacedAt !== undefined) return refuse('replaced');
  return { ok: true, next: { ...move, decided: { by, at: now, yes } } };
}

export function isOpen({ decided, replacedAt }: Move): boolean {
  return decided === undefined && replacedAt === undefined;
}

/** Both say who takes over the same unit: only one can be so. */
export function competes(one: Move, other: Move): boolean {
  const isSuccession = one.kind === 'successor' && other.kind === 'successor';
  return isSuccession && one.id !== other.id && one.units.some((unit) => other.units.includes(unit));
}

/** The unit with its new liaison. Whoever was only the backup stays it. */
export function withLiaison(unit: Unit, to: PersonId): Unit {
  const { backup, ...rest } = unit;
  return { ...rest, liaison: to, ...(backup !== undefined && backup !== to && { backup }) };
}

/** The one who hands over: from now on he stands for none of these units; with none left and no other role he is gone. */
export function withoutUnits(person: Person, units: readonly UnitId[]): Person {
  const left = person.units.filter((unit) => !units.includes(unit));
  const roles = left.length > 0 ? person.roles : person.roles.filter((role) => role !== 'liaison');
  return { ...person, units: left, roles, active: roles.length > 0 };
}

export function withUnits(person: Person, units: readonly UnitId[]): Person {
  const roles = person.roles.includes('liaison') ? person.roles : [...person.roles, 'liaison' as const];
  const { leftAt: _, ...here } = person;
  return { ...here, units: [...new Set([...person.units, ...units])], roles, active: true };
}
