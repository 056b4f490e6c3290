import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { monthOf } from '../../../../infra/town/roster.ts';
import { type Day, day, plusDays } from '../../../../shared/domain/time.ts';
import { shiftsOf } from '../../../../shared/store/duty.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-05-06', '10:00');
});
afterEach(() => town.close());

const texts = (heard: readonly { text: string }[]) => heard.map(({ text }) => text).join('\n');
const short = (on: Day) => `${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`;

/** A day of the month on which these have these places; the third officer of the town is free. */
function dayWith(main: string, deputy: string): Day {
  const found = monthOf(day('2026-05-06')).find(
    ({ day: on, places }) =>
      on > day('2026-05-09') && places[1]?.person === main && places[2]?.person === deputy,
  );
  if (!found) throw new Error('no such day');
  return found.day;
}

async function placesOn(on: Day): Promise<string[]> {
  const [stored] = await shiftsOf(town.house.deps.table, on);
  return (stored?.value.places ?? []).map(({ role, name }) => `${role} ${name}`);
}

/** 林 leads every day; whoever has the watch before it has not slept, so a leader's place is the plain case. */
describe('a swap from the word to the roster', () => {
  test('is asked of the one who is named, approved by the leader, and stands on the roster', async () => {
    const on = plusDays(day('2026-05-06'), 8);
    const heard = await town.says('lin', `${short(on)}我和唐文慧换班`);
    expect(texts(heard)).toMatch(/已私下问唐文慧/);
    const [card] = heard.filter(({ to }) => 'person' in to && to.person === 'tang');
    expect(card?.text).toMatch(/林国栋请您值5月14日/);
    const taken = card && (await town.clicks('tang', card, '同意'));
    expect(taken?.toast).toMatch(/已报带班领导批准/);
    expect((await placesOn(on))[0]).toBe('leader 林国栋');
    const [approval] = taken?.heard.filter(({ title }) => title === '换班待批准') ?? [];
    expect(approval?.to).toEqual({ person: 'zhou' });
    const done = approval && (await town.clicks('zhou', approval, '批准'));
    expect(done?.toast).toMatch(/值班表已更新/);
    expect((await placesOn(on))[0]).toBe('leader 唐文慧');
    expect(town.heard('tang').at(-1)).toMatch(/由您值，原为林国栋/);
    expect(texts(await town.says('tang', '我哪天值班'))).toContain('5月14日');
  });

  test('by words alone: asked, taken, approved', async () => {
    const on = plusDays(day('2026-05-06'), 8);
    await town.says('lin', `${short(on)}替我值一天，唐局`);
    expect(texts(await town.says('tang', '可以，我替你'))).toMatch(/已记下/);
    await town.says('zhou', '同意换班');
    expect((await placesOn(on))[0]).toBe('leader 唐文慧');
  });
});

describe('where nobody is named', () => {
  test('those who are free and rested are asked privately, and the first yes counts', async () => {
    const heard = await town.says('lin', '5月14日我有事，谁能顶一下班', { chat: 'g-all' });
    const cards = heard.filter(({ title }) => title === '换班请求');
    expect(cards.map(({ to }) => to)).toEqual([{ person: 'tang' }]);
    expect(texts(heard)).toMatch(/已私下问唐文慧/);
    expect(town.heardIn('g-all')).toEqual([]);
  });

  test('if nobody is, that is said, and nobody is bothered', async () => {
    const on = dayWith('zhou', 'wu');
    const heard = await town.says('wu', `${short(on)}我有事，谁能顶一下班`, { chat: 'g-all' });
    expect(texts(heard)).toMatch(/没有既有空又休息够的同事/);
    expect(heard.map(({ to }) => to)).toEqual([{ person: 'wu' }]);
  });
});

describe('every refusal says why', () => {
  test.each([
    ['lin', '5月14日我和林国栋换班', /不能是本人/],
    ['lin', '5月14日我和赵丽颖换班', /人员名单里没有赵丽颖/],
    ['tang', '5月14日我和林国栋换班', /这一天没有唐文慧的班/],
    ['chen', '申请换班：林国栋5月14日 ⇄ 唐文慧5月15日', /须由区商务局工作人员登记/],
    ['lin', '我想跟唐局换班', /请写明换哪一天的班/],
    ['chen', '同意换班', /现在没有等您处理的换班/],
  ])('%s: %s', async (person, sentence, why) => {
    expect(texts(await town.says(person, sentence))).toMatch(why);
  });

  test('who has not slept is not asked', async () => {
    const on = dayWith('zhou', 'wu');
    const heard = texts(await town.says('zhou', `${short(on)}我和何静换班`));
    expect(heard).toMatch(/何静前后班间隔不足/);
  });

  test('one swap at a time for a watch', async () => {
    await town.says('lin', '5月14日我和唐文慧换班');
    expect(texts(await town.says('lin', '5月14日我和唐文慧换班'))).toMatch(/已有换班在办/);
  });
});

test('whoever said yes may step back, and the giver hears that it is his again', async () => {
  await town.says('lin', '5月14日我和唐文慧换班');
  await town.says('tang', '可以，我替你');
  expect(texts(await town.says('tang', '不换了'))).toMatch(/已撤回，您不再接这个班/);
  expect(town.heard('lin').at(-1)).toMatch(/唐文慧不能替您值.*仍由您值/);
});

test('a no is passed on at once', async () => {
  await town.says('lin', '5月14日我和唐文慧换班');
  await town.says('tang', '那天我也有事，换不了');
  expect(town.heard('lin').at(-1)).toMatch(/没有人能替/);
});

test('what nobody settles is warned of a day before, then ends, and the roster stands', async () => {
  await town.says('lin', '5月14日我和唐文慧换班');
  await town.comes('2026-05-13', '08:05');
  expect(town.heard('lin').join('\n')).toMatch(/还没有人答应，.*未办妥即作废/);
  await town.comes('2026-05-14', '07:05');
  expect(town.heard('lin').join('\n')).toMatch(/到时未办妥，已作废，仍由林国栋值/);
  expect(town.heard('tang').join('\n')).toMatch(/还没有人答应[\s\S]*到时未办妥，已作废/);
  expect((await placesOn(day('2026-05-14')))[0]).toBe('leader 林国栋');
});

test('a watch goes on from hand to hand', async () => {
  await town.says('lin', '5月14日我和唐文慧换班');
  await town.says('tang', '可以，我替你');
  await town.says('zhou', '同意换班');
  await town.says('tang', '5月14日我和林国栋换班');
  await town.says('lin', '可以，我替你');
  await town.says('zhou', '同意换班');
  expect((await placesOn(day('2026-05-14')))[0]).toBe('leader 林国栋');
});

test('an officer arranges it for two others; both know, and may still refuse', async () => {
  const heard = await town.says('wu', '申请换班：林国栋5月14日 ⇄ 唐文慧5月14日');
  expect(texts(heard)).toMatch(/这一天没有唐文慧的班/);
});

test('what was granted can only be given back with the other’s yes', async () => {
  await town.says('lin', '5月14日我和唐文慧换班');
  await town.says('tang', '可以，我替你');
  await town.says('zhou', '同意换班');
  expect(texts(await town.says('tang', '撤回换班'))).toMatch(/已批准由您值，不能自行取消。已问林国栋/);
  await town.says('lin', '可以，我替你');
  await town.says('zhou', '同意换班');
  expect((await placesOn(day('2026-05-14')))[0]).toBe('leader 林国栋');
});

describe('leave', () => {
  test('is granted by the leader, and then whoever is free is asked', async () => {
    const heard = await town.says('tang', '5月20日请假');
    expect(texts(heard)).toMatch(/已报带班领导：唐文慧5月20日请假/);
    const [card] = heard.filter(({ title }) => title === '请假待批准');
    expect(card?.to).toEqual({ person: 'lin' });
    const pressed = card && (await town.clicks('lin', card, '准假'));
    expect(pressed?.toast).toMatch(/已准唐文慧5月20日的假/);
    expect(town.heard('tang').at(-1)).toMatch(/5月20日的假已批准/);
    expect(texts(await town.says('lin', '5月20日我和唐文慧换班'))).toMatch(/唐文慧那天已请假/);
  });

  test('with a watch on the day a stand-in is looked for, or the leader hears that there is none', async () => {
    const on = dayWith('zhou', 'wu');
    const heard = await town.says('wu', `${short(on)}家里有事值不了班，请假`);
    const [card] = heard.filter(({ title }) => title === '请假待批准');
    const pressed = card && (await town.clicks('lin', card, '准假'));
    expect(texts(pressed?.heard ?? [])).toMatch(/没有既有空又休息够的同事，请安排/);
  });

  test('of the leader on duty himself is for the other leader to grant', async () => {
    const heard = await town.says('lin', '5月20日请假');
    expect(heard.filter(({ title }) => title === '请假待批准').map(({ to }) => to)).toEqual([
      { person: 'tang' },
    ]);
  });
});

test('a leader grants leave by words: the only one that waits, or that of whoever is named', async () => {
  expect(texts(await town.says('lin', '准假'))).toMatch(/没有找到这次请假/);
  await town.says('wu', '5月20日请假');
  await town.says('he', '5月21日请假');
  expect(texts(await town.says('lin', '准假'))).toMatch(/请写明是谁的.*吴海涛5月20日、何静5月21日/);
  expect(texts(await town.says('lin', '准何静的假'))).toMatch(/已准何静5月21日的假/);
  expect(texts(await town.says('lin', '不准假'))).toMatch(/已记下不准吴海涛的假/);
});
