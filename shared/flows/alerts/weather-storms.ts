import { stormNearer } from '../../conversation/alerts/words-typhoon.ts';
import { isRunning, nearnessOf, stepOf, type Track } from '../../domain/alerts/typhoon.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import { loadBureau } from '../../store/directory.ts';
import { untold } from '../../store/outbox.ts';
import { Conflict } from '../../store/table.ts';
import { commit } from '../commit.ts';
import type { Deps } from '../deps.ts';
import type { Send } from '../outcome.ts';
import { dutyRoom } from './weather-news.ts';

interface Seen {
  readonly tracks: readonly Track[];
  readonly source: string;
  readonly now: Instant;
}

/** A storm came a step nearer: the duty room is told once of each step, whichever source says so first. */
export async function tellStorms(deps: Deps, seen: Seen): Promise<void> {
  const sends = await untold(deps.table, await stormSends(deps, seen));
  const cause = { who: 'feed', through: `feed#${seen.source}`, now: seen.now };
  await commit(deps, { writes: [], sends }, cause).catch((error: unknown) => {
    // Another source told it at the same moment; what it did not tell is told at the next look.
    if (!(error instanceof Conflict)) throw error;
  });
}

async function stormSends(deps: Deps, { tracks, source, now }: Seen): Promise<Send[]> {
  const place = (await loadBureau(deps.table))?.value.region?.at;
  if (!place) return [];
  const near = tracks.flatMap((track) => {
    const nearness = isRunning(track, now) ? nearnessOf(track, place) : undefined;
    const step = nearness && stepOf(nearness);
    return nearness && step ? [{ track, nearness, step, source }] : [];
  });
  if (near.length === 0) return [];
  const room = await dutyRoom(deps, now, true);
  return near.flatMap((one) =>
    room.map((person) => ({
      once: `weather.storm#${dayOf(now).slice(0, 4)}#${one.track.name}#${one.step}#${person}`,
      to: { kind: 'person', person } as const,
      lane: 'blue',
      card: stormNearer(one, now),
    })),
  );
}
