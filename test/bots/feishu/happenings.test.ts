import { expect, test } from 'vitest';
import { feishuEar } from '../../../bots/feishu/ear.ts';
import { inboundOf } from '../../../bots/feishu/inbound.ts';
import type { Inbound } from '../../../shared/domain/message.ts';
import { lifecycle } from '../../kit/feishu/lifecycle.ts';
import { fakeFeishu } from '../../kit/feishu/platform.ts';
import { handClock } from '../../kit/feishu/town.ts';

function world() {
  const clock = handClock();
  const fake = fakeFeishu({ now: clock.now });
  const heard: Inbound[] = [];
  const { appId, encryptKey, verificationToken } = fake.state.app;
  const ear = feishuEar({ appId, encryptKey, verificationToken, wallNow: clock.now });
  fake.subscribe(async (request) => {
    const received = await ear.receive(request);
    if (received.kind === 'settled') return received.response;
    heard.push(received.inbound);
    return received.respond({});
  });
  return { fake, clock, heard, chats: lifecycle(fake), group: fake.addChat('商户群', ['ou_a']) };
}

test('a group that adds the bot, renames itself, dissolves or puts the bot out is noticed', async () => {
  const { chats, group, heard } = world();
  await chats.addBot(group, 'ou_a');
  await chats.rename(group, '新商户群', 'ou_a');
  await chats.removeBot(group, 'ou_a');
  await chats.disband(group, { by: 'ou_a' });
  expect(heard).toMatchObject([
    { kind: 'happened', what: 'bot-added', chat: group.id, name: '商户群', from: { id: 'ou_a' } },
    { kind: 'happened', what: 'renamed', chat: group.id, name: '新商户群' },
    { kind: 'happened', what: 'bot-removed', chat: group.id },
    { kind: 'happened', what: 'disbanded', chat: group.id },
  ]);
  expect(new Set(heard.map(({ id }) => id)).size).toBe(4);
});

test('a group that dissolves and keeps its history tells nobody', async () => {
  const { chats, group, heard } = world();
  expect(await chats.disband(group, { by: 'ou_a', keepHistory: true })).toBeUndefined();
  expect(heard).toEqual([]);
});

test('a recalled message is named', async () => {
  const { fake, chats, group, heard } = world();
  const { message } = await fake.say({ user: 'ou_a', chat: group.id, text: '说错了' });
  await chats.recall(message);
  expect(heard[1]).toMatchObject({ kind: 'happened', what: 'recalled', message, chat: group.id });
});

test('who merely opens the private talk, or changes a setting of a group, is left alone', async () => {
  const { fake, heard } = world();
  const opened = await fake.happen('im.chat.access_event.bot_p2p_chat_entered_v1', {
    chat_id: 'oc',
    operator_id: { open_id: 'ou_a' },
  });
  const changed = await fake.happen('im.chat.updated_v1', {
    chat_id: 'oc',
    after_change: { moderation_permission: 'all' },
  });
  expect([opened.status, changed.status]).toEqual([200, 200]);
  expect(heard).toEqual([]);
});

test('a click says which button of which card, with what was filled in', () => {
  const envelope = {
    header: { event_id: 'ev_1', event_type: 'card.action.trigger', create_time: '1603977298000000' },
    event: {
      operator: { open_id: 'ou_a' },
      action: {
        value: { a: 'hazard.verify#YH-2026-0031' },
        form_value: {
          ...{
            note: '已看 +0800',
            kinds: ['fire', 'power'],
            until: '2026-10-02 +0800',
            at: '2026-10-02 07:07 +0800',
          },
          ...{ clock: '00:00 +0800', reason__2: '另一个', sure: true, count: 3, odd: { a: 1 } },
        },
      },
      context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
    },
  };
  expect(inboundOf(envelope, undefined)).toEqual({
    ...{
      kind: 'clicked',
      channel: 'feishu',
      id: 'ev_1',
      from: { id: 'ou_a' },
      chat: 'oc_1',
      sentAtMs: 1603977298000,
    },
    ...{ message: 'om_1', action: 'hazard.verify#YH-2026-0031' },
    form: {
      ...{
        note: '已看 +0800',
        kinds: 'fire,power',
        until: '2026-10-02',
        at: '2026-10-02 07:07',
        clock: '00:00',
      },
      ...{ reason: '另一个', sure: 'true', count: '3' },
    },
  });
});

test('a button that is not ours is left alone', () => {
  const header = { event_id: 'ev_1', event_type: 'card.action.trigger' };
  const event = {
    operator: { open_id: 'ou_a' },
    action: { value: 'text' },
    context: { open_message_id: 'om_1' },
  };
  expect(inboundOf({ header, event }, undefined)).toBeUndefined();
});
