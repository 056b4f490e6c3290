import { missedSteps, notSignedIn, reminder } from '../../conversation/duty/words.ts';
import { hasRole } from '../../domain/directory/person.ts';
import type { Place, Shift } from '../../domain/duty/shift.ts';
import { look, missing, type Step } from '../../domain/duty/watch.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { collectionRecord } from '../../store/collections.ts';
import { allPeople } from '../../store/directory.ts';
import { shiftRecord } from '../../store/duty.ts';
import { rulesRecord } from '../../store/duty-rules.ts';
import { forecastRecord, forecastSoonRecord } from '../../store/forecast.ts';
import { load } from '../../store/record.ts';
import { checkRecord, planRecord } from '../../store/spot-checks.ts';
import { swapRecord } from '../../store/swaps.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome, type Send } from '../outcome.ts';
import { tickCollection } from './collect-tick.ts';
import { tickForecast, tickForecastSoon } from './forecast.ts';
import { changed } from './shifts.ts';
import { planDay, tickPlan } from './spot-plan.ts';
import { tickSpotCheck } from './spot-tick.ts';
import { tickSwap } from './swap-tick.ts';

const byKind: Readonly<Record<string, typeof tickShift>> = {
  [checkRecord.kind]: tickSpotCheck,
  [planRecord.kind]: tickPlan,
  [rulesRecord.kind]: planDay,
  [swapRecord.kind]: tickSwap,
  [collectionRecord.kind]: tickCollection,
  [forecastRecord.kind]: tickForecast,
  [forecastSoonRecord.kind]: tickForecastSoon,
};

export function tickDuty(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  return (byKind[row.kind] ?? tickShift)(deps, row, now);
}

/** Reminders and the ladder of one watch. */
async function tickShift(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const stored = await load(deps.table, shiftRecord, row);
  if (!stored) return nothing;
  const { next, does, missed } = look(stored.value, now);
  if (does.length + missed.length === 0) return nothing;
  const sends = await Promise.all([
    ...does.map((step) => sendsOf(deps, next, { step, now })),
    ...(missed.length > 0 ? [toOfficers(deps, next, 'missed', missedSteps(next, missed))] : []),
  ]);
  return {
    ...changed(stored, next, { what: 'duty.looked-at', facts: { does, missed } }),
    sends: sends.flat(),
  };
}

async function sendsOf(
  deps: Deps,
  shift: Shift,
  { step, now }: { step: Step; now: Instant },
): Promise<Send[]> {
  const absent = missing(shift);
  switch (step) {
    case 'evening':
    case 'before':
      return absent.flatMap((place) => remind(shift, place, step));
    case 'absent-15':
      return [...absent, ...shift.places.filter(({ role }) => role === 'deputy')]
        .filter(
          (place, index, all) =>
            absent.length > 0 && all.findIndex(({ person }) => person === place.person) === index,
        )
        .flatMap((place) =>
          place.arrival
            ? tell(shift, place.person, { step, card: notSignedIn(shift, absent, now) })
            : remind(shift, place, step),
        );
    case 'absent-30':
      return absent.length === 0
        ? []
        : shift.places
            .filter(({ role }) => role === 'leader')
            .flatMap(({ person }) => tell(shift, person, { step, card: notSignedIn(shift, absent, now) }));
    case 'absent-60':
      return absent.length === 0 ? [] : toOfficers(deps, shift, step, notSignedIn(shift, absent, now));
    case 'end':
      return [];
  }
}

function remind(shift: Shift, place: Place, step: Step): Send[] {
  return tell(shift, place.person, { step, card: reminder(shift, place, step) });
}

function tell(
  shift: Shift,
  person: PersonId | undefined,
  { step, card }: { step: string; card: Send['card'] },
): Send[] {
  if (!person) return [];
  const once = `duty.${step}#${shift.id}#${person}`;
  return [
    { once, to: { kind: 'person', person }, lane: 'answer', card, about: { topic: 'duty', id: shift.id } },
  ];
}

/** One list for the bureau's officers. */
async function toOfficers(deps: Deps, shift: Shift, step: string, card: Send['card']): Promise<Send[]> {
  const officers = (await allPeople(deps.table)).filter(({ value }) =>
    hasRole(value, 'officer', 'administrator'),
  );
  return officers.flatMap(({ value }) => tell(shift, value.id, { step, card }));
}
