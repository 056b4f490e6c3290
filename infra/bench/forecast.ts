import { forecast } from '../../shared/domain/duty/forecast.ts';
import { daysFrom, reckoner, type Shift, type ShiftKind, shiftIdOf } from '../../shared/domain/duty/shift.ts';
import { personId, shiftId } from '../../shared/domain/ids.ts';
import { day, plusDays } from '../../shared/domain/time.ts';
import { spread, tableOf } from './figures.ts';

const units = 2_000;
const days = 90;
const from = day('2026-10-01');
const until = plusDays(from, days - 1);

const outlook = {
  ...{ days: daysFrom(from, until), times: reckoner(), always: true, leaves: [] },
  reaches: (person: string) => !person.endsWith('7'),
};

/** The coverage of every unit for a quarter of a year, a day and a night watch each day, with gaps of every kind. */
export async function lookAhead(rounds: number): Promise<string> {
  const all = Array.from({ length: units }, (_, unit) => watchesOf(unit));
  const seconds: number[] = [];
  let found = 0;
  for (let round = 0; round < rounds; round += 1) {
    const fromMs = performance.now();
    found = all.reduce((sum, shifts) => sum + gapsOf(shifts), 0);
    seconds.push((performance.now() - fromMs) / 1000);
  }
  return tableOf(
    ['units', 'watches', 'gaps found', 'seconds'],
    [
      [
        units.toLocaleString('en'),
        (units * days * 2).toLocaleString('en'),
        found.toLocaleString('en'),
        spread(seconds),
      ],
    ],
  );
}

function gapsOf(shifts: readonly Shift[]): number {
  return forecast(shifts, outlook).length;
}

function watchesOf(unit: number): Shift[] {
  return Array.from({ length: days }, (_, nth) => plusDays(from, nth)).flatMap((on, nth) =>
    (['day', 'night'] as const).map(
      (kind): Shift => watch(unit, { on, kind, turn: 2 * nth + (kind === 'night' ? 1 : 0) }),
    ),
  );
}

/** Every eleventh watch falls to somebody who has just had one. */
function watch(unit: number, { on, kind, turn }: { on: typeof from; kind: ShiftKind; turn: number }): Shift {
  const who = (place: number) => personId(`${unit}-${(turn - (turn % 11 === 0 ? 1 : 0) + place) % 8}`);
  return {
    ...{ id: shiftId(shiftIdOf(on, kind, `unit:${unit}`)), day: on, kind, told: [] },
    places: (['leader', 'main', 'deputy'] as const).map((role, place) => ({
      role,
      name: `${place}`,
      person: who(place),
    })),
  };
}
