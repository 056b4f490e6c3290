import { pageRefused, tooManyNumbers, unknownNumber } from '../../conversation/pages/words.ts';
import { covers, type Group } from '../../domain/directory/unit.ts';
import { groupId, type PersonId } from '../../domain/ids.ts';
import type { Grant } from '../../domain/page.ts';
import type { Instant } from '../../domain/time.ts';
import { allPeople, loadGroup, loadHolder, loadUnit } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';
import { tokenOf } from '../links.ts';
import { triedOut } from '../tries.ts';
import type { Face, Opened } from './open.ts';

/** Wrong numbers an hour for one message: enough for a group that mistypes, too few to try numbers out. */
const allowedTries = 20;

/** A link that a group of several units reads becomes the link of the one who says who he is; it acts for his own units only. */
export async function ownToken(
  deps: Deps,
  { grant, order }: Opened,
  { mobile, now }: { readonly mobile: string; readonly now: Instant },
): Promise<{ readonly token: string } | { readonly face: Face }> {
  const holder = await loadHolder(deps.table, order.to);
  const group = holder && (await loadGroup(deps.table, groupId(holder.value.id)))?.value;
  if (!group) return { face: pageRefused.unknown };
  const number = mobile.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '');
  const who = { channel: 'page', id: grant.once };
  const found = await triedOut(deps, { who, allowed: allowedTries }, () => liaisonOf(deps, group, number));
  if (found === 'too-many') return { face: tooManyNumbers };
  if (found === 'missed') return { face: unknownNumber };
  return { token: await tokenOf(deps, now, { ...grant, person: found, byNumber: true }) };
}

async function liaisonOf(deps: Deps, group: Group, mobile: string): Promise<PersonId | undefined> {
  if (mobile.length < 7) return undefined;
  for (const { value } of await allPeople(deps.table)) {
    if (!value.active || value.phone !== mobile) continue;
    const units = await Promise.all(value.units.map((id) => loadUnit(deps.table, id)));
    if (units.some((unit) => unit?.value.active && covers(group.covers, unit.value))) return value.id;
  }
  return undefined;
}

/** Whether the link was for whoever reads the group. */
export function isForGroup({ person }: Grant): boolean {
  return person === '';
}
