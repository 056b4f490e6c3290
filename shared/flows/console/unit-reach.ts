import { channelNames } from '../../conversation/channel-names.ts';
import { timeWords } from '../../conversation/clock.ts';
import { lastLost, lastTold, neverTried } from '../../conversation/console/words-units.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { type Home, keyOf } from '../../domain/alerts/plan.ts';
import type { Instant } from '../../domain/time.ts';
import { type Copy, loadCopy } from '../../store/alert-waves.ts';
import type { Deps } from '../deps.ts';

/** How an address did of late, by what was sent there. */
export interface Fared {
  readonly said: string;
  /** The last that went there did not arrive, or nobody knows. */
  readonly isBad: boolean;
}

/** `alerts`: those sent of late, the latest first. */
export async function faredAt(
  deps: Deps,
  { home, alerts }: { home: Home; alerts: readonly Broadcast[] },
  now: Instant,
): Promise<Fared> {
  const copies = await Promise.all(alerts.map(({ id }) => loadCopy(deps.table, id, keyOf(home))));
  const sent = copies.flatMap((stored, place) => {
    const at = alerts[place]?.sentAt;
    return stored && at !== undefined ? [{ ...stored.value, at: timeWords(at, now) }] : [];
  });
  const [last] = sent.filter(({ state }) => state !== 'waiting');
  const good = sent.find(({ state }) => state === 'sent');
  const isBad = last !== undefined && last.state !== 'sent';
  const told = good ? lastTold(good.at, channelOf(good)) : '';
  const lost = isBad ? lastLost(last.at, last.state === 'unknown') : '';
  return { isBad, said: [lost, told].filter((part) => part !== '').join('，') || neverTried };
}

function channelOf({ address }: Pick<Copy, 'address'>): string {
  return address ? channelNames[address.channel] : '';
}
