import type { PersonId, UnitId } from '../ids.ts';
import type { Address } from '../message.ts';
import { DAY_MS, type Instant } from '../time.ts';

export const roles = ['administrator', 'officer', 'leader', 'street', 'liaison', 'auditor', 'guest'] as const;
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
  readonly leftAt?: Instant;
}

export function hasRole(person: Person, ...wanted: readonly Role[]): boolean {
  return person.active && person.roles.some((role) => wanted.includes(role));
}

/** Officers of the bureau, in the wide sense: who runs the work and sees every unit. */
export function isBureau(person: Person): boolean {
  return hasRole(person, 'administrator', 'officer', 'leader');
}

/** Speaks for an office, be it to read only: neither a unit's liaison nor somebody unknown. */
export function isOfficial({ roles: held }: Pick<Person, 'roles'>): boolean {
  return held.some((role) => role !== 'liaison' && role !== 'guest');
}

/** What is to be done about somebody who left: his time begins to run, or is over; undefined while nothing is. */
export function fading(person: Person, now: Instant, retentionDays: number): Person | undefined {
  if (person.active || person.name === '') return undefined;
  if (person.leftAt === undefined) return { ...person, leftAt: now };
  return now - person.leftAt >= retentionDays * DAY_MS ? forgotten(person) : undefined;
}

/** What stays of him: that there was somebody, under an id that history names. */
function forgotten({ id, roles, units, leftAt }: Person): Person {
  return {
    id,
    name: '',
    nicknames: [],
    roles,
    units,
    addresses: [],
    active: false,
    ...(leftAt !== undefined && { leftAt }),
  };
}
