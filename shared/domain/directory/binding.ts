import { type Refusal, refuse } from '../decision.ts';
import type { UnitId } from '../ids.ts';
import { DAY_MS, type Instant, later } from '../time.ts';
import type { Person } from './person.ts';

/** A unit's way in for people outside the bureau's tenant: printed at import, used once, good for 30 days. */
export interface Binding {
  readonly unit: UnitId;
  readonly until: Instant;
  readonly usedBy?: string;
}

export const bindingLifeMs = 30 * DAY_MS;

/** No letter that can be taken for a digit, no digit that can be taken for a letter. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

export function newBinding(unit: UnitId, now: Instant): Binding {
  return { unit, until: later(now, bindingLifeMs) };
}

/** What people type, as it was printed: capitals, no blanks, O and I read as the digits they were not. */
export function readCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll('I', '1');
}

export type BindRefusal = 'unknown-code' | 'used-code' | 'old-code';

export function canBind(
  binding: Binding | undefined,
  now: Instant,
): Refusal<BindRefusal> | { ok: true; binding: Binding } {
  if (!binding) return refuse('unknown-code');
  if (binding.usedBy !== undefined) return refuse('used-code');
  if (binding.until <= now) return refuse('old-code');
  return { ok: true, binding };
}

/** Whether a platform's name for somebody is the name the directory expects: 陈静, 万汇陈静, 陈静(万汇广场). */
export function nameFits(shown: string, expected: Person): boolean {
  const plain = shown.replaceAll(/\s/g, '');
  return expected.name.length >= 2 && plain.includes(expected.name);
}
