import { people } from '../../../infra/town/people.ts';
import { bureau, groups, rooms } from '../../../infra/town/town.ts';
import { units } from '../../../infra/town/units.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import type { FakeFeishu } from './platform.ts';
import type { Chat } from './state.ts';

/** A person's open_id on the fake platform. */
export function openId(person: string): string {
  return `ou_${person}`;
}

/** The sandbox's town, living on the fake platform: its people have open_ids, its groups are chats there. */
export function settleIn(fake: FakeFeishu, now: Instant) {
  for (const { id, name, phone } of people)
    fake.addUser({ openId: openId(id), name, ...(phone !== undefined && { mobile: phone }) });
  fake.addUser({ openId: openId('guest'), name: '路人' });
  const chats = new Map<string, Chat>();
  for (const { id, name, members } of rooms) chats.set(id, fake.addChat(name, members.map(openId)));
  const chatOf = (room: string): string => chats.get(room)?.id ?? '';
  const directory = {
    units,
    bureau: { ...bureau, retentionDays: 730, bornAt: now },
    people: people.map((person) => ({
      ...person,
      addresses: [{ channel: 'feishu' as const, kind: 'person' as const, id: openId(person.id) }],
    })),
    groups: groups.map((group) => ({
      ...group,
      address: { channel: 'feishu' as const, kind: 'chat' as const, id: chatOf(group.address.id) },
    })),
  };
  return { chats, directory };
}
