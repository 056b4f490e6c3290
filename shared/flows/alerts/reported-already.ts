import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import type { Roll } from '../../domain/alerts/roll.ts';
import { personId, type UnitId } from '../../domain/ids.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import { keys } from '../../store/keys.ts';
import { supplyReports } from '../../store/reports.ts';
import { putRoll } from '../../store/rolls.ts';
import type { Write } from '../../store/table.ts';
import { zeroReports } from '../../store/zero.ts';
import type { Deps } from '../deps.ts';
import { rollWrites } from './roll-writes.ts';

/**
 * Nobody is asked for what he has reported: he stands on the roll as confirmed. Who has not is checked to be so still when
 * this is kept, so that no report falls between.
 */
export async function reportedAlready(
  deps: Deps,
  broadcast: Broadcast,
  { rows, now }: { rows: readonly Roll[]; now: Instant },
): Promise<Write[]> {
  const day = dayOf(broadcast.sentAt ?? now);
  const reported = new Set(await reportersOf(deps, broadcast, day));
  const key = broadcast.daily === 'supply' ? keys.supplyReport : keys.zeroReport;
  const [told, open] = [
    rows.filter(({ unit }) => reported.has(unit)),
    rows.filter(({ unit }) => !reported.has(unit)),
  ];
  const confirmed = { at: now, by: personId(''), how: 'self', late: false, through: 'reported' } as const;
  const changes = told.map((roll) => ({
    before: { key: keys.roll(broadcast.id, roll.unit), version: 0, value: roll },
    next: { ...roll, confirmed },
  }));
  return [
    ...open.flatMap((roll): Write[] => [
      putRoll(broadcast.id, roll, 0),
      { kind: 'check', key: key(day, roll.unit), seen: 0 },
    ]),
    ...rollWrites(broadcast.id, changes, { amount: 1, cause: 'reported' }).writes,
  ];
}

async function reportersOf(
  deps: Deps,
  { daily }: Broadcast,
  day: ReturnType<typeof dayOf>,
): Promise<UnitId[]> {
  if (daily === 'zero') return zeroReports(deps.table, day);
  return (await supplyReports(deps.table, day)).map(({ value }) => value.unit);
}
