import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../../functions/sandbox/message.ts';
import { type Town, world } from '../../../kit/world.ts';
import { rosters } from './rosters.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-09-21', '09:00');
  await rosters(
    town,
    ['9月22日', '白班', '万汇广场', '', '陈思远', ''],
    ['9月22日', '白班', '惠家超市江湾店', '', '徐丽', ''],
    ['9月22日', '夜班', '北街加油站', '', '李建国', ''],
  );
});
afterEach(() => town.close());

const texts = (heard: readonly Message[]) => heard.map(({ text }) => text).join('\n');
const to = (person: string, heard: readonly Message[]) =>
  heard.filter((one) => 'person' in one.to && one.to.person === person);
const asked = (heard: readonly Message[]) =>
  heard.filter(({ title }) => title?.includes('查岗') && title !== '查岗结果');

test('an officer checks all malls: whoever is on duty there is asked, and nobody else', async () => {
  await town.comes('2026-09-22', '10:10');
  const heard = await town.says('zhou', '查岗 全部商场');
  expect(texts(to('zhou', heard))).toMatch(/查岗已发起（商业综合体.*）：.*10:20前应答/);
  expect(asked(heard).map((one) => one.to)).toEqual([{ person: 'chen' }]);
  expect(asked(heard)[0]?.text).toMatch(/^陈思远，万汇广场查岗：请在10:20前按“在岗”，或回复“在岗 \d{4}”。$/);
});

test('an order that finds nobody is one message: not sent, whom it could not ask and why', async () => {
  await town.comes('2026-09-22', '10:10');
  const heard = to('zhou', await town.says('zhou', '查岗 北街加油站'));
  expect(heard).toHaveLength(1);
  expect(heard[0]?.text).toMatch(
    /^10:10查岗（指定单位）没有发出：没有能问到的在岗人员。\n没有问到，值班表上现在没有人在班（1处）：北街加油站。\n请电话核实，/,
  );
  expect(await town.passes(25)).toEqual([]);
  expect(texts(await town.says('zhou', '查岗 云亭酒店'))).toMatch(
    /没有发出.*\n.*没有人在班（1处）：云亭酒店/,
  );
});

test('an order says how many it asks and whom it does not reach', async () => {
  await rosters(town, ['9月22日', '白班', '惠家超市江湾店', '', '王不在册', '']);
  await town.comes('2026-09-22', '10:10');
  const said = to('zhou', await town.says('zhou', '查岗 江湾街道'));
  expect(said).toHaveLength(1);
  expect(said[0]?.text).toMatch(/查岗已发起（江湾街道）：问1人，/);
  expect(said[0]?.text).toMatch(/人员名单里找不到（1人）：惠家超市江湾店 王不在册。/);
  expect(said[0]?.text).toMatch(/没有人在班（4处）：.*云亭酒店/);
});

test('a check by rule that finds nobody is told to the watch and its leader', async () => {
  await town.says('zhou', '每天21:30查岗 云亭酒店');
  const heard = await town.comes('2026-09-22', '21:31');
  const told = heard.filter(({ text }) => text.includes('21:30查岗（指定单位）没有发出'));
  expect(told.some((one) => 'person' in one.to && one.to.person === 'lin')).toBe(true);
});

test('all are checked: the bureau’s own watch too, and never one whose watch is not now', async () => {
  await town.comes('2026-09-22', '10:10');
  const people = asked(await town.says('zhou', '查岗')).flatMap((one) =>
    'person' in one.to ? one.to.person : [],
  );
  expect(people).toContain('xu');
  expect(people).not.toContain('li');
  expect(new Set(people).size).toBe(people.length);
  expect(people.length).toBe(2 + 3);
});

test('the button answers, one word answers, and the results say how fast and how', async () => {
  await town.comes('2026-09-22', '10:10');
  const [card] = to('chen', await town.says('zhou', '查岗 全部商场'));
  await town.passes(2);
  expect(card && (await town.clicks('chen', card, '在岗')).toast).toBe('已记应答：10:12，用时2分钟。');
  expect(texts(await town.says('chen', '在岗'))).toMatch(/已经应答过/);
  expect(texts(await town.says('zhou', '查岗结果'))).toMatch(/问1人，应答1人（首次1.*未应答0人，还在进行/);
  expect(texts(to('zhou', await town.passes(9)))).toMatch(/问1人，应答1人（首次1/);
});

test('who is silent is asked once more, then told to those who ordered it and lead as to be verified', async () => {
  await town.comes('2026-09-22', '10:10');
  await town.says('zhou', '查岗 惠家超市江湾店');
  const second = await town.passes(10);
  expect(to('xu', second).map(({ title }) => title)).toEqual(['第二次查岗']);
  const over = await town.passes(10);
  expect(texts(to('zhou', over))).toMatch(/未应答（待核实）：惠家超市江湾店 徐丽/);
  const street = over.filter(({ text, to: whom }) => text.includes('江湾街道') && 'person' in whom);
  expect(street).toHaveLength(1);
  expect(texts(over)).not.toContain('缺岗');
  await town.passes(1);
  expect(texts(await town.says('xu', '在'))).toMatch(/已过时限，按实际时间记录/);
  expect(await town.passes(60)).toEqual([]);
});

test('nobody answers for another without its showing', async () => {
  await town.comes('2026-09-22', '10:10');
  await town.says('zhou', '查岗 万汇广场');
  expect(texts(await town.says('xu', '陈思远在岗'))).toMatch(/未记签到/);
  expect(texts(await town.says('zhou', '查岗结果'))).toMatch(/应答0人/);
  const heard = await town.says('zhou', '陈思远在岗，现位于一楼值班室');
  expect(texts(to('zhou', heard))).toMatch(/已记代答：陈思远/);
  expect(texts(to('chen', heard))).toMatch(/周.*已替您应答10:10的查岗/);
  expect(texts(await town.says('zhou', '查岗结果'))).toMatch(/他人代答：万汇广场 陈思远/);
});

test('a check may be set for an hour of today, and a stranger may order none', async () => {
  await town.comes('2026-09-22', '10:10');
  expect(texts(await town.says('chen', '查岗'))).toMatch(/由区商务局值班人员或带班领导发起/);
  expect(texts(await town.says('zhou', '晚上九点对全部单位查岗'))).toMatch(/已定于今天21:00查岗/);
  const heard = await town.comes('2026-09-22', '21:01');
  expect(asked(heard).some((one) => 'person' in one.to && one.to.person === 'li')).toBe(true);
});

describe('random checks', () => {
  test('the plan is sealed in the morning, carried out, opened at night, and anybody can verify it', async () => {
    expect(texts(await town.says('zhou', '随机查岗 每天2次 抽2家'))).toMatch(/每天2次，每次抽2家/);
    const morning = await town.comes('2026-09-22', '07:30');
    const sealed = morning.find(({ title }) => title === '今日随机查岗方案已封存');
    const hash = /[0-9a-f]{64}/.exec(sealed?.text ?? '')?.[0];
    expect(texts(await town.says('chen', '核验查岗'))).toMatch(/还没有公布/);
    const day = await town.comes('2026-09-23', '06:59');
    const opened = day.find(({ title }) => title === '随机查岗方案公布');
    const words = /(值守随机查岗方案.*)/.exec(opened?.text ?? '')?.[1] ?? '';
    expect(createHash('sha256').update(words).digest('hex')).toBe(hash);
    const clocks = [...words.matchAll(/(?:次日)?(\d\d:\d\d)/g)].map(([, clock]) => clock);
    const ran = new Set(
      asked(day)
        .filter(({ title }) => title === '查岗')
        .map(({ at }) => at.slice(11, 16)),
    );
    expect([...ran].sort()).toEqual(clocks.sort());
    for (const person of ['chen', 'guest']) {
      const proof = texts(await town.says(person, '核验查岗 9月22日'));
      expect(proof).toContain(hash);
      expect(proof).toMatch(/只取原文那一行（UTF-8编码，末尾不带换行）/);
    }
  });

  test('on a holiday there is one a day without anybody’s asking, on another day none', async () => {
    const sealed = (heard: readonly Message[]) => heard.filter(({ title }) => title?.includes('封存')).length;
    expect(sealed(await town.comes('2026-09-24', '07:30'))).toBe(0);
    expect(sealed(await town.comes('2026-09-25', '07:30'))).toBe(1);
  });

  test('a check each day at one hour', async () => {
    await town.says('zhou', '每天21:30查岗 全部加油站');
    const heard = await town.comes('2026-09-22', '21:31');
    expect(asked(heard).map((one) => one.to)).toEqual([{ person: 'li' }]);
  });
});

describe('several checks at once', () => {
  test('of the same people are one: the second order is told that the first still runs', async () => {
    await town.comes('2026-09-22', '10:10');
    await town.says('zhou', '查岗 全部商场');
    const again = await town.says('wu', '查岗 全部商场');
    expect(texts(again)).toMatch(/10:10发起的查岗（商业综合体.*）正在进行，10:20前应答，没有重复发出/);
    expect(asked(again)).toEqual([]);
  });

  test('one answer counts for each of them', async () => {
    await town.comes('2026-09-22', '10:10');
    await town.says('zhou', '查岗 全部商场');
    await town.says('wu', '查岗');
    await town.says('chen', '在岗');
    const over = await town.passes(21);
    expect(asked(to('chen', over))).toEqual([]);
    const results = over.filter(({ title }) => title === '查岗结果').map(({ text }) => text);
    expect(results.length).toBeGreaterThan(1);
    expect(results.join()).not.toMatch(/未应答（待核实）：.*陈思远/);
  });

  test('one that asked nobody hides no result', async () => {
    await town.comes('2026-09-22', '10:10');
    await town.says('zhou', '查岗 全部商场');
    await town.passes(30);
    await town.says('zhou', '查岗 北街加油站');
    expect(texts(await town.says('zhou', '查岗结果'))).toMatch(/问1人/);
  });
});

test('to ask for the plan checks nobody', async () => {
  await town.comes('2026-09-22', '10:10');
  for (const said of ['查岗计划', '随机查岗计划', '查岗方案']) {
    const heard = await town.says('lin', said);
    expect(texts(heard)).toMatch(/9月22日（周二）没有随机查岗方案/);
    expect(asked(heard)).toEqual([]);
  }
});
