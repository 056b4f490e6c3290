import { at, type Day, type Instant, instant, plusDays } from '../time.ts';

/** The rosters of a period, asked of every unit: opened a week before, due three days before, chased twice after. */
export interface Collection {
  readonly id: string;
  readonly name: string;
  readonly from: Day;
  readonly until: Day;
  /** When each step falls due, as reckoned when it was opened; a rest day's goes out on the last working day before. */
  readonly plan: readonly { readonly step: CollectionStep; readonly at: Instant }[];
  readonly done: readonly CollectionStep[];
}

export const collectionSteps = ['ask', 'due', 'chase-1', 'chase-2'] as const;
export type CollectionStep = (typeof collectionSteps)[number];

/** `outOn` moves a day on which nobody should be written to. */
export function planned(
  from: Day,
  now: Instant,
  outOn: (day: Day) => { readonly day: Day; readonly clock: string },
): Collection['plan'] {
  const moved = (days: number) => {
    const { day, clock } = outOn(plusDays(from, -days));
    return at(day, clock);
  };
  return [
    { step: 'ask', at: now },
    { step: 'due', at: at(plusDays(from, -3), '18:00') },
    { step: 'chase-1', at: moved(2) },
    { step: 'chase-2', at: moved(1) },
  ];
}

export const dueAt = ({ from }: Pick<Collection, 'from'>): Instant => at(plusDays(from, -3), '18:00');

export function nextStepAt({ plan, done }: Collection): Instant | undefined {
  const open = plan.flatMap(({ step, at: when }) => (done.includes(step) ? [] : when));
  return open.length === 0 ? undefined : instant(Math.min(...open));
}

/** What is due now: of two chases that fell due together one is enough. */
export function stepNow(
  collection: Collection,
  now: Instant,
): { readonly next: Collection; readonly step: CollectionStep } | undefined {
  const due = collection.plan.filter(({ step, at: when }) => when <= now && !collection.done.includes(step));
  const step = due.at(-1)?.step;
  if (!step) return undefined;
  return { step, next: { ...collection, done: [...collection.done, ...due.map((one) => one.step)] } };
}
