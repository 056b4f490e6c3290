import type { Lane } from '../../domain/decision.ts';
import type { Effort } from '../../domain/delivery/effort.ts';
import { lanes, type Order } from '../../domain/delivery.ts';
import { MINUTE_MS, SECOND_MS } from '../../domain/time.ts';
import type { NoticeRow, Pending } from '../../store/outbox.ts';
import type { Stored } from '../../store/record.ts';
import { lineOf } from './pacer.ts';

/** Long before the platform forgets the key under which it may have been shown. */
const mostWaitMs = 30 * MINUTE_MS;
/** Who is to be tried again so soon has his place kept. */
const soonMs = 5 * SECOND_MS;

/** How many more of a call and lane the platform takes by now. */
export type Room = (call: Pending['call'], lane: Lane) => number;

/** A try that is written down: what was known before it, and the order's frozen words. */
export interface Claim {
  readonly row: Stored<Pending>;
  readonly before: Effort;
  readonly notice: Stored<NoticeRow>;
  readonly order: Order;
  /** Others for the same address that go in the same message, oldest first. */
  readonly others?: readonly Rider[];
}

/** An order that goes in another's message. */
export type Rider = Pick<Claim, 'notice' | 'order'>;

/** What a courier knows of the queue: rows that wait, and rows that are being worked on, from their claim to their end. */
export function poolOf(atOnce: number) {
  const waiting: Readonly<Record<Lane, Map<string, Stored<Pending>>>> = {
    red: new Map(),
    answer: new Map(),
    blue: new Map(),
  };
  const ready: Readonly<Record<Lane, Map<string, Claim>>> = {
    red: new Map(),
    answer: new Map(),
    blue: new Map(),
  };
  /** Rows in work by their names: their lines, and those that surely were not shown. */
  const inWork = new Map<string, string>();
  const sureInWork = new Map<string, Pending>();

  /** The rows of a lane that may be claimed, in order: the first of each line that has nothing in work. */
  function claimable(lane: Lane, wallMs: number, room: Room): Stored<Pending>[] {
    const taken = new Set(inWork.values());
    const rows = [...waiting[lane].values()].sort((a, b) => (a.key.sk < b.key.sk ? -1 : 1));
    const firsts = rows.filter((row) => {
      const line = laneLine(row.value);
      const isFirst = !taken.has(line);
      taken.add(line);
      return isFirst;
    });
    const isDue = ({ value }: Stored<Pending>) => value.effort.notBeforeWallMs <= wallMs;
    // Whoever surely has nothing of the next message is not kept waiting by a repeat of the one before.
    const behind = new Set(rows.filter((row) => !mayHaveIt(row, wallMs)).map(({ value }) => laneLine(value)));
    const isRepeat = (row: Stored<Pending>) => mayHaveIt(row, wallMs) && !behind.has(laneLine(row.value));
    const sure = firsts.filter((row) => !isRepeat(row));
    const repeats = firsts.filter((row) => isRepeat(row) && isDue(row));
    const soon = sure.filter(({ value }) => value.effort.notBeforeWallMs <= wallMs + soonMs);
    return [...sure.filter(isDue), ...spared(lane, repeats, { soon, room })];
  }

  /** Repeats for which there is room beside all those who surely have nothing and are under way or soon to be tried. */
  function spared(
    lane: Lane,
    repeats: readonly Stored<Pending>[],
    { soon, room }: { readonly soon: readonly Stored<Pending>[]; readonly room: Room },
  ): Stored<Pending>[] {
    const sure = [...soon.map(({ value }) => value), ...sureInWork.values()].filter(
      (one) => one.lane === lane,
    );
    const left = new Map<Pending['call'], number>();
    return repeats.filter(({ value: { call } }) => {
      const spare = left.get(call) ?? room(call, lane) - sure.filter((one) => one.call === call).length;
      left.set(call, spare - 1);
      return spare > 0;
    });
  }

  return {
    knows: (sk: string, lane: Lane): boolean => inWork.has(sk) || waiting[lane].has(sk),
    add: (row: Stored<Pending>): void => {
      waiting[row.value.lane].set(row.key.sk, row);
    },
    /** How many of a lane may be claimed and surely were not shown: rows of one line count once. */
    countClaimable(lane: Lane, wallMs: number): number {
      const taken = new Set(inWork.values());
      const due = [...waiting[lane].values()].filter(
        (row) => row.value.effort.notBeforeWallMs <= wallMs && !mayHaveIt(row, wallMs),
      );
      return new Set(due.map(({ value }) => laneLine(value)).filter((line) => !taken.has(line))).size;
    },

    /** What is to be claimed next, the most urgent first: a lane is filled up when half of what can be under way is used. */
    next(most: number, wallMs: number, room: Room): Stored<Pending>[] {
      const wanted = lanes
        .filter((lane) => waiting[lane].size > 0 && ready[lane].size <= atOnce / 2)
        .flatMap((lane) => claimable(lane, wallMs, room).slice(0, atOnce - ready[lane].size));
      return wanted.slice(0, most);
    },

    /** What waits behind a row for the same address, oldest first. */
    followers({ key, value }: Stored<Pending>, most: number, wallMs: number): Stored<Pending>[] {
      const line = laneLine(value);
      return [...waiting[value.lane].values()]
        .filter((row) => row.key.sk !== key.sk && laneLine(row.value) === line)
        .filter((row) => row.value.effort.notBeforeWallMs <= wallMs)
        .sort((a, b) => (a.key.sk < b.key.sk ? -1 : 1))
        .slice(0, most);
    },

    /** Takes a row into work, so that neither a look nor a claim takes it twice. */
    take({ key, value }: Stored<Pending>): void {
      waiting[value.lane].delete(key.sk);
      inWork.set(key.sk, laneLine(value));
      if (value.effort.doubtSinceWallMs === undefined) sureInWork.set(key.sk, value);
    },
    prepare: (claim: Claim): void => {
      ready[claim.row.value.lane].set(claim.row.key.sk, claim);
    },
    depart: ({ row }: Claim): void => {
      ready[row.value.lane].delete(row.key.sk);
    },
    /** Ends the work on a row; with `row` it waits again. */
    end(sk: string, row?: Stored<Pending>): void {
      inWork.delete(sk);
      sureInWork.delete(sk);
      if (row) waiting[row.value.lane].set(sk, row);
    },

    ready: (): Claim[] => lanes.flatMap((lane) => [...ready[lane].values()]),
    isInWork: (): boolean => inWork.size > 0,
    /** When the first of the waiting is to be tried; Infinity if none waits. */
    nextMs: (): number =>
      lanes
        .flatMap((lane) => [...waiting[lane].values()])
        .reduce(
          (soonest, { value }) => Math.min(soonest, value.effort.notBeforeWallMs),
          Number.POSITIVE_INFINITY,
        ),
  };
}

export type Pool = ReturnType<typeof poolOf>;

/** An answer that was lost is asked for again when those have had theirs who surely have nothing, but in good time. */
function mayHaveIt({ value }: Stored<Pending>, wallMs: number): boolean {
  const since = value.effort.doubtSinceWallMs;
  return since !== undefined && wallMs - since < mostWaitMs;
}

function laneLine(pending: Pending): string {
  return `${pending.lane} ${lineOf(pending)}`;
}
