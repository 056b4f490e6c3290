import type { Said } from '../../domain/message.ts';
import { later } from '../../domain/time.ts';
import { loadRecent, putRecent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { imagesIn, looseOf, mergeMs, placeFor, spotOf } from './spot.ts';

/** Kept until words come; in a private talk they are asked for once. */
export async function keepLoose(deps: Deps, turn: Turn, said: Said): Promise<Outcome> {
  const { now } = turn;
  const recent = await loadRecent(deps.table, spotOf(turn));
  const loose = [...looseOf(recent.value, now), ...imagesIn(said)];
  const looseUntil = later(now, mergeMs);
  const place = placeFor(said, recent.value, now);
  const asks = said.chat === null && (loose.length > 0 || place !== undefined);
  const due = asks ? looseUntil : undefined;
  const kept = { ...recent.value, loose, looseUntil, from: turn.speaker.address, ...(place && { place }) };
  return { writes: [putRecent(recent, kept, due)] };
}
