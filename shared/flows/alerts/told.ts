import { marked, nameOf } from '../../conversation/alerts/words-card.ts';
import { remarkIn, soundsReal, stateCard } from '../../conversation/alerts/words-wanted.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import type { Roll } from '../../domain/alerts/roll.ts';
import { states, type Told } from '../../domain/alerts/wanted.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Deps } from '../deps.ts';
import type { Asked, Send } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { onWatch } from './on-watch.ts';
import { aboutOf } from './send.ts';

/** Photos that came with an answer, each under an id of its own, still to be fetched. */
export interface Photo {
  readonly id: string;
  readonly key: string;
}

const most = 9;

export function photosIn(deps: Deps, { inbound }: Turn): Photo[] {
  if (inbound.kind !== 'said') return [];
  const images = inbound.attachments.filter(({ kind }) => kind === 'image').slice(0, most);
  return images.map(({ key }) => ({ id: deps.newId('ph'), key }));
}

/** What a unit says beside "received": in a chain its own line says it. */
export function toldIn({ intent }: Turn, photos: readonly Photo[], unit: Pick<Roll, 'unit' | 'name'>): Told {
  const line = intent.items?.find((one) => one.unitId === unit.unit || one.unit === unit.name);
  const { choice, text } = line?.text === undefined ? intent : line;
  const state = states.find((one) => one === choice);
  const remark = state && state !== 'normal' ? remarkIn(text) : undefined;
  return {
    ...(state && { state }),
    ...(remark !== undefined && { remark }),
    ...(intent.count !== undefined && { passedOn: intent.count }),
    ...(photos.length > 0 && { photos: photos.map(({ id }) => id) }),
  };
}

/** `alert.photo#al_7#u_1#ph_3` */
const onceHead = 'alert.photo#';

export function fetches(
  broadcast: Broadcast,
  turn: Turn,
  photos: readonly (Photo & { unit: UnitId })[],
): Asked[] {
  return photos.map(({ id, key, unit }) => ({
    ...{ once: `${onceHead}${broadcast.id}#${unit}#${id}`, to: turn.speaker.address, lane: 'answer' },
    errand: { kind: 'fetch', message: turn.inbound.id, key, type: 'image' },
    about: aboutOf(broadcast),
  }));
}

/** Which photo an errand was to fetch; undefined if it was another errand. */
export function photoNamed(once: string): { unit: string; id: string } | undefined {
  if (!once.startsWith(onceHead)) return undefined;
  const [, unit = '', id = ''] = once.slice(onceHead.length).split('#');
  return { unit, id };
}

/** A hazard is for whoever sent the notice; who needs help reaches the watch too, ahead of all else. */
export async function alarms(
  deps: Deps,
  turn: Turn,
  { broadcast, names, told }: { broadcast: Broadcast; names: readonly string[]; told: Told },
): Promise<Send[]> {
  if (told.state === undefined || told.state === 'normal') return [];
  const { person } = turn.speaker;
  const isReal = !broadcast.drill || soundsReal(told.remark ?? '');
  const watch =
    isReal && (told.state === 'support' || !broadcast.drafter) ? await onWatch(deps, turn.now, 'watch') : [];
  const phone = person?.phone === undefined ? {} : { phone: person.phone };
  const card = stateCard(told, { names, who: turn.speaker.name, notice: nameOf(broadcast), ...phone });
  const people = new Set([...(broadcast.drafter ? [broadcast.drafter] : []), ...watch]);
  return [...people].map((to) => ({
    ...{ once: `alert.state#${broadcast.id}#${turn.inbound.id}#${to}`, to: { kind: 'person', person: to } },
    ...{
      lane: told.state === 'support' ? 'red' : 'answer',
      card: marked(broadcast, card),
      about: aboutOf(broadcast),
    },
  }));
}
