import { codeAlphabet, newBinding } from '../../domain/directory/binding.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { putBinding } from '../../store/binding.ts';
import type { Write } from '../../store/table.ts';
import { codeHash } from '../code-hash.ts';
import type { Deps } from '../deps.ts';

const codeLength = 5;

/** A new way in for a unit: the code to print, and the write that keeps its hash. */
export function issueCode(
  deps: Deps,
  unit: UnitId,
  now: Instant,
): { readonly code: string; readonly write: Write } {
  const digits = deps.hash(deps.newId('code'));
  const code = Array.from({ length: codeLength }, (_, place) =>
    letter(digits.slice(place * 8, place * 8 + 8)),
  ).join('');
  return { code, write: putBinding(codeHash(deps, code), newBinding(unit, now), 0) };
}

function letter(hex: string): string {
  return codeAlphabet[Number.parseInt(hex, 16) % codeAlphabet.length] ?? '';
}
