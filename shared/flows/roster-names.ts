import { callsBureau } from '../conversation/duty/words-roster.ts';
import { type Draft, isMobile } from '../domain/directory/draft.ts';
import type { RowRefusal } from '../domain/directory/intake.ts';
import { isBureau, type Person } from '../domain/directory/person.ts';
import { type Post, streetKey, unitKey } from '../domain/duty/post.ts';
import type { Known, RosterRow } from '../domain/duty/roster.ts';
import type { UnitId } from '../domain/ids.ts';

/** What the directory makes of the names of a roster. */
export interface Names extends Known {
  readonly draft: Draft;
  /** Whether a row names a post that the directory does not have. */
  isLost(row: Pick<RosterRow, 'post'>): boolean;
}

type Row = Pick<RosterRow, 'post' | 'places'>;
type Named = { readonly name: string; readonly phone?: string };

/** A row speaks of the bureau's own watch unless it names a unit or a street. */
export function knownOf(draft: Draft, streets: ReadonlySet<string>): Names {
  const postOf = ({ post = '' }: Pick<RosterRow, 'post'>): Post | undefined => {
    const unit = draft.unitNamed(post);
    if (unit) return { key: unitKey(unit.id), name: unit.name };
    return streets.has(post) ? { key: streetKey(post), name: post } : undefined;
  };
  return {
    draft,
    postOf,
    isLost: (row) => row.post !== undefined && !postOf(row) && !callsBureau(row.post),
    whoIs: (place, row) => {
      const found = meant(draft, place, draft.unitNamed(row.post ?? '')?.id);
      return typeof found === 'string' ? undefined : found.id;
    },
  };
}

/** Why a row cannot be taken as it stands. */
export function whyNot(names: Names, row: Row): { readonly field: string; readonly why: RowRefusal }[] {
  const unit = names.draft.unitNamed(row.post ?? '')?.id;
  return [
    ...(names.isLost(row) ? [{ field: 'post', why: 'unknown-unit' } as const] : []),
    ...row.places
      .filter((place) => meant(names.draft, place, unit) === 'two')
      .map(({ role }) => ({ field: role, why: 'name-of-two' }) as const),
  ];
}

/**
 * A roster speaks of the post's own people; its number may be the duty room's, so it only helps to choose. A mobile that is
 * not that of somebody elsewhere with the name is another's.
 */
function meant(draft: Draft, { name, phone }: Named, unit: UnitId | undefined): Person | 'nobody' | 'two' {
  const named = draft.named(name);
  const byPhone = named.filter((person) => phone !== undefined && person.phone === phone);
  const own = named.filter((person) => (unit === undefined ? isBureau(person) : person.units.includes(unit)));
  const isAnother = (person: Person) =>
    phone !== undefined && isMobile(phone) && person.phone !== undefined && person.phone !== phone;
  const meantBy = own.length > 0 ? own : named.filter((person) => !isAnother(person));
  const [only] = byPhone.length === 1 ? byPhone : meantBy;
  if (!only) return 'nobody';
  return byPhone.length !== 1 && meantBy.length > 1 ? 'two' : only;
}
