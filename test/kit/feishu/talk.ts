import type { Clicked, Clicking } from './click.ts';
import type { Delivery, FakeFeishu } from './platform.ts';
import { openId } from './residents.ts';
import type { Saying } from './say.ts';
import type { Seen } from './seen.ts';
import type { Chat } from './state.ts';

/** A message of the bot's as people read it. */
export type Told = Seen & { readonly id: string };

/** People by their names in the town, groups by their rooms'. */
export function talkOf(fake: FakeFeishu, chats: ReadonlyMap<string, Chat>) {
  const chatOf = (room: string): Chat => {
    const chat = chats.get(room);
    if (!chat) throw new Error(`no room ${room}`);
    return chat;
  };
  const told = (person: string): readonly Told[] => fake.record.read({ user: openId(person) });
  const toldIn = (room: string): readonly Told[] => fake.record.read({ chat: chatOf(room).id });
  return {
    ...{ chatOf, told, toldIn },

    /** Somebody writes to the bot in private, or in a room. */
    says: (person: string, text: string, more: Partial<Saying> & { room?: string; how?: Delivery } = {}) => {
      const { room, how, ...rest } = more;
      const chat = room === undefined ? null : chatOf(room).id;
      return fake.say({ user: openId(person), chat, text, ...rest }, how);
    },

    /** Presses a button by its label or id. */
    clicks(person: string, on: Told, action: string, form?: Clicking['form']): Promise<Clicked> {
      const found = on.actions.find(({ id, label }) => id === action || label === action);
      if (!found) throw new Error(`no ${action} on ${JSON.stringify(on)}`);
      return fake.click({ message: on.id, user: openId(person), action: found.id, ...(form && { form }) });
    },

    /** The last of the bot's messages that has such a button. */
    withButton(from: readonly Told[], label: string): Told {
      const found = from.filter(({ actions }) => actions.some((action) => action.label === label)).at(-1);
      if (!found) throw new Error(`no card with ${label} among ${JSON.stringify(from)}`);
      return found;
    },
  };
}

/** All that is read in it, in one text. */
export function wordsOf(all: readonly Told[]): string {
  return all.map(({ title = '', text }) => `${title}\n${text}`).join('\n\n');
}
