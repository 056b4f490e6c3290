import * as z from 'zod/mini';
import type { House } from '../../functions/app.ts';
import { type Instant, instant, isoOf, later, MINUTE_MS } from '../../shared/domain/time.ts';
import { work } from '../../shared/flows/steps.ts';
import { nextDue, tick } from '../../shared/flows/tick.ts';
import type { Table } from '../../shared/store/table.ts';
import type { Courier } from './courier.ts';

/** A clock that can be moved forward. It stands still while it is ahead of real time, and survives a restart. */
export interface MovableClock {
  now(): Instant;
  /** From due instant to due instant, as if each minute had passed; names the ticks by what they caused. */
  moveTo(house: House, courier: Courier, to: Instant): Promise<{ ticks: number; causes: readonly string[] }>;
}

/** So long one instant's messages are waited for; those an outage holds up come when it is over, and the next are not waited for so long. */
const patienceMs = 5_000;
const outOfPatienceMs = 200;

const key = { pk: 'sandbox', sk: 'clock' };
const Moved = z.object({ to: z.number() });

export async function openClock(table: Table, real: () => number): Promise<MovableClock> {
  const row = await table.get(key);
  let moved = row ? instant(Moved.parse(row.data).to) : instant(0);
  const now = () => instant(Math.max(moved, real()));

  async function set(to: Instant): Promise<void> {
    await table.transact([
      { kind: 'put', row: { ...key, kind: 'clock', edition: 1, data: { to } }, seen: 'any' },
    ]);
    moved = to;
  }

  return {
    now,
    async moveTo(house, courier, to) {
      const causes: string[] = [];
      let last = later(now(), -MINUTE_MS);
      let isHeldUp = false;
      for (
        let due = await nextDue(house.deps);
        due !== undefined && due <= to;
        due = await nextDue(house.deps)
      ) {
        const at = instant(Math.max(due, later(last, MINUTE_MS), now()));
        if (at > to) break;
        await set(at);
        await tick(house.deps, at);
        await work(house.deps, at);
        courier.wake();
        isHeldUp = !(await isIdleWithin(house, courier, isHeldUp ? outOfPatienceMs : patienceMs));
        causes.push(`tick#${isoOf(at)}`, `step#${isoOf(at)}`);
        last = at;
      }
      await set(to);
      return { ticks: causes.length / 2, causes };
    },
  };
}

async function isIdleWithin({ deps }: House, courier: Courier, ms: number): Promise<boolean> {
  const over = new AbortController();
  const late = deps.wall.sleep(ms, over.signal).then(() => false);
  const idle = courier.idle().then(() => true);
  const came = await Promise.race([idle, late]);
  over.abort('over');
  return came;
}
