import { at, day, type Instant, later, MINUTE_MS } from '../../shared/domain/time.ts';
import { nextDue, tick } from '../../shared/flows/tick.ts';
import { decided, on, silentDistrict, streets, units } from '../../test/kit/silent-district.ts';
import { shown } from './figures.ts';

type District = Awaited<ReturnType<typeof silentDistrict>>;

/** The street's lists and the bureau's at half past eight, and the leader's at nine. */
const lists = streets + 2;

/** 500 units whose people never come: minute by minute, with the service down from 08:20 to 09:10, and with a clock that jumps three days. */
export async function ladder(): Promise<string[][]> {
  const calm = await silentDistrict();
  const longestMs = await minutes(calm, '08:00', '09:05');
  const told = await decided(calm.table);
  const exact = told.get('duty.absent-15')?.every((clock) => clock === '08:15');
  const half = told.get('duty.roll')?.filter((clock) => clock === '08:30').length;
  const down = await silentDistrict();
  await minutes(down, '08:00', '08:20');
  const afterMs = await minutes(down, '09:10', '09:20');
  const jumped = await silentDistrict();
  const jumpMs = await jump(jumped);
  const all = [calm, down, jumped];
  for (const { table } of all) await asItMust(table);
  if (!exact || half !== streets + 1) throw new Error('the ladder missed its minute');
  return [
    [
      `${units} absent: asked at 08:15, lists at 08:30 and 09:00, minute by minute`,
      `${units} at 08:15, ${half} lists at 08:30, 1 at 09:00; longest tick ${shown(longestMs / 1000)} s`,
    ],
    [
      'the same, the service down from 08:20 to 09:10',
      `${units} and ${lists} told once each, the lists saying what is late; longest tick ${shown(afterMs / 1000)} s`,
    ],
    [
      'the same, a clock that jumps three days',
      `${units} and ${lists} told once each, in ${shown(jumpMs / 1000)} s`,
    ],
  ];
}

async function asItMust(table: District['table']): Promise<void> {
  const told = await decided(table);
  const asked = told.get('duty.absent-15')?.length;
  const rolls = told.get('duty.roll')?.length;
  if (asked !== units || rolls !== lists)
    throw new Error(`asked ${asked} of ${units}, lists ${rolls} of ${lists}`);
}

/** Ticks from one clock time to another; the longest of them. */
async function minutes({ deps }: District, from: string, until: string): Promise<number> {
  let longestMs = 0;
  for (let now: Instant = at(on, from); now <= at(on, until); now = later(now, MINUTE_MS)) {
    const beganMs = performance.now();
    await tick(deps, now);
    longestMs = Math.max(longestMs, performance.now() - beganMs);
  }
  return longestMs;
}

async function jump({ deps }: District): Promise<number> {
  const end = at(day('2026-10-11'), '08:00');
  const beganMs = performance.now();
  for (let now = await nextDue(deps); now !== undefined && now <= end; now = await nextDue(deps))
    await tick(deps, now);
  return performance.now() - beganMs;
}
