import { readCode } from '../domain/directory/binding.ts';
import type { Deps } from './deps.ts';

/** Binding codes are kept only as this. */
export function codeHash(deps: Deps, typed: string): string {
  return deps.hash(`binding#${readCode(typed)}`);
}
