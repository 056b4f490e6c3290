import { type Instant, instant, isoOf, nextMinute } from '../domain/time.ts';
import { allFailing, type Failing, failingOf } from '../store/failing.ts';
import type { Stored } from '../store/record.ts';
import { Conflict, type Row } from '../store/table.ts';
import { tickAlerts } from './alerts/tick.ts';
import { commit } from './commit.ts';
import type { Deps } from './deps.ts';
import { tickDirectory } from './directory/tick.ts';
import { tickDuty } from './duty/tick.ts';
import { failedAgain, forgetMended, recovered, rests } from './failing.ts';
import { tickGateway } from './gateway/tick.ts';
import { tickHazards } from './hazards/tick.ts';
import type { Outcome } from './outcome.ts';
import { seal } from './seal.ts';

/** What a topic does about a row whose time has come. The outcome must move or remove the row's `due`. */
type Due = (deps: Deps, row: Row, now: Instant) => Promise<Outcome>;

const topics: Readonly<Record<string, Due>> = {
  directory: tickDirectory,
  duty: tickDuty,
  alerts: tickAlerts,
  hazards: tickHazards,
  gateway: tickGateway,
};

/** Does all that is due at `now`, oldest first, and seals what was written down; returns how many rows were looked at. One that fails keeps no other waiting. */
export async function tick(deps: Deps, now: Instant): Promise<number> {
  let looked = 0;
  const failing = await allFailing(deps.table);
  for (const [topic, due] of Object.entries(topics)) {
    for (const row of await dueRows(deps, topic, now)) {
      looked += 1;
      await doDue(deps, row, { due, now, before: failingOf(failing, row) });
    }
  }
  await forgetMended(deps, failing);
  await seal(deps, now);
  return looked;
}

interface Doing {
  readonly due: Due;
  readonly now: Instant;
  /** It failed before. */
  readonly before: Stored<Failing> | undefined;
}

async function doDue(deps: Deps, row: Row, { due, now, before }: Doing): Promise<void> {
  if (rests(deps, before)) return;
  try {
    const outcome = await due(deps, row, now);
    await commit(deps, outcome, { who: 'clock', through: `tick#${isoOf(now)}`, now });
    await recovered(deps, before);
  } catch (error) {
    const lost = error instanceof Conflict;
    deps.log(lost ? 'debug' : 'error', 'tick.failed', {
      kind: row.kind,
      pk: row.pk,
      ...(!lost && { error: String(error) }),
    });
    if (!lost) await failedAgain(deps, row, { before, now });
  }
}

async function dueRows(deps: Deps, topic: string, now: Instant): Promise<Row[]> {
  const rows: Row[] = [];
  const range = { pk: `due#${topic}`, index: 'due', to: `${isoOf(now)}$` } as const;
  for await (const row of deps.table.query(range)) rows.push(row);
  return rows;
}

/** The first minute at which something falls due, on any topic; undefined if nothing ever does. */
export async function nextDue(deps: Deps): Promise<Instant | undefined> {
  const firsts = await Promise.all(Object.keys(topics).map((topic) => firstDue(deps, topic)));
  const soonest = Math.min(...firsts.flatMap((at) => at ?? []));
  return Number.isFinite(soonest) ? nextMinute(instant(soonest)) : undefined;
}

async function firstDue(deps: Deps, topic: string): Promise<Instant | undefined> {
  for await (const row of deps.table.query({ pk: `due#${topic}`, index: 'due', limit: 1 })) {
    return instant(row.due?.sk.split('#')[0] ?? Number.NaN);
  }
  return undefined;
}
