import { reportLabel } from '../conversation/pages/words.ts';
import { capabilitiesOf } from '../domain/delivery/capabilities.ts';
import type { Order } from '../domain/delivery.ts';
import type { PersonId } from '../domain/ids.ts';
import { groupId, personId } from '../domain/ids.ts';
import type { Address, Card, Link } from '../domain/message.ts';
import { type Grant, grantText, untilOf } from '../domain/page.ts';
import { loadGroup, loadHolder, loadUnit } from '../store/directory.ts';
import type { Deps } from './deps.ts';
import { sealingKey } from './page-keys.ts';

/** More would hide each other on a telephone. */
const mostLinks = 3;

/** The signed pages of a card: for what nobody can press, or fill in, where it goes. None where nobody in particular reads it. */
export async function linksOf(deps: Deps, order: Order, card: Card): Promise<Link[]> {
  const hears = capabilitiesOf(order.to).hears;
  const places = (card.actions ?? []).flatMap((action, place) =>
    hears === 'nothing' || action.form?.length ? [{ label: action.label, place }] : [],
  );
  if (deps.pages === undefined || (places.length === 0 && hears !== 'nothing')) return [];
  const person = await readerOf(deps, order.to);
  if (!person) return [];
  const key = await sealingKey(deps, order.askedAt);
  const common = { person, until: untilOf(order.askedAt), once: order.once };
  const link = (label: string, grant: Grant): Link => ({
    label,
    url: `${deps.pages}/p/${key.id}${deps.vault.seal(key.secret, grantText(grant))}`,
  });
  const own = places
    .slice(0, mostLinks)
    .map(({ label, place }) => link(label, { kind: 'action', place, ...common }));
  const report = hears === 'nothing' && own.length < mostLinks;
  return report ? [...own, link(reportLabel, { kind: 'report', ...common })] : own;
}

/** Whose link it is: the person's, or in a group of one unit its liaison's. */
async function readerOf(deps: Deps, to: Address): Promise<PersonId | undefined> {
  const holder = await loadHolder(deps.table, to);
  if (holder?.value.kind === 'person') return personId(holder.value.id);
  const group = holder && (await loadGroup(deps.table, groupId(holder.value.id)));
  const covers = group?.value.covers;
  const [only, ...others] = covers?.kind === 'units' ? covers.units : [];
  if (only === undefined || others.length > 0) return undefined;
  return (await loadUnit(deps.table, only))?.value.liaison;
}
