import {
  type Address,
  type Card,
  type Failure,
  type Mouth,
  MouthError,
} from '../../shared/domain/message.ts';
import type { Wall } from '../../shared/flows/deps.ts';
import { limiter } from './feishu/limiter.ts';
import { feishuLimits } from './feishu/state.ts';

/** Numbers between 0 and 1 that are the same for the same seed. */
export function chances(seed: number): () => number {
  let state = (seed + 0x9e3779b9) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Shown {
  readonly chat: string;
  readonly once: string;
  readonly card: Card;
  readonly atMs: number;
  readonly message: string;
}

export interface PlatformOptions {
  readonly seed?: number;
  /** How long a call takes there and back, from … to. */
  readonly latencyMs?: readonly [number, number];
  readonly limits?: boolean;
  /** Asked for each call as it arrives: a failure instead of the send, or 'lost' for a send whose answer gets lost. */
  readonly fault?: (call: {
    chat: string;
    card: Card;
    atMs: number;
    chance: number;
  }) => Failure | 'lost' | undefined;
}

const hourMs = 3_600_000;

/** A platform with Feishu's documented windows and idempotency, on any wall clock, that keeps what it showed. */
export function platform(wall: Wall, options: PlatformOptions = {}) {
  const chance = chances(options.seed ?? 1);
  const [fastMs, slowMs] = options.latencyMs ?? [250, 350];
  const shown: Shown[] = [];
  const perApp = limiter(feishuLimits.perRoute);
  const perChat = limiter(feishuLimits.perChat);
  const limited: number[] = [];
  const calls: string[] = [];
  const keys = new Map<string, { atMs: number; message: string }>();
  const underWay = new Map<string, number>();
  let mostAtOnceInAChat = 0;

  async function send(to: Address, card: Card, once: string) {
    const halfMs = (fastMs + chance() * (slowMs - fastMs)) / 2;
    underWay.set(to.id, (underWay.get(to.id) ?? 0) + 1);
    mostAtOnceInAChat = Math.max(mostAtOnceInAChat, underWay.get(to.id) ?? 0);
    try {
      await wall.sleep(halfMs);
      const answer = arrive(to.id, card, once);
      await wall.sleep(halfMs);
      if ('kind' in answer) throw new MouthError(answer);
      return answer;
    } finally {
      underWay.set(to.id, (underWay.get(to.id) ?? 1) - 1);
    }
  }

  function arrive(chat: string, card: Card, once: string): { message: string } | Failure {
    const atMs = wall.now();
    calls.push(chat);
    const fault = options.fault?.({ chat, card, atMs, chance: chance() });
    // What is turned away at the gate has not come as far as the windows.
    if (fault && fault !== 'lost' && fault.waitMs !== undefined) return fault;
    const full = options.limits === false ? undefined : overLimit(chat, atMs);
    if (full) return full;
    if (fault && fault !== 'lost') return fault;
    const message = show(chat, card, once);
    return fault === 'lost' ? { kind: 'unclear', code: 'ECONNRESET' } : { message };
  }

  function overLimit(chat: string, atMs: number): Failure | undefined {
    const waitMs = perApp.take('send', atMs);
    const isOver = waitMs > 0 || perChat.take(chat, atMs) > 0;
    if (isOver) limited.push(atMs);
    if (waitMs > 0) return { kind: 'later', code: '99991400', waitMs };
    return isOver ? { kind: 'later', code: '230020' } : undefined;
  }

  function show(chat: string, card: Card, once: string): string {
    const atMs = wall.now();
    const before = keys.get(once);
    if (before && atMs - before.atMs < hourMs) return before.message;
    const message = `om_${shown.length + 1}`;
    keys.set(once, { atMs, message });
    shown.push({ chat, once, card, atMs, message });
    return message;
  }

  const mouth: Mouth = { send, errand: async () => ({ kind: 'done' }) };
  return {
    mouth,
    shown,
    /** To which chat each call was, as they arrived. */
    calls,
    /** Calls that were turned away because a window was full. */
    limited,
    mostAtOnceInAChat: () => mostAtOnceInAChat,
  };
}
