import { expect, test } from 'vitest';
import { openId } from '../../kit/feishu/residents.ts';
import { wordsOf } from '../../kit/feishu/talk.ts';
import { closeAfterEach, rowsOf, town } from './world.ts';

closeAfterEach();

/** A group that put the bot in, and its chat. */
async function withNewGroup() {
  const house = await town();
  const group = house.fake.addChat('万汇广场商户群', [openId('chen'), openId('zhou')]);
  house.chats.set('g-wanhui', group);
  await house.life.addBot(group, openId('chen'));
  await house.settled();
  return { ...house, group };
}

type New = Awaited<ReturnType<typeof withNewGroup>>;

async function bind(house: New) {
  const card = house.toldIn('g-wanhui')[0];
  if (!card) throw new Error('the group was not asked');
  const action = card.actions[0]?.id ?? '';
  return house.clicks('zhou', card, action, { cover: 'units', units: '万汇广场' });
}

async function notify(house: New, text: string) {
  await house.says('zhou', text);
  await house.settled();
  await house.clicks('zhou', house.withButton(house.told('zhou'), '确认发送'), '确认发送');
  await house.settled();
}

const notice = '通知 万汇广场今晚有大风，请加固户外广告牌，20时前回复收到';

test('a group that puts the bot in is asked, bound by an officer’s form, and reached by the next notice', async () => {
  const house = await withNewGroup();
  const bound = await bind(house);
  expect(bound.toast).toMatchObject({ type: 'success' });
  expect(wordsOf(house.toldIn('g-wanhui'))).toContain('万汇广场');
  await notify(house, notice);
  expect(wordsOf(house.toldIn('g-wanhui'))).toContain('加固户外广告牌');
});

test('who may not bind a group is told so, and it stays unbound', async () => {
  const house = await withNewGroup();
  const card = house.toldIn('g-wanhui')[0];
  const action = card?.actions[0]?.id ?? '';
  for (const one of ['chen', 'guest']) {
    const clicked = await house.fake.click({
      ...{ message: card?.id ?? '', user: openId(one), action },
      form: { cover: 'all' },
    });
    expect(clicked.toast?.content, one).toBeTruthy();
    expect(clicked, one).not.toHaveProperty('card');
  }
  const groups = await rowsOf(house, 'group');
  expect(groups.filter(({ data }) => JSON.stringify(data).includes('unbound'))).toHaveLength(1);
});

test('a group that puts the bot out gets nothing more; put in again it is the group it was', async () => {
  const house = await withNewGroup();
  await bind(house);
  await house.life.removeBot(house.group, openId('chen'));
  const before = house.toldIn('g-wanhui').length;
  await notify(house, notice);
  expect(house.toldIn('g-wanhui')).toHaveLength(before);
  await house.life.addBot(house.group, openId('chen'));
  await house.settled();
  expect(house.toldIn('g-wanhui')).toHaveLength(before);
  await notify(house, '通知 万汇广场明天上午检查消防通道，10时前回复收到');
  expect(wordsOf(house.toldIn('g-wanhui'))).toContain('明天上午检查消防通道');
});

/** Every order in which three events can come. */
const orders = ['123', '132', '213', '231', '312', '321'];

test.each(orders)(
  'put in, put out and put in again, told in the order %s and each twice: it is in',
  async (order) => {
    const house = await withNewGroup();
    await bind(house);
    await tellInOrder(house, order, ['added', 'deleted', 'added']);
    await notify(house, notice);
    expect(wordsOf(house.toldIn('g-wanhui'))).toContain('加固户外广告牌');
  },
);

test.each(orders)(
  'put out, put in and put out again, told in the order %s and each twice: it is out',
  async (order) => {
    const house = await withNewGroup();
    await bind(house);
    house.group.hasBot = false;
    await tellInOrder(house, order, ['deleted', 'added', 'deleted']);
    const before = house.fake.record.calls('POST /im/v1/messages');
    await notify(house, notice);
    const tried = house.fake.record.calls('POST /im/v1/messages') - before;
    expect(house.told('zhou').filter((one) => wordsOf([one]).includes('万汇广场商户群'))).toEqual([]);
    expect(tried).toBeGreaterThan(0);
  },
);

async function tellInOrder(house: New, order: string, what: readonly ('added' | 'deleted')[]) {
  const { app, now } = house.fake.state;
  const at = now() + 1_000;
  for (const place of [...order, ...order].map(Number)) {
    await house.fake.post.deliver({
      schema: '2.0',
      header: {
        ...{ event_id: `ev_of_bot_${place}`, create_time: String(at + place * 1_000) },
        ...{ event_type: `im.chat.member.bot.${what[place - 1]}_v1` },
        ...{ token: app.verificationToken, app_id: app.appId, tenant_key: 'tenant_of_the_fake' },
      },
      event: { chat_id: house.group.id, operator_id: { open_id: openId('chen') }, name: house.group.name },
    });
  }
  await house.settled();
}

test('a group that dissolves with an event gets nothing more', async () => {
  const house = await withNewGroup();
  await bind(house);
  await house.life.disband(house.group, { by: openId('chen') });
  const before = house.fake.record.sent(house.group.id).length;
  await notify(house, notice);
  expect(house.fake.record.sent(house.group.id)).toHaveLength(before);
});

test('a group that dissolves without a word is switched off by the next notice, and the officers are told once each', async () => {
  const house = await withNewGroup();
  await bind(house);
  await house.life.disband(house.group, { by: openId('chen'), keepHistory: true });
  await notify(house, notice);
  const lines = (who: string) => house.told(who).filter((one) => wordsOf([one]).includes('万汇广场商户群'));
  await expect.poll(() => lines('zhou').length, { timeout: 10_000 }).toBe(1);
  expect(lines('wu')).toHaveLength(1);
  await notify(house, '通知 万汇广场明天上午检查消防通道，10时前回复收到');
  expect(lines('zhou')).toHaveLength(1);
  expect(house.fake.record.calls('POST /im/v1/messages')).toBeGreaterThan(0);
});
