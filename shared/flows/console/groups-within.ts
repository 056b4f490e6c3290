import type { Group, GroupCover, Unit } from '../../domain/directory/unit.ts';
import { isWithin, type Scope } from './scope.ts';

/** The groups in which units of a part of the district are told something. */
export function groupsWithin(
  groups: readonly Group[],
  units: readonly Unit[],
  scope: Scope,
): readonly Group[] {
  if (scope.kind === 'all') return groups;
  const own = new Set<string>(units.flatMap(({ id, street }) => (isWithin(scope, street) ? id : [])));
  return groups.filter(({ covers }) => touches(covers, own, scope));
}

function touches(
  cover: GroupCover,
  own: ReadonlySet<string>,
  { street }: Extract<Scope, { street: string }>,
): boolean {
  if (cover.kind === 'units') return cover.units.some((id) => own.has(id));
  return own.size > 0 && (cover.kind === 'all' || (cover.kind === 'street' && cover.street === street));
}
