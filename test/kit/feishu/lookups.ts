import { type Answer, failure, success } from './answer.ts';
import { deadChat } from './send.ts';
import type { Chat, State } from './state.ts';

const PAGE_MAX = 100;

export function pageOfChats(state: State, query: Readonly<Record<string, string>>): Answer {
  const size = Math.min(PAGE_MAX, Number(query['page_size'] ?? 20));
  const start = Number(query['page_token'] ?? 0);
  const chats = [...state.chats.values()].filter(({ hasBot }) => hasBot);
  const items = chats.slice(start, start + size).map((chat) => ({ chat_id: chat.id, ...shown(chat) }));
  const hasMore = start + size < chats.length;
  return success({ items, has_more: hasMore, page_token: hasMore ? String(start + size) : '' });
}

export function lookAtChat(state: State, id: string): Answer {
  const chat = state.chats.get(id);
  if (!chat) return failure(232006, 'Your request specifies a chat_id which is invalid');
  return success({
    ...shown(chat),
    user_count: String(chat.members.size),
    bot_count: chat.hasBot ? '1' : '0',
  });
}

export function members(state: State, id: string): Answer {
  const dead = deadChat(state.chats.get(id));
  if (dead) return dead;
  const items = [...(state.chats.get(id)?.members ?? [])].map((member) => ({
    ...{ member_id_type: 'open_id', member_id: member, name: state.users.get(member)?.name },
  }));
  return success({ items, has_more: false, page_token: '', member_total: items.length });
}

export function lookUpPeople(state: State, mobiles: readonly string[]): Answer {
  if (mobiles.length > 50) return failure(99992402, 'field validation failed: mobiles');
  const byMobile = new Map([...state.users.values()].map((user) => [user.mobile, user]));
  const entries = mobiles.map((mobile) => {
    const user = byMobile.get(mobile);
    return user && !user.resigned && !user.outOfRange ? { user_id: user.openId, mobile } : { mobile };
  });
  return success({ user_list: entries });
}

export function readResource(state: State, message: string, key: string): Answer {
  const bytes = state.resources.get(`${message}/${key}`);
  if (!bytes) return failure(234003, 'File not in msg');
  const chat = state.chats.get(state.messages.get(message)?.chat ?? '');
  if (chat && !chat.hasBot) return failure(234004, 'The app is not in the chat');
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: bytes };
}

function shown({ name, status }: Chat) {
  return { name, chat_status: status, external: false, chat_mode: 'group', urgent_setting: 'all_members' };
}
