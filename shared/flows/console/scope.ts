import { withoutMobiles } from '../../conversation/delivery.ts';
import { may } from '../../domain/directory/may.ts';
import { hasRole, isBureau, type Person } from '../../domain/directory/person.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { type PersonId, unitId } from '../../domain/ids.ts';
import type { Visitor } from '../speaker.ts';

/** What part of the district somebody sees: all of it, or a street. */
export type Scope = { readonly kind: 'all' } | { readonly kind: 'street'; readonly street: string };

export function scopeOf(visitor: Visitor): Scope {
  return isBureau(visitor.person) || hasRole(visitor.person, 'auditor')
    ? { kind: 'all' }
    : { kind: 'street', street: visitor.street ?? '' };
}

export function isWithin(scope: Scope, street: string | undefined): boolean {
  return scope.kind === 'all' || scope.street === street;
}

/** The shelf of cases he sees. */
export function shelfOf(scope: Scope): string {
  return scope.kind === 'all' ? 'all' : `street#${scope.street}`;
}

/** A mobile number, or what is left of it for whoever needs no more. */
export function phoneFor(visitor: Visitor, phone: string | undefined): string | undefined {
  if (phone === undefined || may(visitor, 'see-phones')) return phone;
  return phone.replace(/(\d{3})\d{2,}(\d{4})/g, '$1****$2');
}

/** Whom to ring. */
export interface Callee {
  readonly id: PersonId;
  readonly name: string;
  readonly phone?: string;
}

export function calleeFor(visitor: Visitor, { id, name, phone: known }: Person): Callee {
  const phone = phoneFor(visitor, known);
  return { id, name, ...(phone !== undefined && { phone }) };
}

/** A page as he may read it: numbers that people typed into their words are cut for whom they are cut elsewhere. */
export function readBy(visitor: Visitor, html: string): string {
  return may(visitor, 'see-phones') ? html : withoutMobiles(html);
}

/** Cases and emergencies are for whoever verifies there, and for whoever reads the evidence. */
export function seesCaseOf(visitor: Visitor, { unit, street }: Pick<Case, 'unit' | 'street'>): boolean {
  const where = { id: unit ?? unitId(''), street: street ?? '' };
  return (
    may(visitor, 'see-unit', where) && (may(visitor, 'verify', where) || may(visitor, 'see-evidence', where))
  );
}
