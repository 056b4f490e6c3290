import { type Instant, isoOf } from '../domain/time.ts';
import { allFailing, type Failing, failingOf, rowOf } from '../store/failing.ts';
import { keys } from '../store/keys.ts';
import type { Stored } from '../store/record.ts';
import { Conflict, type Row } from '../store/table.ts';
import { stepAlerts } from './alerts/step.ts';
import { commit } from './commit.ts';
import type { Deps } from './deps.ts';
import { stepImport } from './directory/import-step.ts';
import { stepCollection } from './duty/collect-tick.ts';
import { stepForecast } from './duty/forecast-step.ts';
import { stepSpotCheck } from './duty/spot-step.ts';
import { failedAgain, recovered, rests } from './failing.ts';
import { stepHazards } from './hazards/step.ts';
import type { Outcome } from './outcome.ts';
import { stepOrders } from './owed-orders.ts';

const topics: Readonly<Record<string, (deps: Deps, row: Row, now: Instant) => Promise<Outcome>>> = {
  alerts: stepAlerts,
  directory: stepImport,
  duty: stepSpotCheck,
  forecast: stepForecast,
  hazards: stepHazards,
  orders: stepOrders,
  rosters: stepCollection,
};

/** So many of a kind are taken up together: what has thousands waiting holds up no other kind, nor whoever is answered meanwhile. */
const together = 50;

/** Takes up all work that did not fit one transaction, until none is left or the time is up. Another worker beside it does no harm. */
export async function work(deps: Deps, now: Instant, untilWallMs = Number.POSITIVE_INFINITY): Promise<void> {
  const failing = await allFailing(deps.table);
  const failed = new Set(
    [...failing.values()].filter((one) => rests(deps, one)).map(({ value }) => rowOf(value).sk),
  );
  const lost = new Map<string, number>();
  for (let rows = await stepRows(deps, failed); rows.length > 0; rows = await stepRows(deps, failed)) {
    const stays = await Promise.all(
      rows.map(async (row) => {
        const times = lost.get(row.sk) ?? 0;
        const came = await stepOnce(deps, row, {
          now,
          before: failingOf(failing, row),
          isLast: times >= mostLost,
        });
        lost.set(row.sk, came === 'lost' ? times + 1 : 0);
        return came === 'failed';
      }),
    );
    for (const [place, { sk }] of rows.entries()) if (stays[place]) failed.add(sk);
    if (deps.wall.now() >= untilWallMs) return;
  }
}

/** Each of those taken up together may be quicker than this one, on each of two workers; whoever loses oftener loses for ever. */
const mostLost = 2 * together;

interface Stepping {
  readonly now: Instant;
  readonly before: Stored<Failing> | undefined;
  /** It has lost so often that it counts as failed if it loses once more. */
  readonly isLast: boolean;
}

/** 'lost' when another was quicker: it is taken up again at once. 'failed': it stays, and is tried again after a while. */
async function stepOnce(
  deps: Deps,
  row: Row,
  { now, before, isLast }: Stepping,
): Promise<'moved' | 'lost' | 'failed'> {
  try {
    const topic = topics[row.sk.split('#')[0] ?? ''];
    if (!topic) return 'failed';
    await commit(deps, await topic(deps, row, now), { who: 'clock', through: causeOf(row, now), now });
    await recovered(deps, before);
    return 'moved';
  } catch (error) {
    if (error instanceof Conflict && !isLast) return 'lost';
    deps.log('error', 'step.failed', { step: row.sk, error: String(error) });
    await failedAgain(deps, row, { before, now });
    return 'failed';
  }
}

/** A step goes on with what one message began, so that what it sends is known to be because of it. */
function causeOf(row: Row, now: Instant): string {
  const cause = Object.entries(row.data).find(([name]) => name === 'cause')?.[1];
  return typeof cause === 'string' ? cause : `step#${isoOf(now)}`;
}

/** The first of each kind, but for those that failed just now. */
async function stepRows({ table }: Deps, failed: ReadonlySet<string>): Promise<Row[]> {
  const { pk } = keys.step('', '');
  const rows: Row[] = [];
  for (let from: string | undefined; ; ) {
    const some: Row[] = [];
    const range = { pk, limit: together + failed.size, ...(from !== undefined && { from }) };
    for await (const row of table.query(range)) some.push(row);
    const [first] = some;
    if (!first) return rows;
    const kind = kindOf(first);
    rows.push(...some.filter((row) => kindOf(row) === kind && !failed.has(row.sk)).slice(0, together));
    from = `${kind}$`;
  }
}

function kindOf({ sk }: Row): string {
  return sk.split('#').slice(0, 2).join('#');
}
