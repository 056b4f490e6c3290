import { type Answer, failure, tooMany } from './answer.ts';

/** What is made to go wrong. `reset-after` is the ambiguous one: done, and the answer lost. */
export type FaultAct =
  | {
      readonly kind: 'status';
      readonly http: number;
      readonly code: number;
      readonly headers?: Answer['headers'];
    }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'rate'; readonly resetSeconds: number }
  | {
      readonly kind:
        | 'hang'
        | 'html502'
        | 'reset-before'
        | 'reset-after'
        | 'token200'
        | 'expire-tokens'
        | 'truncated'
        | 'empty'
        | 'quota';
    };

export interface Fault {
  readonly match?: {
    /** The beginning of a route, such as 'POST /im/v1/messages'. */
    readonly route?: string;
    readonly chat?: string;
    /** Only the n-th call that fits, counted from 1. */
    readonly nth?: number;
    /** Of the calls that fit, this share: 0.1 is a tenth. */
    readonly share?: number;
    /** At most so often. */
    readonly times?: number;
  };
  readonly act: FaultAct;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The fault that meets this call, if any. */
  meet(route: string, chat: string | undefined): FaultAct | undefined;
}

export function faults(): Faults {
  const active: Active[] = [];
  const random = seeded(7);
  return {
    add: (fault) => void active.push({ fault, fitted: 0, struck: 0 }),
    clear: () => void active.splice(0),
    meet(route, chat) {
      const striking = active.find(
        (entry) => fits(entry.fault.match ?? {}, route, chat) && strikes(entry, random),
      );
      if (striking) striking.struck += 1;
      return striking?.fault.act;
    },
  };
}

interface Active {
  readonly fault: Fault;
  fitted: number;
  struck: number;
}

function strikes(entry: Active, random: () => number): boolean {
  const { nth, share, times = Number.POSITIVE_INFINITY } = entry.fault.match ?? {};
  if (entry.struck >= times) return false;
  entry.fitted += 1;
  if (nth !== undefined && nth !== entry.fitted) return false;
  return share === undefined || random() < share;
}

/** What a fault answers instead of anything being done; undefined if the call is done all the same. */
export function answerInstead(act: FaultAct | undefined): Answer | undefined {
  switch (act?.kind) {
    case 'status':
      return failure(act.code, 'fault', { status: act.http, ...(act.headers && { headers: act.headers }) });
    case 'rate':
      return tooMany(act.resetSeconds * 1000);
    case 'quota':
      return failure(99991403, 'this month api call quota has been exceeded');
    case 'token200':
      return failure(99991663, 'Invalid access token for authorization', { status: 200 });
    case 'html502':
      return {
        status: 502,
        headers: { 'content-type': 'text/html' },
        body: '<html><h1>502 Bad Gateway</h1></html>',
      };
    default:
      return undefined;
  }
}

/** What a fault makes of an answer on its way back. */
export function spoilt(act: FaultAct | undefined, answer: Answer): Answer {
  if (act?.kind === 'empty') return { ...answer, body: '' };
  if (act?.kind !== 'truncated') return answer;
  const text = JSON.stringify(answer.body);
  return { ...answer, body: text.slice(0, Math.floor(text.length / 2)) };
}

function fits(
  { route, chat }: NonNullable<Fault['match']>,
  asked: string,
  inChat: string | undefined,
): boolean {
  return asked.startsWith(route ?? '') && (chat === undefined || chat === inChat);
}

/** The same numbers in each run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
