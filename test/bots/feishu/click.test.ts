import { expect, test } from 'vitest';
import { renderCard } from '../../../bots/feishu/card.ts';
import { feishuEar } from '../../../bots/feishu/ear.ts';
import type { Card, Inbound, Reply } from '../../../shared/domain/message.ts';
import { fakeFeishu } from '../../kit/feishu/platform.ts';
import { handClock } from '../../kit/feishu/town.ts';

const form = [
  { name: 'until', label: '期限', kind: 'date', required: true },
  {
    name: 'kinds',
    label: '类别',
    kind: 'choices',
    options: [{ value: 'fire', label: '消防' }],
    required: false,
  },
] as const;
const card: Card = {
  title: '隐患',
  text: '三楼',
  actions: [
    { id: 'hazard.verify#1', label: '核实' },
    { id: 'hazard.dispatch#1', label: '派单', form },
  ],
};

async function world(
  to: 'chat' | 'person',
  reply: Reply,
  imageKey?: (photo: string) => Promise<string | undefined>,
) {
  const clock = handClock();
  const fake = fakeFeishu({ now: clock.now });
  const { openId } = fake.addUser({ openId: 'ou_chen', name: '陈' });
  const group = fake.addChat('群', [openId]);
  const { appId, encryptKey, verificationToken } = fake.state.app;
  const ear = feishuEar({
    appId,
    encryptKey,
    verificationToken,
    wallNow: clock.now,
    ...(imageKey && { imageKey }),
  });
  const heard: Inbound[] = [];
  fake.subscribe(async (request) => {
    const received = await ear.receive(request);
    if (received.kind === 'settled') return received.response;
    heard.push(received.inbound);
    return received.respond(reply);
  });
  const receiver =
    to === 'chat'
      ? { receiveIdType: 'chat_id', receiveId: group.id }
      : { receiveIdType: 'open_id', receiveId: openId };
  await fake.send({
    ...receiver,
    type: 'interactive',
    content: JSON.stringify(renderCard(card, { inPrivate: to === 'person' })),
  });
  const message = fake.record.sent()[0]?.id ?? '';
  return {
    fake,
    clock,
    group,
    heard,
    click: (action: string, filled?: Parameters<typeof fake.click>[0]['form']) =>
      fake.click({ message, user: openId, action, ...(filled && { form: filled }) }),
  };
}

test('a click is answered at once: a toast for the clicker, a new face for all', async () => {
  const { click, fake, group, heard } = await world('chat', {
    toast: { tone: 'success', text: '好' },
    card: { title: '隐患', tone: 'green', text: '已核实' },
  });
  expect(await click('hazard.verify#1')).toMatchObject({
    toast: { type: 'success', content: '好' },
    card: { text: '已核实' },
  });
  expect(fake.record.read({ chat: group.id })).toMatchObject([{ text: '已核实', actions: [] }]);
  expect(heard).toMatchObject([{ kind: 'clicked', chat: group.id, sentAtMs: fake.state.now() }]);
});

test('a form arrives as it was filled in', async () => {
  const { click, heard } = await world('chat', {});
  expect(await click('hazard.dispatch#1', { until: '2026-10-09', kinds: ['fire'] })).toEqual({});
  expect(heard).toMatchObject([
    { action: 'hazard.dispatch#1', form: { until: '2026-10-09', kinds: 'fire' } },
  ]);
});

test('a click in a private talk is known to be private, on the new face as well', async () => {
  const { click, heard } = await world('person', { card });
  await click('hazard.verify#1');
  await click('hazard.verify#1');
  expect(heard.map(({ chat }) => chat)).toEqual([null, null]);
});

test('a photo that the mouth has uploaded stays on the new face', async () => {
  const { click, fake } = await world('chat', { card: { ...card, images: ['p1', 'p2'] } }, async (photo) =>
    photo === 'p1' ? 'img_1' : undefined,
  );
  fake.state.images.set('img_1', new Uint8Array([1]));
  expect((await click('hazard.verify#1')).card?.images).toEqual(['img_1']);
});

test('a card of more than fourteen days cannot be pressed any more', async () => {
  const { click, clock, heard } = await world('chat', {});
  clock.advance(15 * 86_400_000);
  expect(await click('hazard.verify#1')).toHaveProperty('error');
  expect(heard).toEqual([]);
});
