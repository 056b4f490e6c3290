/** What is known to be prudent with a personal account: no platform publishes numbers. */
export interface Caution {
  readonly betweenMs: number;
  readonly jitterMs: number;
  readonly perMinute: number;
  readonly perRoomMinute: number;
  readonly perDay: number;
  /** Hours of the day, as the bureau's clock shows them, in which only red is said. */
  readonly quietFrom: number;
  readonly quietTo: number;
}

export const caution: Caution = {
  ...{ betweenMs: 3_000, jitterMs: 1_500, perMinute: 10, perRoomMinute: 4, perDay: 300 },
  ...{ quietFrom: 22, quietTo: 7 },
};

/** A message that was said: when it had ended, and where. */
export interface Spoken {
  readonly atMs: number;
  readonly room: string;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** 86400000 ms a day; the bureau's clock is eight hours ahead of UTC all year. */
const zoneMs = 8 * 60 * minuteMs;

/** When a message may be said, measured from the end of the last one; its day may be over, its night quiet. */
export function freeAt(
  spoken: readonly Spoken[],
  next: { readonly room: string; readonly lane: 'red' | 'answer' | 'blue' },
  { now, chance, rules }: { readonly now: number; readonly chance: number; readonly rules: Caution },
): number {
  const last = spoken.at(-1)?.atMs ?? Number.NEGATIVE_INFINITY;
  const paced = Math.max(
    last + rules.betweenMs + chance * rules.jitterMs,
    windowAt(spoken, rules.perMinute, minuteMs),
    windowAt(
      spoken.filter(({ room }) => room === next.room),
      rules.perRoomMinute,
      minuteMs,
    ),
    now,
  );
  if (next.lane === 'red') return paced;
  return quietUntil(Math.max(paced, windowAt(spoken, rules.perDay, dayMs)), next.lane, rules);
}

function windowAt(spoken: readonly Spoken[], most: number, ms: number): number {
  const oldest = spoken[spoken.length - most];
  return oldest === undefined ? Number.NEGATIVE_INFINITY : oldest.atMs + ms;
}

/** Who asks at night is answered at night. */
function quietUntil(at: number, lane: 'answer' | 'blue', { quietFrom, quietTo }: Caution): number {
  const intoDayMs = (((at + zoneMs) % dayMs) + dayMs) % dayMs;
  const hour = intoDayMs / (60 * minuteMs);
  if (lane === 'answer' || (hour >= quietTo && hour < quietFrom)) return at;
  const wait = hour >= quietFrom ? 24 - hour + quietTo : quietTo - hour;
  return at + wait * 60 * minuteMs;
}
