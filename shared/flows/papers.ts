import { fileFailed, fileGoing } from '../conversation/delivery.ts';
import { DAY_MS, type Instant, later, SECOND_MS } from '../domain/time.ts';
import { allWanted, failedWrites, madeBefore, madeWrites, type Wanted } from '../store/papers.ts';
import type { Stored } from '../store/record.ts';
import { Conflict } from '../store/table.ts';
import { commit } from './commit.ts';
import type { Deps } from './deps.ts';
import type { Outcome } from './outcome.ts';

const mostTries = 3;
/** Whoever waits longer hears once how far it is. */
const patienceMs = 5 * SECOND_MS;
/** A file lies ready on the shelf so long; then it is asked for again. */
const keptMs = 7 * DAY_MS;
const mediaTypes: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ics: 'text/calendar',
  zip: 'application/zip',
};

/** Makes all files that somebody waits for, beside the couriers; where nobody can make one it waits on. */
export async function makePapers(deps: Deps, now: Instant): Promise<void> {
  if (!deps.papers) return;
  for (const stored of await allWanted(deps.table)) await makeOne(deps, stored, now);
}

async function makeOne(deps: Deps, stored: Stored<Wanted>, now: Instant): Promise<void> {
  const { cause } = stored.value;
  try {
    const outcome = await made(deps, stored, now);
    await commit(deps, outcome, { who: 'clock', through: cause, now });
    await removeOld(deps, now);
  } catch (error) {
    // Whoever else made it has sent it.
    if (!(error instanceof Conflict)) throw error;
  }
}

async function made(deps: Deps, stored: Stored<Wanted>, now: Instant): Promise<Outcome> {
  const { id, kind, args, name, to } = stored.value;
  try {
    const job = await deps.papers?.(kind);
    if (!job) throw new Error(`no job makes ${kind}`);
    const ending = name.slice(name.lastIndexOf('.') + 1);
    const bytes = await job(deps, args, now, goingOn(deps, stored.value, now));
    await deps.photos.put(id, bytes, mediaTypes[ending] ?? 'application/octet-stream');
    const card = { text: name, file: { key: id, name } };
    return { writes: madeWrites(stored, now), sends: [{ once: `paper#${id}`, to, lane: 'answer', card }] };
  } catch (error) {
    deps.log('error', 'paper.failed', { kind, error: String(error) });
    const isGivenUp = stored.value.tries + 1 >= mostTries;
    const told = { once: `paper#${id}`, to, lane: 'answer', card: fileFailed(name) } as const;
    return { writes: failedWrites(stored, { isGivenUp, now }), sends: isGivenUp ? [told] : [] };
  }
}

/** One word for whoever waits longer than a moment; a second maker of the same file says nothing. */
function goingOn(deps: Deps, { id, name, to, cause }: Wanted, now: Instant): (rows: number) => Promise<void> {
  const beganMs = deps.wall.now();
  let isTold = false;
  return async (rows) => {
    if (isTold || deps.wall.now() < beganMs + patienceMs) return;
    isTold = true;
    const told = { once: `paper-going#${id}`, to, lane: 'answer', card: fileGoing(name, rows) } as const;
    try {
      await commit(deps, { writes: [], sends: [told] }, { who: 'clock', through: cause, now });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  };
}

async function removeOld(deps: Deps, now: Instant): Promise<void> {
  for (const { key, version, value } of await madeBefore(deps.table, later(now, -keptMs))) {
    await deps.photos.remove(value.key);
    await deps.table.transact([{ kind: 'delete', key, seen: version }]);
  }
}
