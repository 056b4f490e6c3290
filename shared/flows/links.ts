import { reportLabel } from '../conversation/pages/words.ts';
import { capabilitiesOf } from '../domain/delivery/capabilities.ts';
import type { Order } from '../domain/delivery.ts';
import type { PersonId } from '../domain/ids.ts';
import { groupId, personId } from '../domain/ids.ts';
import type { Address, Card, Link } from '../domain/message.ts';
import { type Grant, grantText, untilOf } from '../domain/page.ts';
import { loadGroup, loadHolder, loadUnit } from '../store/directory.ts';
import type { Deps } from './deps.ts';
import { sealed } from './page-keys.ts';

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
  if (person === undefined) return [];
  const common = { person, until: untilOf(order.askedAt), once: order.once };
  const link = async (label: string, grant: Grant): Promise<Link> => ({
    label,
    url: `${deps.pages}/p/${await sealed(deps, order.askedAt, grantText(grant))}`,
  });
  const own = places
    .slice(0, mostLinks)
    .map(({ label, place }) => link(label, { kind: 'action', place, ...common }));
  // Where several units read, a link stands only beside what is asked of them.
  const isMeant = person !== '' || own.length > 0;
  const report = hears === 'nothing' && own.length < mostLinks && isMeant;
  return Promise.all(report ? [...own, link(reportLabel, { kind: 'report', ...common })] : own);
}

/** Whose link it is: the person's, in a group of one unit its liaison's, in one of several whoever proves who he is. */
async function readerOf(deps: Deps, to: Address): Promise<PersonId | '' | undefined> {
  const holder = await loadHolder(deps.table, to);
  if (holder?.value.kind === 'person') return personId(holder.value.id);
  const group = holder && (await loadGroup(deps.table, groupId(holder.value.id)));
  const covers = group?.value.covers;
  if (!covers || covers.kind === 'unbound') return undefined;
  const [only, ...others] = covers.kind === 'units' ? covers.units : [];
  if (only === undefined || others.length > 0) return '';
  return (await loadUnit(deps.table, only))?.value.liaison;
}
