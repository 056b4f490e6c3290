/** At most `count` in any `ms`. */
export interface SlidingWindow {
  /** How long until one more is allowed; 0 if it is now. */
  waitMs(now: number): number;
  add(now: number): void;
}

/** Costs the same whatever was counted: a ring of the last `count` moments. */
export function slidingWindow(count: number, ms: number): SlidingWindow {
  const ring: number[] = [];
  let head = 0;
  return {
    waitMs(now) {
      const oldest = ring.length < count ? undefined : ring[head];
      return oldest === undefined ? 0 : Math.max(0, oldest + ms - now);
    },
    add(now) {
      if (ring.length < count) {
        ring.push(now);
        return;
      }
      ring[head] = now;
      head = (head + 1) % count;
    },
  };
}

export interface Allowance {
  readonly count: number;
  readonly ms: number;
}

/** Several windows for each key; what one refuses counts in none. */
export interface Limiter {
  /** 0 and counted, or how long to wait. */
  take(key: string, now: number): number;
}

export function limiter(allowances: readonly Allowance[]): Limiter {
  const byKey = new Map<string, readonly SlidingWindow[]>();
  return {
    take(key, now) {
      const windows = byKey.get(key) ?? allowances.map(({ count, ms }) => slidingWindow(count, ms));
      byKey.set(key, windows);
      const wait = Math.max(0, ...windows.map((window) => window.waitMs(now)));
      if (wait === 0) for (const window of windows) window.add(now);
      return wait;
    },
  };
}

/** The most that any stretch of `ms` saw. */
export function highestRate(times: readonly number[], ms: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  let from = 0;
  let most = 0;
  for (const [place, time] of sorted.entries()) {
    while ((sorted[from] ?? 0) <= time - ms) from += 1;
    most = Math.max(most, place - from + 1);
  }
  return most;
}
