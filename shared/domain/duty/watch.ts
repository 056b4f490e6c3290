import { at, HOUR_MS, type Instant, instant, later, MINUTE_MS, plusDays } from '../time.ts';
import { endOf, type Place, type Shift, startOf } from './shift.ts';

/** What a watch owes, in this order: two reminders, three rungs of the ladder, its end. */
export const steps = ['evening', 'before', 'absent-15', 'absent-30', 'absent-60', 'end'] as const;
/** The list for whoever comes, and a look at what became of it: a unit's once, the bureau's own twice. */
const handing = ['handover', 'handover-20', 'handover-30'] as const;
export type Step = (typeof steps)[number] | (typeof handing)[number];

function stepsOf({ post }: Pick<Shift, 'post'>): readonly Step[] {
  return [...steps, ...handing.filter((step) => !post || step !== 'handover-20')];
}

/** When a step falls due, and until when it is still worth doing; later it is told to have been missed. */
export function timeOf(shift: Shift, step: Step): { readonly due: Instant; readonly until: Instant } {
  const start = startOf(shift);
  const end = endOf(shift);
  switch (step) {
    case 'evening':
      return { due: at(plusDays(shift.day, -1), '18:00'), until: later(start, -HOUR_MS) };
    case 'before':
      return { due: later(start, -30 * MINUTE_MS), until: later(start, 15 * MINUTE_MS) };
    case 'absent-15':
      return { due: later(start, 15 * MINUTE_MS), until: end };
    case 'absent-30':
      return { due: later(start, 30 * MINUTE_MS), until: end };
    case 'absent-60':
      return { due: later(start, 60 * MINUTE_MS), until: end };
    case 'end':
      return { due: end, until: instant(Number.MAX_SAFE_INTEGER) };
    case 'handover':
      return { due: later(end, -10 * MINUTE_MS), until: later(end, 20 * MINUTE_MS) };
    case 'handover-20':
      return { due: later(end, 20 * MINUTE_MS), until: later(end, 4 * HOUR_MS) };
    case 'handover-30':
      return { due: later(end, 30 * MINUTE_MS), until: later(end, 4 * HOUR_MS) };
  }
}

/** A new or changed watch: what fell due before is not owed. */
export function scheduled(shift: Shift, now: Instant): Shift {
  return { ...shift, told: stepsOf(shift).filter((step) => timeOf(shift, step).due < now) };
}

/** When the watch next needs a look; undefined when nothing is owed any more. */
export function nextLook(shift: Shift): Instant | undefined {
  const open = stepsOf(shift)
    .filter((step) => !shift.told.includes(step))
    .map((step) => timeOf(shift, step).due);
  return open.length === 0 ? undefined : instant(Math.min(...open));
}

export interface Look {
  readonly next: Shift;
  /** To be done now: of the rungs of the ladder only the highest, since it says all that the lower ones say. */
  readonly does: readonly Step[];
  /** Fell due while nobody looked, and is past its use. */
  readonly missed: readonly Step[];
}

/** What a watch owes at `now`. Looking twice owes nothing twice. */
export function look(shift: Shift, now: Instant): Look {
  const due = stepsOf(shift).filter((step) => !shift.told.includes(step) && timeOf(shift, step).due <= now);
  const useful = due.filter((step) => now < timeOf(shift, step).until);
  const top = useful.filter(isRung).at(-1);
  return {
    next: { ...shift, told: [...shift.told, ...due] },
    does: useful.filter((step) => !isRung(step) || step === top),
    missed: due.filter((step) => !useful.includes(step)),
  };
}

function isRung(step: Step): boolean {
  return step.startsWith('absent-');
}

/** Those who have not arrived: not signed in, to be verified; absent only by a person's word. */
export function missing(shift: Shift): readonly Place[] {
  return shift.places.filter(({ arrival, role }) => arrival === undefined && role !== 'standby');
}
