import type { Lane } from '../../domain/decision.ts';
import { backOffMs } from '../../domain/delivery/effort.ts';
import {
  freeAt,
  givenBack,
  type Meter,
  meterOf,
  packed,
  remembered,
  roomAt,
  type Start,
  started,
  unpacked,
  type Window,
} from '../../domain/delivery/windows.ts';
import type { Limits } from '../../domain/delivery.ts';
import type { Failure } from '../../domain/message.ts';
import type { Pending } from '../../store/outbox.ts';

/** After so many failures in a row of one call the platform is left in peace, and then asked by one try at a time. */
const patience = 5;

const waitPrefix = 'wait:';

interface Trouble {
  readonly inARow: number;
  readonly pauses: number;
  readonly untilWallMs: number;
}
const noTrouble: Trouble = { inARow: 0, pauses: 0, untilWallMs: 0 };

/** Keeps to the platform's limits: windows for each call and address, one at a time to an address, pauses in trouble. */
export function pacerOf(limits: Limits, history: Readonly<Record<string, string>>, wallMs: number) {
  const troubles = new Map<string, Trouble>();
  /** What is under way, by its line: when it was started. */
  const flying = new Map<string, number>();
  const inFlight = new Map<string, number>();
  /** Where each address has its own limits, one that asked for patience gets it. */
  const asked = new Map(
    Object.entries(history).flatMap(([name, text]) =>
      name.startsWith(waitPrefix) ? [[name.slice(waitPrefix.length), Number(text)] as const] : [],
    ),
  );
  const meters = new Map(
    Object.entries(history)
      .filter(([name]) => !name.startsWith(waitPrefix))
      .map(([name, text]) => [name, inherited(windowsOf(limits, name), limits.slackMs, { text, wallMs })]),
  );

  const meter = (name: string): Meter => meters.get(name) ?? meterOf(windowsOf(limits, name), limits.slackMs);
  const total = () => flying.size;

  return {
    total,

    /** When its call may be made again: a moment that is over if now, Infinity if another of them must end first. */
    callFreeAt({ call, lane }: Pending): number {
      const { inARow, untilWallMs } = troubles.get(call) ?? noTrouble;
      const most = inARow < patience ? limits.atOnce : 1;
      if (total() >= limits.atOnce || (inFlight.get(call) ?? 0) >= most) return Number.POSITIVE_INFINITY;
      return Math.max(untilWallMs, freeAt(meter(`call:${call}`), lane));
    },

    /** The same for its address. */
    addressFreeAt(pending: Pending): number {
      const { call, lane, to } = pending;
      if (flying.has(lineOf(pending))) return Number.POSITIVE_INFINITY;
      const askedMs = asked.get(lineOf(pending)) ?? 0;
      return call === 'send' ? Math.max(askedMs, freeAt(meter(`to:${to.kind}:${to.id}`), lane)) : 0;
    },

    /** How many more of this lane a call's windows take by now. */
    roomFor: (call: Pending['call'], lane: Lane, wallMs: number): number =>
      limits.perCall.length > 0 ? roomAt(meter(`call:${call}`), lane, wallMs) : Number.POSITIVE_INFINITY,

    start(pending: Pending, at: number): void {
      flying.set(lineOf(pending), at);
      inFlight.set(pending.call, (inFlight.get(pending.call) ?? 0) + 1);
      for (const name of namesOf(pending))
        meters.set(name, started(meter(name), { lane: pending.lane, wallMs: at }));
    },

    end(pending: Pending, at: number, failure?: Failure): void {
      const name = `call:${pending.call}`;
      const startedMs = flying.get(lineOf(pending));
      if (isTurnedAway(failure) && startedMs !== undefined && meters.has(name))
        meters.set(name, givenBack(meter(name), { lane: pending.lane, wallMs: startedMs }));
      flying.delete(lineOf(pending));
      if (failure?.waitMs && limits.perCall.length === 0) asked.set(lineOf(pending), at + failure.waitMs);
      inFlight.set(pending.call, (inFlight.get(pending.call) ?? 1) - 1);
      troubles.set(
        pending.call,
        troubleAfter(troubles.get(pending.call) ?? noTrouble, { at, limits, failure }),
      );
    },

    /** What the next courier must know, taking all of `announced` as started at `lastMs`. */
    history(at: number, announced: readonly Pending[], lastMs: number): Record<string, string> {
      const starts = new Map<string, readonly Start[]>();
      for (const [name, kept] of meters) {
        const recent = remembered(kept, at);
        if (recent.length > 0) starts.set(name, recent);
        else meters.delete(name);
      }
      for (const pending of announced)
        for (const name of namesOf(pending))
          starts.set(name, [...(starts.get(name) ?? []), { lane: pending.lane, wallMs: lastMs }]);
      const waits = [...asked].filter(([, untilMs]) => untilMs > at);
      return Object.fromEntries([
        ...[...starts].map(([name, log]) => [name, packed(log)]),
        ...waits.map(([line, untilMs]) => [`${waitPrefix}${line}`, String(untilMs)]),
      ]);
    },
  };

  function namesOf({ call, to }: Pending): string[] {
    const names = limits.perCall.length > 0 ? [`call:${call}`] : [];
    return call === 'send' && limits.perAddress.length > 0 ? [...names, `to:${to.kind}:${to.id}`] : names;
  }
}

export type Pacer = ReturnType<typeof pacerOf>;

/** Those of one line go one after another: sends to one address, and each other call for it. */
export function lineOf({ call, to }: Pick<Pending, 'call' | 'to'>): string {
  return `${call}:${to.kind}:${to.id}`;
}

/** Takes up what was started. A courier that broke off may have started what it had announced too, as far as it was free to. */
function inherited(
  windows: readonly Window[],
  slackMs: number,
  { text, wallMs }: { text: string; wallMs: number },
): Meter {
  const starts = unpacked(text);
  const known = meterOf(
    windows,
    slackMs,
    starts.filter((start) => start.wallMs <= wallMs),
  );
  const announced = starts.filter((start) => start.wallMs > wallMs);
  return announced.reduce(
    (meter, { lane }) => (freeAt(meter, lane) <= wallMs ? started(meter, { lane, wallMs }) : meter),
    known,
  );
}

/**
 * Turned away at the platform's gate, which named when to come again; nothing was done. Whether it counts such calls is not
 * documented: if it does, the next is turned away too and waits as told.
 * https://open.feishu.cn/document/server-docs/api-call-guide/frequency-control
 */
function isTurnedAway(failure: Failure | undefined): boolean {
  return failure?.kind === 'later' && failure.waitMs !== undefined;
}

function windowsOf(limits: Limits, name: string) {
  return name.startsWith('call:') ? limits.perCall : limits.perAddress;
}

/** An answer of any sense ends the trouble; failures that began before a pause do not lengthen it. */
function troubleAfter(
  trouble: Trouble,
  { at, limits, failure }: { at: number; limits: Limits; failure: Failure | undefined },
): Trouble {
  if (!failure || failure.kind === 'dead' || failure.kind === 'content') return noTrouble;
  if (failure.kind === 'token' || at < trouble.untilWallMs) return trouble;
  const inARow = trouble.inARow + 1;
  if (inARow < patience) return { ...trouble, inARow };
  const waitMs = backOffMs(trouble.pauses + 1, {
    limits,
    ...(failure.waitMs !== undefined && { waitMs: failure.waitMs }),
  });
  return { inARow, pauses: trouble.pauses + 1, untilWallMs: at + waitMs };
}
