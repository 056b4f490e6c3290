import { afterEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';
import { first, send } from './sending.ts';

let town: Town;
afterEach(() => town.close());

test('【演练】 before the command is an exercise as well as behind it', async () => {
  town = await world('2026-05-12', '09:30');
  const notice = first(await town.says('zhou', '【演练】通知 14:00消防疏散演练，请各单位回复'));
  expect(notice.title).toBe('预览：【演练】通知');
  expect(notice.text).toContain('14:00消防疏散演练');
  const at = '临江区气象台2026年5月12日9时10分发布';
  const relay = first(await town.says('zhou', `【演练】转发预警 ${at}暴雨红色预警信号：请做好防范。`));
  expect(relay.title).toBe('预览：【演练】暴雨红色预警（转发）');
  expect(first(await town.says('zhou', '今天有什么预警')).text).not.toContain('暴雨');
});

test('an office’s words that an officer pastes without a command come to a preview; from a unit they are talk', async () => {
  town = await world('2026-05-12', '09:30');
  const text = '临江区气象台2026年5月12日9时10分发布大风蓝色预警信号：请注意防范。';
  expect(first(await town.says('zhou', text)).title).toBe('预览：大风蓝色预警（转发）');
  expect((await town.says('chen', text)).flatMap(({ actions }) => actions ?? [])).toEqual([]);
  expect(await town.says('zhou', text, { chat: 'g-all' })).toEqual([]);
});

test.each([
  '启动防台风Ⅲ级应急响应 临江区防指 临防指〔2026〕13号',
  '转发预警 临江区防汛抗旱指挥部5月12日9时决定启动防台风Ⅲ级应急响应（临防指〔2026〕13号）',
])('%s is entered as the response that it is, and told to be no warning', async (said) => {
  town = await world('2026-05-12', '09:30');
  const card = first(await town.says('zhou', said));
  expect(card.title).toBe('应急响应已登记');
  expect(card.text).toContain('防台风应急响应Ⅲ级');
});

test('a response without its document asks for the number, and not for a warning’s words', async () => {
  town = await world('2026-05-12', '09:30');
  expect(first(await town.says('zhou', '转发预警 启动防汛Ⅳ级应急响应')).text).toContain('请写明文件文号');
});

test.each(['特护期', '有哪些特护期', '现在有哪些特护期', '特护期列表', '重点时段'])(
  '%s shows the year’s periods',
  async (said) => {
    town = await world('2026-05-12', '09:30');
    await town.says('zhou', '登记特护期 江湾啤酒节 8月1日至8月5日');
    expect(first(await town.says('zhou', said)).text).toContain('江湾啤酒节');
  },
);

test('to want to send a notice is asked for its words, and is no notice itself', async () => {
  town = await world('2026-05-12', '09:30');
  const card = first(await town.says('zhou', '我要发个通知'));
  expect(card.actions ?? []).toEqual([]);
  expect(card.text).toContain('通知');
});

test('疑问 and its words go to whoever sent the notice', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', '通知 今晚夜市停业');
  await town.says('guo', '收到');
  const heard = await town.says('guo', '疑问 夜市明天能不能开');
  expect(heard.map(({ text }) => text).join()).toMatch(/就《.*》提问：\n夜市明天能不能开/);
  expect(
    heard.some(({ to, text }) => 'person' in to && to.person === 'guo' && text.includes('已转给周敏')),
  ).toBe(true);
});

test('没收到啊 of one who is waited for brings him the notice privately, among others too', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', '通知 今晚夜市停业');
  const heard = await town.says('xu', '没收到啊', { chat: 'g-all' });
  expect(heard.map(({ to, text }) => ['person' in to ? to.person : '', text.slice(0, 6)])).toEqual([
    ['xu', '今晚夜市停业'],
  ]);
});

test.each(['通知 预警 明天特大暴雨', '通知 给商场 暴雨红色预警：请停业', '通知 发布大风橙色预警 请加固'])(
  '%s is a warning of one’s own, though it is called a notice',
  async (said) => {
    town = await world('2026-05-12', '09:30');
    const card = first(await town.says('zhou', said));
    expect(card.text).toContain('没有发出：预警只能由气象等主管部门发布');
    expect(card.actions ?? []).toEqual([]);
  },
);

test('measures that name a warning are a notice like any other', async () => {
  town = await world('2026-05-12', '09:30');
  const card = first(await town.says('zhou', '通知 暴雨橙色预警生效期间，请各单位停止露天作业'));
  expect(card.title).toBe('预览：通知');
});

test('通知 给商场 … is for the malls alone', async () => {
  town = await world('2026-05-12', '09:30');
  const card = first(await town.says('zhou', '通知 给商场 明天检查扶梯'));
  expect(card.fields?.find(({ label }) => label === '对象')?.value).toBe('商业综合体、百货商场，共1家');
});

test('a rehearsal amid a period says of what is past that it will not be made up for', async () => {
  town = await world('2026-09-29', '10:00');
  const card = first(await town.says('zhou', '推演 国庆'));
  expect(card.text).toMatch(/9月24日09:00（时间已过，不再补发）/);
  expect(card.text).toMatch(/9月30日09:00 →/);
});
