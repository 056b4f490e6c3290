import type { Group, GroupCover, Unit } from '../../domain/directory/unit.ts';
import type { Scope } from './scope.ts';

/** The groups in which units of a part of the district are told something. */
export function groupsWithin(
  groups: readonly Group[],
  units: ReadonlyMap<string, Unit>,
  scope: Scope,
): readonly Group[] {
  if (scope.kind === 'all') return groups;
  if (![...units.values()].some(({ street }) => street === scope.street)) return [];
  return groups.filter(({ covers }) => touches(covers, units, scope));
}

function touches(
  cover: GroupCover,
  units: ReadonlyMap<string, Unit>,
  { street }: Extract<Scope, { street: string }>,
): boolean {
  if (cover.kind === 'units') return cover.units.some((id) => units.get(id)?.street === street);
  return cover.kind === 'all' || (cover.kind === 'street' && cover.street === street);
}
