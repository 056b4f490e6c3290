import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../../functions/sandbox/message.ts';
import { day } from '../../../../shared/domain/time.ts';
import { shiftsOf } from '../../../../shared/store/duty.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
const june =
  '值班表\n6月3日 带班 林国栋 值班 周敏\n6月8日 带班 林国栋 值班 吴海涛\n6月13日 带班 林国栋 值班 何静\n6月18日 带班 林国栋 值班 周敏';

beforeEach(async () => {
  town = await world('2026-05-27', '10:00');
  await town.says('zhou', june);
  await town.says('zhou', '以此为准');
});
afterEach(() => town.close());

const texts = (heard: readonly Message[]) => heard.map(({ text }) => text).join('\n');
const to = (person: string, heard: readonly Message[]) =>
  heard.filter((one) => 'person' in one.to && one.to.person === person);

async function main(on: string): Promise<string | undefined> {
  const [stored] = await shiftsOf(town.house.deps.table, day(on));
  return stored?.value.places.find(({ role }) => role === 'main')?.name;
}

/** Asked, taken by a button, approved by a button. */
async function swapped(giver: string, words: string, taker: string): Promise<void> {
  const [asked] = to(taker, await town.says(giver, words)).filter(({ title }) => title === '换班请求');
  const taken = asked && (await town.clicks(taker, asked, '同意'));
  const [approval] = to('lin', taken?.heard ?? []).filter(({ title }) => title === '换班待批准');
  const done = approval && (await town.clicks('lin', approval, '批准'));
  expect(done?.toast).toMatch(/已批准/);
}

describe('a swap', () => {
  test('goes on from A to B to C, and the roster names the last', async () => {
    await swapped('zhou', '6月3日我和吴海涛换班', 'wu');
    expect(await main('2026-06-03')).toBe('吴海涛');
    await swapped('wu', '6月3日我和何静换班', 'he');
    expect(await main('2026-06-03')).toBe('何静');
    await town.says('zhou', june);
    expect(await main('2026-06-03')).toBe('何静');
  });

  test('is of two watches where two days are named, both change hands at once', async () => {
    const heard = await town.says('zhou', '6月3日的班和吴海涛6月8日的班对调');
    expect(texts(to('wu', heard))).toMatch(/请您值6月3日.*换6月8日/);
    const [asked] = to('wu', heard);
    const taken = asked && (await town.clicks('wu', asked, '同意'));
    const [approval] = to('lin', taken?.heard ?? []);
    if (approval) await town.clicks('lin', approval, '批准');
    expect([await main('2026-06-03'), await main('2026-06-08')]).toEqual(['吴海涛', '周敏']);
  });

  test('is arranged by an officer for two others: the leader is asked, both are told and may refuse', async () => {
    const heard = await town.says('zhou', '申请换班：吴海涛6月8日 ⇄ 何静6月13日');
    expect(texts(to('zhou', heard))).toMatch(/吴海涛的6月8日.*拟由何静值，换6月13日/);
    expect(texts(to('he', heard))).toMatch(/周敏为您办理换班/);
    const [approval] = to('lin', heard).filter(({ title }) => title === '换班待批准');
    if (approval) await town.clicks('lin', approval, '批准');
    expect([await main('2026-06-08'), await main('2026-06-13')]).toEqual(['何静', '吴海涛']);
  });

  test('arranged by an officer falls when one of the two does not want it', async () => {
    await town.says('zhou', '申请换班：吴海涛6月8日 ⇄ 何静6月13日');
    expect(texts(await town.says('he', '不换了'))).toMatch(/已撤回/);
    expect(texts(await town.says('lin', '同意换班'))).toMatch(/没有等您处理|已被撤回/);
    expect(await main('2026-06-08')).toBe('吴海涛');
  });

  test('is un-taken before the leader’s word: the giver hears it, the watch stays his', async () => {
    const [asked] = to('wu', await town.says('zhou', '6月3日我和吴海涛换班'));
    if (asked) await town.clicks('wu', asked, '同意');
    const heard = await town.says('wu', '不换了');
    expect(texts(to('wu', heard))).toMatch(/已撤回，您不再接这个班/);
    expect(texts(to('zhou', heard))).toMatch(/吴海涛不能替您值6月3日.*仍由您值/);
    expect(await main('2026-06-03')).toBe('周敏');
  });

  test('that waits is void when the roster moves the watch to another, and says so', async () => {
    const [asked] = to('wu', await town.says('zhou', '6月3日我和吴海涛换班'));
    await town.says('zhou', '值班表\n6月3日 带班 林国栋 值班 何静');
    await town.says('zhou', '以此为准');
    const taken = asked && (await town.clicks('wu', asked, '同意'));
    const [approval] = to('lin', taken?.heard ?? []);
    const done = approval && (await town.clicks('lin', approval, '批准'));
    expect(`${taken?.toast}${done?.toast}`).toMatch(/值班表已经改动，这次换班不再有效/);
    expect(await main('2026-06-03')).toBe('何静');
  });

  test('is not taken by who has got another watch since he was asked, and he is told why; the leader is told, too', async () => {
    const [asked] = to('wu', await town.says('zhou', '6月3日我和吴海涛换班'));
    await town.says('he', '值班表\n6月4日 带班 林国栋 值班 吴海涛');
    await town.says('he', '以此为准');
    expect(asked && (await town.clicks('wu', asked, '同意')).toast).toMatch(/吴海涛前后班间隔不足.*不能换/);
    const [other] = to(
      'he',
      await town.says('zhou', '不换了').then(() => town.says('zhou', '6月3日我和何静换班')),
    );
    if (other) await town.clicks('he', other, '同意');
    await town.says('wu', '值班表\n6月2日 带班 林国栋 值班 何静');
    await town.says('wu', '以此为准');
    expect(texts(await town.says('lin', '同意换班'))).toMatch(/何静前后班间隔不足.*不能换/);
    expect(await main('2026-06-03')).toBe('周敏');
  });

  test('that is over says what became of it', async () => {
    const [asked] = to('wu', await town.says('zhou', '6月3日我和吴海涛换班'));
    await town.says('zhou', '不换了');
    expect(asked && (await town.clicks('wu', asked, '同意')).toast).toMatch(/已被撤回/);
    const [again] = to('wu', await town.says('zhou', '6月3日我和吴海涛换班'));
    if (again) await town.clicks('wu', again, '同意');
    expect(again && (await town.clicks('wu', again, '同意')).toast).toMatch(/已有同事接下/);
    const heard = await town.comes('2026-06-03', '07:05');
    expect(texts(to('zhou', heard))).toMatch(/到时未办妥，已作废/);
    expect(again && (await town.clicks('wu', again, '同意')).toast).toMatch(/到时没有办妥，已经作废/);
  });

  test('of nobody named asks those who are free, whoever carried least first', async () => {
    const heard = await town.says('he', '6月13日我有事，谁能顶一下班');
    const asked = heard.filter(({ title }) => title === '换班请求').map((one) => one.to);
    expect(asked).toEqual(expect.arrayContaining([{ person: 'zhou' }, { person: 'wu' }]));
  });
});

test.each([
  ['zhou', '6月3日我和吴海涛换班', '6月3日'],
  ['zhou', '六月三号想跟老吴调一下班', '6月3日'],
  ['zhou', '下周三替我值一天班，吴海涛', '6月3日'],
  ['zhou', '下周三晚上我有事，吴海涛能顶一下班吗', '6月3日'],
  ['zhou', '我6.3的班換給吳海濤', '6月3日'],
])('%s says “%s”', async (person, sentence, on) => {
  const heard = await town.says(person, sentence);
  expect(texts(heard)).toMatch(/已私下问/);
  expect(texts(to('wu', heard))).toContain(on);
});

describe('a roster in a chain of replies', () => {
  test('is shown and confirmed like any other', async () => {
    const heard = await town.says(
      'zhou',
      '#接龙\n7月上旬值班报名\n1. 周敏 7月1日\n2. 吴海涛 7月3日\n3. 何静 7月5日',
      { chat: 'g-all', mention: true },
    );
    expect(texts(heard)).toMatch(/新增 7月1日（周三）24小时班：值班员周敏\n新增 7月3日/);
    await town.says('zhou', '以此为准');
    expect(await main('2026-07-03')).toBe('吴海涛');
  });

  test('day first or name first, and a later copy of the whole list changes only what is new', async () => {
    await town.says('zhou', '接龙 值班安排\n1、7月1日 周敏\n2、7月3日 吴海涛');
    await town.says('zhou', '以此为准');
    const heard = await town.says('zhou', '接龙 值班安排\n1、7月1日 周敏\n2、7月3日 吴海涛\n3、7月5日 何静');
    expect(texts(heard)).toMatch(/新增 7月5日（周日）24小时班：值班员何静\n不变2个班/);
  });
});
