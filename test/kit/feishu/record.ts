import { createHash } from 'node:crypto';
import { highestRate } from './limiter.ts';
import { type Seen, seen } from './seen.ts';
import { type Message, privateChat, type State } from './state.ts';

/** The platform's own record of what the bot did: what drills are judged by. */
export interface PlatformRecord {
  /** What the bot sent, oldest first: all of it, or into one chat. */
  sent(chat?: string): readonly Message[];
  /** What a person reads in a chat or private talk of what the bot sent and did not recall. */
  read(
    where: { readonly chat: string } | { readonly user: string },
  ): readonly (Seen & { readonly id: string })[];
  /** Messages that say the same as an earlier one in the same chat. */
  duplicates(): readonly Message[];
  /** The most that a second and a minute of accepted sends saw, and a second in one chat. */
  rates(): { readonly perSecond: number; readonly perMinute: number; readonly perSecondInAChat: number };
  /** Calls of the API by route, refused ones included. */
  calls(route?: string): number;
}

export function record(state: State): PlatformRecord {
  const sent = (chat?: string) =>
    [...state.messages.values()].filter(
      (message) => message.from === state.app.botOpenId && (chat === undefined || message.chat === chat),
    );
  return {
    sent,
    read: (where) =>
      sent('chat' in where ? where.chat : privateChat(where.user))
        .filter(({ recalled }) => !recalled)
        .map(({ id, type, content }) => ({ id, ...seen(type, content) })),
    duplicates() {
      const known = new Set<string>();
      return sent().filter((message) => {
        const mark = `${message.chat} ${createHash('sha256').update(message.content).digest('base64')}`;
        return known.has(mark) || !known.add(mark);
      });
    },
    rates() {
      const byChat = new Map<string, number[]>();
      for (const { chat, at } of sent()) byChat.set(chat, [...(byChat.get(chat) ?? []), at]);
      const times = [...byChat.values()].flat();
      return {
        perSecond: highestRate(times, 1_000),
        perMinute: highestRate(times, 60_000),
        perSecondInAChat: Math.max(0, ...[...byChat.values()].map((list) => highestRate(list, 1_000))),
      };
    },
    calls: (route) => state.calls.filter((one) => route === undefined || one.route === route).length,
  };
}
