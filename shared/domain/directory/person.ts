import type { PersonId, UnitId } from '../ids.ts';
import type { Address } from '../message.ts';

export const roles = ['administrator', 'officer', 'leader', 'street', 'liaison', 'guest'] as const;
export type Role = (typeof roles)[number];

/** A person of the directory. One may stand for several units, and be reached on several channels. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** How others call him: 老李, 刘局. */
  readonly nicknames: readonly string[];
  readonly phone?: string;
  readonly post?: string;
  readonly roles: readonly Role[];
  /** The units he is liaison of, as first or backup. */
  readonly units: readonly UnitId[];
  /** The street he works for, if his role is street. */
  readonly street?: string;
  /** In order of preference. */
  readonly addresses: readonly Address[];
  /** False once he has left: he gets nothing and may do nothing. */
  readonly active: boolean;
}

export function hasRole(person: Person, ...wanted: readonly Role[]): boolean {
  return person.active && person.roles.some((role) => wanted.includes(role));
}

/** Officers of the bureau, in the wide sense: who runs the work and sees every unit. */
export function isBureau(person: Person): boolean {
  return hasRole(person, 'administrator', 'officer', 'leader');
}
