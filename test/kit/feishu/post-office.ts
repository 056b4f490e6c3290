import { type Door, type Envelope, knock, requestOf, type Sealing } from './deliver.ts';
import type { Connections } from './socket.ts';
import type { State } from './state.ts';

/** One attempt to deliver an event. */
export interface Attempt {
  readonly event: string;
  readonly type: string;
  readonly attempt: number;
  readonly at: number;
  readonly status: number;
  readonly body: unknown;
}

/** 15 s, 5 min, 1 h and 6 h after the attempt before. */
const REDELIVERY_MS = [15_000, 300_000, 3_600_000, 21_600_000] as const;

export interface PostOffice {
  /** Delivers once at once; what is not answered with 200 in time comes again on the wall clock. */
  deliver(envelope: Envelope, sealing?: Sealing): Promise<Attempt>;
  /** Makes the deliveries that are due by now; answers how many there were. */
  redeliver(): Promise<number>;
  /** A click: delivered once, never again. */
  ask(envelope: Envelope): Promise<{ readonly status: number; readonly body: unknown }>;
  readonly log: readonly Attempt[];
  /** When the next redelivery is due. */
  nextAt(): number | undefined;
}

export interface Ways {
  readonly door: () => Door | undefined;
  readonly connections: Connections;
  /** How long the platform waits for an answer; 3 s unless told. */
  readonly patienceMs?: number | undefined;
}

export function postOffice(state: State, ways: Ways): PostOffice {
  const log: Attempt[] = [];
  const waiting: { envelope: Envelope; sealing: Sealing; attempt: number; dueAt: number }[] = [];

  async function attempt(envelope: Envelope, sealing: Sealing, count: number): Promise<Attempt> {
    const at = state.now();
    const { status, body } = await hand(state, ways, envelope, sealing);
    const { event_id: event = '', event_type: type = '' } = envelope.header;
    const made = { event, type, attempt: count, at, status, body };
    log.push(made);
    const pauseMs = REDELIVERY_MS[count - 1];
    if (status !== 200 && pauseMs !== undefined) {
      waiting.push({ envelope, sealing, attempt: count + 1, dueAt: at + pauseMs });
    }
    return made;
  }

  return {
    log,
    deliver: (envelope, sealing = {}) => attempt(envelope, sealing, 1),
    ask: (envelope) => hand(state, ways, envelope, {}),
    nextAt: () => (waiting.length === 0 ? undefined : Math.min(...waiting.map(({ dueAt }) => dueAt))),
    async redeliver() {
      const due = waiting.filter(({ dueAt }) => dueAt <= state.now());
      for (const one of due) waiting.splice(waiting.indexOf(one), 1);
      for (const one of due) await attempt(one.envelope, one.sealing, one.attempt);
      return due.length;
    },
  };
}

/** Over a long connection if there is one, else at the door. */
async function hand(
  state: State,
  { door, connections, patienceMs }: Ways,
  envelope: Envelope,
  sealing: Sealing,
) {
  if (connections.count() > 0) return connections.deliver(envelope, patienceMs);
  const opened = door();
  if (!opened) return { status: 0, body: undefined };
  return knock(state, opened, requestOf(state, envelope, sealing), patienceMs);
}
