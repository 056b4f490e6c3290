import { exerciseCard } from '../../conversation/alerts/words-weather-news.ts';
import { concernOf } from '../../domain/alerts/concern.ts';
import type { Bulletin } from '../../domain/alerts/warning.ts';
import { lastOf } from '../../domain/alerts/weather-event.ts';
import type { WeatherId } from '../../domain/ids.ts';
import { type Instant, instant } from '../../domain/time.ts';
import { type Cancel, type Exercise, readCap } from '../../feeds/weather/cap.ts';
import { loadBureau } from '../../store/directory.ts';
import { Conflict, type Table } from '../../store/table.ts';
import { commit } from '../commit.ts';
import type { Deps } from '../deps.ts';
import type { Send } from '../outcome.ts';
import { onWatch } from './on-watch.ts';
import { noteBulletins, recentEvents } from './weather-note.ts';

/** So many bulletins change in one transaction; each needs three rows at most. */
const atOnce = 20;
/** Another process may be taking some as well. */
const retryForMs = 5_000;

interface Waiting {
  readonly bulletin: Bulletin;
  readonly now: Instant;
  done(event: WeatherId | undefined): void;
  failed(error: unknown): void;
}

/** What waits in this process to be taken. All of it goes through one row, so it goes together and not against each other. */
const queues = new WeakMap<Table, { readonly waiting: Waiting[]; isBusy: boolean }>();

/** Keeps what a source told; the duty room hears of it at the next tick. Throws Conflict when others never let it. */
export async function takeBulletins(
  deps: Deps,
  bulletins: readonly Bulletin[],
  now: Instant,
): Promise<readonly WeatherId[]> {
  const taken = await Promise.all(bulletins.map((bulletin) => takeOne(deps, bulletin, now)));
  return taken.flatMap((event) => event ?? []);
}

function takeOne(deps: Deps, bulletin: Bulletin, now: Instant): Promise<WeatherId | undefined> {
  const queue = queues.get(deps.table) ?? { waiting: [], isBusy: false };
  queues.set(deps.table, queue);
  return new Promise((done, failed) => {
    queue.waiting.push({ bulletin, now, done, failed });
    if (!queue.isBusy) void drain(deps, queue);
  });
}

async function drain(deps: Deps, queue: { readonly waiting: Waiting[]; isBusy: boolean }): Promise<void> {
  queue.isBusy = true;
  while (queue.waiting.length > 0) {
    const some = queue.waiting.splice(0, atOnce);
    try {
      const events = await takeSome(deps, some);
      for (const [place, one] of some.entries()) one.done(events[place]);
    } catch (error) {
      for (const one of some) one.failed(error);
    }
  }
  queue.isBusy = false;
}

async function takeSome(deps: Deps, some: readonly Waiting[]): Promise<readonly WeatherId[]> {
  const startedMs = deps.wall.now();
  const bulletins = some.map(({ bulletin }) => bulletin);
  const now = instant(Math.max(...some.map((one) => one.now)));
  const through = bulletins
    .map(({ source, id }) => `${source}#${id}`)
    .join(' ')
    .slice(0, 300);
  for (let round = 1; ; round += 1) {
    const { outcome, events } = await noteBulletins(deps, bulletins, { now });
    try {
      await commit(deps, outcome, { who: 'feed', through, now });
      return events;
    } catch (error) {
      const isLate = deps.wall.now() - startedMs > retryForMs;
      if (!(error instanceof Conflict) || isLate) throw error;
      await deps.wall.sleep(jitterMs(through, round));
    }
  }
}

/** Spread by what is taken, so that those who collided once do not collide again. */
function jitterMs(of: string, round: number): number {
  const spread = [...of].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 997, round * 131);
  return (spread % 100) + Math.min(round, 10) * 10;
}

export type TakenCap =
  | { readonly ok: true; readonly event: string }
  | { readonly ok: false; readonly why: string };

/** One CAP document from a publisher; durable when this returns. The same document again changes nothing. */
export async function takeCap(deps: Deps, document: string, now: Instant): Promise<TakenCap> {
  const read = readCap(document);
  if (!read.ok) return read;
  if (read.kind === 'exercise') return tellExercise(deps, read, now);
  const bulletin = read.kind === 'bulletin' ? read.bulletin : await cancelling(deps, read);
  if (!bulletin) return { ok: false, why: 'nothing that it cancels is known here' };
  const region = (await loadBureau(deps.table))?.value.region;
  if (read.kind === 'bulletin' && region && concernOf(bulletin, region) === 'elsewhere')
    return { ok: false, why: 'its area is another region' };
  const [event] = await takeBulletins(deps, [bulletin], now);
  return event ? { ok: true, event } : { ok: false, why: 'not taken' };
}

/** The watch reads it as an exercise, once; it is no warning, is linked to none and asks for nothing. */
export async function tellExercise(
  deps: Deps,
  { id, text }: Pick<Exercise, 'id' | 'text'>,
  now: Instant,
): Promise<TakenCap> {
  const sends = (await onWatch(deps, now, 'watch')).map(
    (person): Send => ({
      ...{ once: `cap.exercise#${id}#${person}`, to: { kind: 'person', person }, lane: 'blue' },
      card: exerciseCard(text),
    }),
  );
  try {
    await commit(deps, { writes: [], sends }, { who: 'feed', through: `cap#${id}`, now });
  } catch (error) {
    // The same document again: those it went to have it.
    if (!(error instanceof Conflict)) throw error;
  }
  return { ok: true, event: id };
}

/** A cancelling without words of its own, in those of the event it ends. */
export async function cancelling(
  deps: Deps,
  { id, sentAt, cancels, text }: Cancel,
): Promise<Bulletin | undefined> {
  const found = (await recentEvents(deps)).find(({ value }) =>
    value.steps.some(({ told }) => told.some((one) => cancels.includes(one.id) || one.id === id)),
  )?.value;
  if (!found) return undefined;
  const { issuer, colour, verb } = lastOf(found);
  const { hazard, hazardKey, offices, places } = found;
  return {
    ...{ hazard, hazardKey, offices, places, issuer, colour, verb, text, id },
    ...{ source: 'cap', lifted: true, issuedAt: sentAt, supersedes: cancels },
  };
}
