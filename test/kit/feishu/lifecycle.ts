import type { FakeFeishu } from './platform.ts';
import type { Attempt } from './post-office.ts';
import type { Chat } from './state.ts';

/** What happens to groups, each with the event the platform tells of it. */
export interface Lifecycle {
  addBot(chat: Chat, by: string): Promise<Attempt>;
  removeBot(chat: Chat, by: string): Promise<Attempt>;
  /** With the history kept for its members, no event tells of it. */
  disband(
    chat: Chat,
    options: { readonly by: string; readonly keepHistory?: boolean },
  ): Promise<Attempt | undefined>;
  rename(chat: Chat, name: string, by: string): Promise<Attempt>;
  recall(message: string): Promise<Attempt>;
}

export function lifecycle(fake: FakeFeishu): Lifecycle {
  const about = (chat: Chat, by: string) => ({
    chat_id: chat.id,
    operator_id: { open_id: by },
    external: false,
    name: chat.name,
  });
  return {
    addBot(chat, by) {
      chat.hasBot = true;
      return fake.happen('im.chat.member.bot.added_v1', about(chat, by));
    },
    removeBot(chat, by) {
      chat.hasBot = false;
      return fake.happen('im.chat.member.bot.deleted_v1', about(chat, by));
    },
    async disband(chat, { by, keepHistory = false }) {
      chat.status = keepHistory ? 'dissolved_save' : 'dissolved';
      return keepHistory ? undefined : fake.happen('im.chat.disbanded_v1', about(chat, by));
    },
    rename(chat, name, by) {
      const before = { name: chat.name };
      chat.name = name;
      return fake.happen('im.chat.updated_v1', {
        ...about(chat, by),
        before_change: before,
        after_change: { name },
      });
    },
    recall(id) {
      const message = fake.state.messages.get(id);
      if (message) message.recalled = true;
      return fake.happen('im.message.recalled_v1', {
        message_id: id,
        chat_id: message?.chat,
        recall_type: 'message_owner',
      });
    },
  };
}
