import type { UnitId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { Case } from './case.ts';

/** What was put right, with what stood there before. */
export interface Corrected {
  readonly what: 'place' | 'unit' | 'category';
  readonly was?: string;
  readonly now: string;
  readonly at: Instant;
}

interface Right {
  readonly wrong?: string | undefined;
  readonly place?: string;
  readonly unit?: { readonly id: UnitId; readonly name: string; readonly street: string };
}

/** Puts right where or whose it is; the old is kept beside it. Whose it is may change only until somebody has judged it. */
export function correct(one: Case, right: Right, now: Instant): Case {
  const { unit } = right;
  if (unit) {
    if (one.state !== 'registered' || unit.id === one.unit) return one;
    const was = one.unitName === undefined ? {} : { was: one.unitName };
    const moved = { ...one, unit: unit.id, unitName: unit.name, street: unit.street };
    return noted(moved, { what: 'unit', ...was, now: unit.name, at: now });
  }
  if (right.place === undefined) return one;
  const wrong = asItStands(right.wrong, `${one.place ?? ''}\n${one.description}`);
  // It stands in the words, and the place is another.
  if (wrong !== undefined && one.place?.includes(wrong) === false && one.description.includes(wrong)) {
    const description = one.description.replace(wrong, right.place);
    return noted({ ...one, description }, { what: 'place', was: wrong, now: right.place, at: now });
  }
  const place = putRight(one.place, wrong, right.place);
  if (place === one.place) return one;
  const was = one.place === undefined ? {} : { was: one.place };
  return noted({ ...one, place }, { what: 'place', ...was, now: place, at: now });
}

/** He may write b1 for B1. */
function asItStands(wrong: string | undefined, said: string): string | undefined {
  if (wrong === undefined || said.includes(wrong)) return wrong;
  const from = said.toLowerCase().indexOf(wrong.toLowerCase());
  return from < 0 ? wrong : said.slice(from, from + wrong.length);
}

function putRight(place: string | undefined, wrong: string | undefined, right: string): string {
  return wrong !== undefined && place?.includes(wrong) ? place.replace(wrong, right) : right;
}

function noted(one: Case, corrected: Corrected): Case {
  return { ...one, corrected: [...(one.corrected ?? []), corrected] };
}
