import { afterEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';
import { cardIn, first } from './sending.ts';

let town: Town;
afterEach(() => town.close());

test('an exercise is marked on every message, and climbs to nobody real', async () => {
  town = await world('2026-05-12', '09:30');
  const text = '转发预警 【演练】临江区气象台2026年5月12日9时10分发布暴雨红色预警信号：请做好防范。';
  const preview = first(await town.says('zhou', text));
  expect(preview.title).toContain('【演练】');
  expect(preview.fields?.find(({ label }) => label === '请注意')?.value).toContain('这是演练');
  const { heard, toast } = await town.clicks('zhou', preview, '先发后审');
  expect(toast).toContain('【演练】');
  const card = cardIn(heard, 'g-all');
  expect([card.title, card.text.slice(0, 4)]).toEqual(['【演练】暴雨红色预警（转发）', '【演练】']);
  await town.says('chen', '收到，需要支援，地下车库进水');
  await town.passes(120);
  const said = ['g-all', 'g-jiangwan', 'g-beiyuan'].flatMap((chat) => town.heardIn(chat));
  const alone = ['xu', 'li', 'sun', 'luo', 'lin', 'tang', 'wu'].flatMap((person) => town.heard(person));
  const about = [...said, ...alone].filter((line) => /暴雨|未确认|支援/.test(line));
  expect(about.filter((line) => !line.includes('【演练】'))).toEqual([]);
  for (const person of ['sun', 'luo', 'lin', 'tang'])
    expect(town.heard(person).filter((line) => /未确认单位|家中|支援/.test(line))).toEqual([]);
  expect(town.heard('zhou').join()).toMatch(/【演练】.*12家中[\s\S]*未确认/);
  expect(first(await town.says('zhou', '今天有什么预警')).text).not.toContain('暴雨');
  const report = first(await town.says('zhou', '通报'));
  expect([report.title, report.text.slice(0, 4)]).toEqual(['预览：【演练】通知', '【演练】']);
});

test('a real cry amid an exercise reaches the watch', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = first(await town.says('zhou', '通知 【演练】请检查疏散通道'));
  await town.clicks('zhou', preview, '确认发送');
  await town.says('chen', '需要支援，不是演练，扶梯真的夹人了');
  expect(['wu', 'he', 'lin'].some((person) => town.heard(person).join().includes('夹人'))).toBe(true);
});

test('an exercise is lifted by a text of the exercise, and whoever asks to lift it is told so', async () => {
  town = await world('2026-05-12', '09:30');
  const office = '转发预警 【演练】临江区气象台2026年5月12日';
  const begun = first(await town.says('zhou', `${office}9时10分发布暴雨红色预警信号：请做好防范。`));
  await town.clicks('zhou', begun, '先发后审');
  await town.passes(30);
  expect(first(await town.says('zhou', '解除')).text).toMatch(/演练中的.*请发送：转发预警 【演练】/);
  const lifted = first(await town.says('zhou', `${office}9时50分解除暴雨红色预警信号。`));
  expect(lifted.title).toMatch(/【演练】.*解除/);
  const { heard } = await town.clicks('zhou', lifted, '确认发送');
  expect(heard.every(({ text, title = '' }) => `${title}${text}`.includes('【演练】'))).toBe(true);
});
