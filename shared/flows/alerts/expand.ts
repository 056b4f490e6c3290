import { isOut } from '../../domain/alerts/broadcast.ts';
import type { Target } from '../../domain/alerts/plan.ts';
import type { Instant } from '../../domain/time.ts';
import { partOf, type Wave, type WaveKind, waveRecord, waveWrite } from '../../store/alert-waves.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import { keys } from '../../store/keys.ts';
import { open, type Stored } from '../../store/record.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome } from '../outcome.ts';
import { chaseShare } from './chase-share.ts';
import { moved } from './move.ts';
import { recallShare } from './recall-share.ts';
import { sendShare } from './send-share.ts';
import type { Share } from './share.ts';
import { urgeShare } from './urge-share.ts';

/** One transaction takes 100 writes; the cursor and the broadcast itself are among them. */
const mostWrites = 90;
/** A daily report checks a second row for each unit, and counts those who have reported. */
const dailyWrites = 30;
const mostTargets = 40;

/** What one address costs at most: its outbox rows, its copy, and a row on the roll for each unit. */
const costs: Readonly<Record<WaveKind, (target: Target) => number>> = {
  send: (target) => (target.first ? 3 : 0) + target.units.length,
  chase: () => 2,
  recall: () => 5,
  urge: () => 2,
};

const shares: Readonly<Record<WaveKind, (deps: Deps, share: Share) => Promise<Outcome>>> = {
  send: sendShare,
  chase: chaseShare,
  recall: recallShare,
  urge: urgeShare,
};

/** One step of a wave: a few addresses, and the cursor moved under its version in the same transaction. */
export async function expand(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const stored = open(waveRecord, row);
  const wave = stored.value;
  const broadcast = await loadBroadcast(deps.table, wave.alert);
  if (!broadcast || (wave.does !== 'recall' && !isOut(broadcast.value)))
    return { writes: [waveWrite(stored, undefined)] };
  const part = await partOf(deps.table, wave);
  const targets = part && taken(part, wave, broadcast.value.daily ? dailyWrites : mostWrites);
  // A recall that came in between changes the broadcast, and this step with it is decided again.
  const unchanged = { kind: 'check', key: keys.alert(wave.alert), seen: broadcast.version } as const;
  if (!part || !targets) return finished(stored, broadcast);
  const done = await shares[wave.does](deps, { broadcast: broadcast.value, wave, targets, now });
  return join(done, { writes: [waveWrite(stored, after(part, wave, targets.length)), unchanged] });
}

function taken(part: readonly Target[], { place, does }: Wave, most: number): readonly Target[] {
  const rest = part.slice(place, place + mostTargets);
  let left = most;
  const fits = rest.findIndex((target, index) => {
    left -= costs[does](target);
    return left < 0 && index > 0;
  });
  return fits < 0 ? rest : rest.slice(0, fits);
}

function after(part: readonly Target[], wave: Wave, count: number): Pick<Wave, 'part' | 'place'> {
  const place = wave.place + count;
  return place < part.length ? { part: wave.part, place } : { part: wave.part + 1, place: 0 };
}

function finished(stored: Stored<Wave>, broadcast: Awaited<ReturnType<typeof loadBroadcast>>): Outcome {
  const ended = waveWrite(stored, undefined);
  if (broadcast?.value.state !== 'sending') return { writes: [ended] };
  return join({ writes: [ended] }, moved(broadcast, { ...broadcast.value, state: 'sent' }, 'alert.expanded'));
}
