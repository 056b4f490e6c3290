import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, cardFor, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

const fire = () => town.says('guest', '万汇广场着火了 三楼有人被困');
const seenBy = async (person: string) => {
  const { heard } = await town.clicks(person, cardFor(person, await fire()), '我已知悉');
  return cardFor(person, [...heard]);
};

test('whoever takes it on sees its number, until when who must report, and what is to be verified', async () => {
  const card = await seenBy('he');
  const shown = [
    card.title,
    card.text,
    ...(card.fields ?? []).map(({ label, value }) => `${label}：${value}`),
  ].join('\n');
  expect(shown).toMatch(
    /SG-\d{4}-0001[\s\S]*待核：发生时间[\s\S]*单位书面报告：今天\d\d:\d\d前[\s\S]*本级上报[\s\S]*伤亡变化补报/,
  );
});

test('the unit is told at once what is its duty and until when, without a word of who called', async () => {
  const heard = await fire();
  expect(toldTo('chen', heard)).toMatch(/贵单位[\s\S]*119、120[\s\S]*前向应急管理等部门报告/);
  expect(toldTo('chen', heard)).not.toContain('路人');
});

test('a unit that reports itself is not told what it said', async () => {
  expect(await answerTo(town, 'chen', '着火了 三楼有人被困')).not.toContain('贵单位');
});

test('what is unknown is asked after, never before; what the liaison answers fills it', async () => {
  await seenBy('he');
  const asked = await town.passes(15);
  expect(toldTo('he', asked)).toContain('待核');
  expect(toldTo('chen', asked)).toContain('请补报');
  expect(toldTo('he', await town.says('chen', '2人受伤已送医，无人员死亡，无人被困'))).toContain('2人受伤');
  const card = cardFor('he', await town.says('he', '事故台账'));
  expect(card.fields).toContainEqual({ label: '伤亡', value: '死亡0人，受伤2人，被困或下落不明0人' });
});

test('each time that runs is called before it ends, and ends when somebody says that it was kept', async () => {
  await seenBy('he');
  const before = await town.passes(40);
  expect(toldTo('he', before)).toMatch(/单位书面报告时限.*还有20分钟/);
  expect(toldTo('chen', before)).toContain('时限将到');
  await town.says('chen', '事故已报应急局');
  expect(toldTo('he', await town.passes(30))).not.toContain('单位书面报告时限');
  expect(toldTo('he', await town.passes(15))).toMatch(/本级上报时限.*还有/);
  await town.says('he', '事故已上报区政府');
  expect(toldTo('lin', await town.passes(60))).not.toContain('时限');
});

test('an hour that is over is told to everybody who was alarmed', async () => {
  await seenBy('he');
  const over = await town.passes(60);
  for (const person of ['he', 'lin', 'zhou']) expect(toldTo(person, over)).toContain('已到，仍未登记已报');
});

test('a place may demand reports sooner, never later', async () => {
  expect(await answerTo(town, 'zhou', '设置 事故单位时限 2小时')).toContain('更严');
  expect(await answerTo(town, 'zhou', '设置 事故单位时限 30分钟')).toContain('单位30分钟内报告');
  expect(await answerTo(town, 'he', '设置 事故单位时限 20分钟')).toContain('只有管理员');
  await seenBy('he');
  expect(toldTo('lin', await town.passes(30))).toContain('单位书面报告时限');
});

test('what may be a drill runs until a person says that it was one, and then all is quiet', async () => {
  const alarm = await town.says('song', '演习：三楼着火了');
  const { heard } = await town.clicks('he', cardFor('he', alarm), '我已知悉');
  const card = cardFor('he', [...heard]);
  expect(card.title).toContain('疑似演练');
  expect((await town.clicks('he', card, '是演练')).toast).toContain('演练');
  expect(toldTo('lin', await town.passes(180))).not.toMatch(/时限|要素/);
});

test('a drill on record has no number and no clock', async () => {
  await town.says('song', '【演练】三楼着火，启动疏散');
  expect(await town.passes(180).then((heard) => heard.filter(({ text }) => /时限|要素/.test(text)))).toEqual(
    [],
  );
  expect(await answerTo(town, 'he', '事故台账')).toContain('没有正在处置');
});

test('the end is reported by anybody and said by an officer; its changed casualties are still called', async () => {
  await seenBy('he');
  await town.says('he', '事故已上报区政府');
  expect(toldTo('lin', await town.says('chen', '终报：火已扑灭，原因为线路故障'))).toContain('终报');
  expect(await answerTo(town, 'chen', '事故1 结案')).not.toContain('已结案');
  expect(cardFor('he', await town.says('he', '事故台账')).title).toContain('待结案');
  expect(await answerTo(town, 'he', '事故1 结案')).toContain('已结案');
  expect(toldTo('he', await town.passes(7 * 24 * 60))).toContain('补报期');
});
