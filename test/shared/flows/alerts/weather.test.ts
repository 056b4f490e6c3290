import { afterEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';
import { first } from './sending.ts';

let town: Town;
afterEach(() => town.close());

const asks = async (text: string, person = 'zhou') => first(await town.says(person, text)).text;

test('今天有什么预警 tells what is in force, from whom, since when, and where it was read', async () => {
  town = await world('2026-05-12', '09:30');
  expect(await asks('今天有什么预警')).toContain('没有收到生效中的预警');
  await town.says('zhou', '转发预警 临江区气象台5月12日9时发布雷电黄色预警信号：预计未来6小时有雷电活动。');
  await town.passes(30);
  await town.says('wu', '转发预警 临江区气象台5月12日9时50分将雷电黄色预警信号升级为橙色预警信号：请防范。');
  const text = await asks('今天有什么预警？', 'chen');
  expect(text).toContain('生效中的预警1条');
  expect(text).toContain('雷电橙色预警：临江区气象台今天09:50升级；来源：工作人员录入原文');
  expect(text).toContain('以当地气象部门最新发布为准');

  await town.comes('2026-05-12', '11:40');
  await town.says('zhou', '转发预警 临江区气象台5月12日11时30分解除雷电橙色预警信号');
  expect(await asks('雷电预警解除了吗')).toContain('已结束：\n雷电橙色预警：临江区气象台今天11:30解除');
  await town.comes('2026-05-13', '09:00');
  expect(await asks('今天有什么预警')).not.toContain('雷电');
});

test('the same text pasted by two officers is one warning', async () => {
  town = await world('2026-05-12', '09:30');
  const text = '转发预警 临江区气象台5月12日9时发布雷电黄色预警信号：预计未来6小时有雷电活动。';
  await Promise.all([town.says('zhou', text), town.says('wu', text)]);
  expect(await asks('今天有什么预警')).toContain('生效中的预警1条');
});

test('a warning that nobody renewed for a day is not said to be in force', async () => {
  town = await world('2026-05-12', '09:30');
  await town.says('zhou', '转发预警 临江区气象台5月12日9时发布雷电黄色预警信号：预计未来6小时有雷电活动。');
  await town.comes('2026-05-13', '10:00');
  expect(await asks('今天有什么预警')).toContain('已满24小时未见更新或解除，请向发布单位核实');
});

test('台风到哪了 is never guessed', async () => {
  town = await world('2026-05-12', '09:30');
  expect(await asks('台风到哪了')).toContain('没有接入台风路径来源');
  expect(await asks('明天有没有暴雨')).toContain('不做天气预报');
});

test('in a group people ask each other; the bot answers when it is asked', async () => {
  town = await world('2026-05-12', '09:30');
  expect(await town.says('chen', '今天有什么预警', { chat: 'g-all' })).toEqual([]);
  const [answer] = await town.says('chen', '今天有什么预警', { chat: 'g-all', mention: true });
  expect(answer?.text).toContain('没有收到生效中的预警');
});

test('a source that is on and was not asked yet is named, and not said to be missing', async () => {
  town = await world('2026-05-12', '09:30', { CAP_FEEDS: 'https://cap.test/feed.xml' });
  const text = await asks('今天有什么预警');
  expect(text).toContain('预警订阅源1：尚未读到数据。');
  expect(text).not.toContain('没有接入');
});

test.each([
  ['升级发布', '升级'],
  ['继续发布', '更新'],
  ['发布', '发布'],
])('the first we hear of a warning is told by the office’s own verb: %s', async (verb, word) => {
  town = await world('2026-05-12', '09:30');
  await town.says('zhou', `转发预警 临江区气象台5月12日9时${verb}雷电橙色预警信号：请注意防范。`);
  expect(await asks('今天有什么预警')).toContain(`临江区气象台今天09:00${word}`);
});
