import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, cardFor, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

const list = () => answerTo(town, 'he', '事故台账');
const shown = (number: string) => answerTo(town, 'he', `查看 ${number}`);

/** A guest's cry and a second caller's that was taken for more of it. */
async function twoCallers() {
  await town.says('guest', '人民路88号烧烤店着火了，2人受伤');
  await town.passes(2);
  return town.says('song', '人民路88号着火了，3人被困');
}

test('what was joined with another has no clock of its own and calls nobody', async () => {
  await town.says('guest', '着火了 有人被困');
  const heard = await town.says('chen', '三楼影院着火了');
  await town.clicks('zhou', cardFor('zhou', heard), '与 SG-2026-0001 同一起');
  expect(toldTo('lin', await town.passes(180))).not.toContain('SG-2026-0002');
  expect(await shown('SG-2026-0002')).not.toContain('单位书面报告');
});

test('an emergency taken apart has no place and no unit that only the first one was known by', async () => {
  const second = await twoCallers();
  await town.says('zhou', 'SG-2026-0001 续报：是万汇广场的烧烤店');
  const pressed = await town.clicks('zhou', cardFor('zhou', second), '不是同一起，另立一起');
  expect(toldTo('zhou', pressed.heard)).not.toContain('万汇广场');
  expect(toldTo('zhou', pressed.heard)).toContain('待核：发生单位');
});

test('an emergency taken apart keeps the place and the unit that its own caller named, and that unit is told', async () => {
  await town.says('guest', '着火了 有人被困');
  await town.says('guest', '万汇广场三楼');
  const second = await town.says('xu', '万汇广场三楼影院着火了');
  await town.says('zhou', 'SG-2026-0001 续报：一楼也在烧');
  const pressed = await town.clicks('zhou', cardFor('zhou', second), '不是同一起，另立一起');
  expect(toldTo('zhou', pressed.heard)).toMatch(/SG-2026-0002|万汇广场三楼影院/);
  expect(toldTo('chen', pressed.heard)).toContain('三楼影院');
});

test('what the second caller said counts for his own emergency only, once they are apart', async () => {
  const second = await twoCallers();
  expect(await shown('SG-2026-0001')).toContain('被困或下落不明3人');
  await town.clicks('zhou', cardFor('zhou', second), '不是同一起，另立一起');
  expect(await shown('SG-2026-0001')).toContain('受伤2人，被困或下落不明待核');
  expect(await shown('SG-2026-0002')).toContain('受伤待核，被困或下落不明3人');
});

test('the button that takes apart does so once, whoever presses it again', async () => {
  const second = await twoCallers();
  await town.clicks('zhou', cardFor('zhou', second), '不是同一起，另立一起');
  await town.clicks('he', cardFor('he', second), '不是同一起，另立一起');
  expect(await list()).not.toContain('SG-2026-0003');
});

test('what a report said that was joined by mistake counts there no more once it is parted', async () => {
  await town.says('guest', '着火了 有人被困');
  const heard = await town.says('chen', '三楼影院着火了，4人受伤');
  const joined = await town.clicks('zhou', cardFor('zhou', heard), '与 SG-2026-0001 同一起');
  expect(await shown('SG-2026-0001')).toContain('受伤4人');
  await town.clicks('zhou', cardFor('zhou', joined.heard), '不是同一起，拆开');
  expect(await shown('SG-2026-0001')).not.toContain('受伤4人');
});

test('what is said by the number of a report that was joined counts for the emergency it belongs to', async () => {
  await town.says('guest', '着火了 有人被困');
  const heard = await town.says('chen', '三楼影院着火了，4人受伤');
  await town.clicks('zhou', cardFor('zhou', heard), '与 SG-2026-0001 同一起');
  await town.passes(1);
  await town.says('he', 'SG-2026-0002 续报：死亡1人，受伤5人');
  expect(await shown('SG-2026-0001')).toContain('死亡1人，受伤5人');
  await town.says('he', 'SG-2026-0002 首报已报');
  expect(await shown('SG-2026-0001')).toMatch(/本级上报.*已/);
});

test('in the night nobody is woken because an emergency that is over was not closed', async () => {
  await town.passes(17 * 60);
  await town.says('xu', '万汇广场三楼影院着火了');
  await town.says('zhou', 'SG-2026-0001 终报：火已扑灭，无人伤亡');
  const heard = await town.passes(25 * 60 + 4 * 60);
  const calls = heard.filter(({ text }) => text.includes('还没有结案'));
  expect(calls.map(({ at }) => at.slice(11, 16))).not.toContain('02:00');
  expect(calls.length).toBeGreaterThan(0);
});

test('an officer says with his reason that it was none to be reported; its clocks stop and everybody who was alarmed is told', async () => {
  await town.says('guest', '万汇广场着火了');
  const card = cardFor('he', await town.says('he', '事故台账'));
  const pressed = await town.clicks('he', card, '误报或不须上报', { reason: '烟雾机，现场已核实无火情' });
  expect(toldTo('lin', pressed.heard)).toMatch(/SG-2026-0001[\s\S]*烟雾机/);
  expect(toldTo('chen', pressed.heard)).toContain('烟雾机');
  expect(toldTo('lin', await town.passes(180))).not.toContain('时限');
  const again = cardFor('he', await town.says('he', '查看 SG-2026-0001'));
  expect(again.title).toContain('已认定不须上报');
  await town.clicks('he', again, '重新处置');
  expect(await list()).toContain('单位书面报告');
});

test('that it is none to be reported is no liaison’s to say; an officer may say so in words', async () => {
  await town.says('guest', '万汇广场着火了');
  expect(toldTo('zhou', await town.says('chen', 'SG-2026-0001 误报'))).toContain('误报');
  expect(cardFor('he', await town.says('he', '事故台账')).title).toContain('处置中');
  expect(await answerTo(town, 'he', 'SG-2026-0001 误报，烟雾机')).toContain('认定：误报，烟雾机');
});

test('what is closed before it was reported still shows what is owed, and lets it be entered', async () => {
  await town.says('guest', '万汇广场着火了');
  const heard = await town.says('he', '事故1 结案');
  expect(toldTo('he', heard)).toContain('单位书面报告、本级上报还没有登记');
  const sent = await town.clicks('he', cardFor('he', heard), '本级已上报', { at: '' });
  expect(toldTo('lin', await town.passes(180))).not.toContain('本级上报时限');
  expect(sent.toast).toContain('本级上报时间已登记');
});

test('an hour just ahead of the clock is not taken for yesterday’s', async () => {
  await town.says('chen', '三楼着火了，09:05起火');
  expect(await list()).toMatch(/待核：发生时间/);
});

test('a street that is alarmed when the place is named reads what was cried, not the name alone', async () => {
  await town.says('guest', '着火了 三楼有人被困');
  expect(toldTo('sun', await town.says('guest', '万汇广场'))).toContain('着火了 三楼有人被困');
});

test('the unit whose hour is over reads that it is over, and the officers to press it', async () => {
  await town.says('guest', '万汇广场着火了');
  const over = await town.passes(60);
  expect(toldTo('chen', over)).toContain('时限已到');
  expect(toldTo('lin', over)).toContain('请督促单位立即报告');
});

test('a report that was made earlier than the one on record corrects it, and is no second one', async () => {
  await town.says('guest', '万汇广场着火了');
  await town.passes(30);
  await town.says('he', '事故已上报区政府');
  await town.says('he', '事故1 9:20已上报区政府');
  const now = await list();
  expect(now).toContain('本级上报：已报，今天09:20');
  expect(now).toContain('续报：明天09:20前');
});

test('the next report that goes up is called what it is', async () => {
  await town.says('guest', '万汇广场着火了');
  await town.says('he', '事故已上报区政府');
  await town.passes(60);
  const heard = await answerTo(town, 'he', '已续报');
  expect(heard).toContain('续报时间已登记');
  expect(heard).toContain('续报：明天10:00前');
});

test('what may be a drill asks nothing of the unit before a person has said which it is', async () => {
  const alarm = await town.says('song', '演习：三楼着火了');
  expect(cardFor('he', alarm).actions?.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['我已知悉', '属实', '是演练']),
  );
  expect(toldTo('song', await town.passes(60))).toBe('');
});

test('是演练 in words stops it, and 不是演练 does not', async () => {
  await town.says('song', '演习：三楼着火了');
  expect(await answerTo(town, 'he', '不是演练')).toContain('按真实险情处置');
  await town.says('xu', '演习：仓库着火了');
  expect(await answerTo(town, 'he', '核实了，是演练')).toContain('已认定为演练');
});

test('an emergency whose end was reported and that nobody closes is called to mind a day later', async () => {
  await town.says('guest', '万汇广场着火了');
  await town.says('he', '收到');
  await town.says('he', '事故1 终报：明火已扑灭，无人伤亡');
  await town.passes(23 * 60);
  expect(toldTo('he', await town.passes(62))).toContain('还没有结案');
});

test('and again when it was taken up once more and has ended a second time', async () => {
  await town.says('guest', '万汇广场着火了');
  await town.says('he', '事故1 终报：明火已扑灭，无人伤亡');
  await town.passes(25 * 60);
  await town.says('he', 'SG-2026-0001 误报，烟雾机');
  await town.clicks('he', cardFor('he', await town.says('he', '查看 SG-2026-0001')), '重新处置');
  await town.says('he', '事故1 终报：明火已扑灭，无人伤亡');
  await town.passes(23 * 60);
  expect(toldTo('he', await town.passes(62))).toContain('还没有结案');
});
