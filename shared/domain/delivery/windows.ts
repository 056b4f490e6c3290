import type { Lane } from '../decision.ts';

/** At most `count` starts of these lanes, taken together, in any `ms`. */
export interface Window {
  readonly lanes: readonly Lane[];
  readonly count: number;
  readonly ms: number;
}

export interface Start {
  readonly lane: Lane;
  readonly wallMs: number;
}

/** What was started of late under several sliding windows at once. `starts` runs beside `windows`, oldest first. */
export interface Meter {
  readonly windows: readonly Window[];
  readonly slackMs: number;
  readonly log: readonly Start[];
  readonly starts: readonly (readonly number[])[];
}

export function meterOf(windows: readonly Window[], slackMs: number, log: readonly Start[] = []): Meter {
  const empty: Meter = { windows, slackMs, log: [], starts: windows.map(() => []) };
  return log.reduce(started, empty);
}

/** The first moment at which one more start of this lane breaks no window; 0 when none is near. */
export function freeAt(meter: Meter, lane: Lane): number {
  const moments = meter.windows.map(({ lanes, count, ms }, place) => {
    const starts = meter.starts[place] ?? [];
    const oldest = starts[starts.length - count];
    return oldest === undefined || !lanes.includes(lane) ? 0 : oldest + ms + meter.slackMs;
  });
  return Math.max(0, ...moments);
}

/** How many starts of this lane its windows still take at a moment. */
export function roomAt({ windows, slackMs, starts }: Meter, lane: Lane, wallMs: number): number {
  const rooms = windows.map(({ lanes, count, ms }, place) => {
    if (!lanes.includes(lane)) return Number.POSITIVE_INFINITY;
    const since = wallMs - ms - slackMs;
    return count - (starts[place] ?? []).filter((startMs) => startMs > since).length;
  });
  return Math.min(...rooms, Number.POSITIVE_INFINITY);
}

export function started(meter: Meter, start: Start): Meter {
  const since = start.wallMs - memoryMs(meter);
  const log =
    meter.log.length > 0 && (meter.log[0]?.wallMs ?? 0) <= since
      ? meter.log.filter(({ wallMs }) => wallMs > since)
      : meter.log;
  return {
    ...meter,
    log: [...log, start],
    starts: meter.windows.map(({ lanes, count }, place) => {
      const starts = meter.starts[place] ?? [];
      return lanes.includes(start.lane)
        ? [...starts.slice(-count + 1 || starts.length), start.wallMs]
        : starts;
    }),
  };
}

/** A start that the platform turned away at its gate fills none of its windows. */
export function givenBack(meter: Meter, { lane, wallMs }: Start): Meter {
  const at = meter.log.findLastIndex((start) => start.lane === lane && start.wallMs === wallMs);
  if (at < 0) return meter;
  return {
    ...meter,
    log: meter.log.toSpliced(at, 1),
    starts: meter.windows.map(({ lanes }, place) => {
      const starts = meter.starts[place] ?? [];
      const mine = lanes.includes(lane) ? starts.lastIndexOf(wallMs) : -1;
      return mine < 0 ? starts : starts.toSpliced(mine, 1);
    }),
  };
}

/** The starts that some window still remembers. */
export function remembered(meter: Meter, wallMs: number): readonly Start[] {
  const since = wallMs - memoryMs(meter);
  return meter.log.filter((start) => start.wallMs > since);
}

/** How long a broadcast of `count` takes when it has its lane to itself, until the last call starts. */
export function spanMs(
  { windows, slackMs }: Pick<Meter, 'windows' | 'slackMs'>,
  lane: Lane,
  count: number,
): number {
  const mine = windows
    .filter(({ lanes }) => lanes.includes(lane))
    .sort((a, b) => b.ms - a.ms || a.count - b.count);
  const tightest = mine.filter(({ ms }, place) => ms !== mine[place - 1]?.ms);
  const walk = tightest.reduce(
    ({ left, ms }, window) => ({
      left: left % window.count,
      ms: ms + Math.floor(left / window.count) * (window.ms + slackMs),
    }),
    { left: Math.max(0, count - 1), ms: 0 },
  );
  return walk.ms;
}

function memoryMs({ windows, slackMs }: Meter): number {
  return Math.max(0, ...windows.map(({ ms }) => ms)) + slackMs;
}

const letters = { red: 'r', answer: 'a', blue: 'b' } as const satisfies Record<Lane, string>;

/** Starts as short text, for the row that hands them on: each as the time since the one before, and its lane. */
export function packed(starts: readonly Start[]): string {
  const inOrder = [...starts].sort((a, b) => a.wallMs - b.wallMs);
  return inOrder
    .map(
      ({ lane, wallMs }, place) =>
        `${(wallMs - (inOrder[place - 1]?.wallMs ?? 0)).toString(36)}.${letters[lane]}`,
    )
    .join(',');
}

export function unpacked(text: string): Start[] {
  const starts: Start[] = [];
  for (const one of text.split(',')) {
    const [gap = '', letter] = one.split('.');
    const wallMs = (starts.at(-1)?.wallMs ?? 0) + Number.parseInt(gap, 36);
    if (Number.isFinite(wallMs)) starts.push({ lane: laneOf(letter), wallMs });
  }
  return starts;
}

function laneOf(letter: string | undefined): Lane {
  return letter === letters.red ? 'red' : letter === letters.answer ? 'answer' : 'blue';
}
