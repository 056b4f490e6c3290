import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../../../shared/domain/time.ts';
import { shiftsOf, shiftsWithin } from '../../../../shared/store/duty.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-09-20', '10:00');
});
afterEach(() => town.close());

const texts = (heard: readonly { text: string }[]) => heard.map(({ text }) => text).join('\n');

async function on(date: string, post = ''): Promise<string> {
  const stored = await shiftsOf(town.house.deps.table, day(date), post);
  return stored
    .map(({ value: { kind, places } }) =>
      [kind, ...places.map(({ role, name }) => `${role}:${name}`)].join(' '),
    )
    .join(' | ');
}

describe('a roster by turns', () => {
  test('is said in a sentence, shown day by day and becomes the roster by one press', async () => {
    const heard = await town.says('zhou', '轮班 周敏、吴海涛、何静 每天一班 从10月1日起');
    expect(texts(heard)).toMatch(/10月1日至12月29日轮班，24小时班，每班一换。\n值班员 周敏→吴海涛→何静。/);
    expect(texts(heard)).toMatch(
      /新增 10月1日（周四）24小时班：值班员周敏\n新增 10月2日（周五）24小时班：值班员吴海涛/,
    );
    const [card] = heard;
    const pressed = card && (await town.clicks('zhou', card, '以此为准'));
    expect(pressed?.toast).toMatch(/已更新90个班/);
    expect(await on('2026-10-01')).toBe('whole main:周敏');
    expect(await on('2026-12-29')).toBe('whole main:何静');
    expect(texts(await town.says('zhou', '轮班 周敏、吴海涛、何静 每天一班 从10月1日起'))).toMatch(
      /一致，没有改动/,
    );
  });

  test('by weeks, for the leaders alone, leaves the others where they are', async () => {
    await town.says('zhou', '轮班 周敏、吴海涛、何静 每天一班 10月1日至10月20日');
    await town.says('zhou', '以此为准');
    const heard = await town.says('zhou', '带班领导 林国栋、唐文慧 按周轮 10月1日至10月20日');
    expect(texts(heard)).toMatch(/改 10月1日（周四）24小时班：带班领导林国栋/);
    await town.says('zhou', '以此为准');
    expect(await on('2026-10-04')).toBe('whole leader:林国栋 main:周敏');
    expect(await on('2026-10-05')).toBe('whole leader:唐文慧 main:吴海涛');
  });

  test('for the leaders alone goes by the watches of each day: nobody’s watch is taken away', async () => {
    await town.says(
      'zhou',
      '值班表\n10月9日 值班 周敏 副班 何静\n10月10日 白班 值班 吴海涛\n10月10日 夜班 值班 何静\n10月11日 夜班 值班 周敏',
    );
    await town.says('zhou', '以此为准');
    const heard = await town.says('zhou', '带班领导轮班 林国栋、唐文慧 每天一班 10月9日至10月12日');
    expect(texts(heard)).toMatch(/轮班，24小时班、白班、夜班，/);
    expect(texts(heard)).not.toMatch(/取消|删/);
    await town.says('zhou', '以此为准');
    expect(await on('2026-10-09')).toMatch(/^whole leader:\S+ main:周敏 deputy:何静$/);
    expect(await on('2026-10-10')).toMatch(/^day leader:\S+ main:吴海涛 \| night leader:\S+ main:何静$/);
    expect(await on('2026-10-11')).toMatch(/^night leader:\S+ main:周敏$/);
    expect(await on('2026-10-12')).toMatch(/^whole leader:\S+$/);
  });

  test('for the leaders of the nights alone leaves the days as they stand, and a roster of nights stays one', async () => {
    await town.says(
      'zhou',
      '值班表\n10月10日 白班 值班 吴海涛\n10月10日 夜班 值班 何静\n10月11日 夜班 值班 周敏\n10月13日 夜班 值班 周敏',
    );
    await town.says('zhou', '以此为准');
    await town.says('zhou', '带班领导轮班 林国栋、唐文慧 夜班 10月10日至10月10日');
    await town.says('zhou', '以此为准');
    expect(await on('2026-10-10')).toMatch(/^day main:吴海涛 \| night leader:\S+ main:何静$/);
    await town.says('zhou', '带班领导轮班 林国栋、唐文慧 每天一班 10月11日至10月13日');
    await town.says('zhou', '以此为准');
    expect(await on('2026-10-11')).toMatch(/^night leader:\S+ main:周敏$/);
    expect(await on('2026-10-12')).toMatch(/^night leader:\S+$/);
  });

  test('with lists of their own for holidays, days that are somebody’s, and lunar days', async () => {
    const heard = await town.says(
      'zhou',
      '轮班 周敏、吴海涛、何静 每天一班 从9月24日起到10月12日，节假日另排 林国栋、唐文慧，中秋由何静',
    );
    expect(texts(heard)).toMatch(/节假日值班员 林国栋→唐文慧；9月25日（周五）值班员固定何静/);
    await town.says('zhou', '以此为准');
    expect(await on('2026-09-28')).toMatch(/main:(?:周敏|吴海涛|何静)/);
    expect(await on('2026-10-01')).toMatch(/main:(?:林国栋|唐文慧)/);
    expect(await on('2026-09-25')).toMatch(/main:何静/);
  });

  test('holidays that are arranged otherwise stay as they are, and it says so', async () => {
    const heard = await town.says('zhou', '轮班 周敏、吴海涛、何静 每天一班 10月1日至10月12日，节假日另排');
    expect(texts(heard)).toMatch(/节假日不排，请另行安排/);
    await town.says('zhou', '以此为准');
    expect(await on('2026-10-03')).toBe('');
    expect(await on('2026-10-09')).toMatch(/main:/);
  });

  test('who is on leave is not put down, and what is wrong is said before anybody says yes', async () => {
    const asked = await town.says('wu', '10月1日至10月5日请假');
    const [card] = asked.filter(({ title }) => title === '请假待批准');
    if (card) await town.clicks('lin', card, '准假');
    await town.says('zhou', '轮班 周敏、吴海涛、何静 每天一班 10月1日至10月10日');
    await town.says('zhou', '以此为准');
    const shifts = await shiftsWithin(town.house.deps.table, {
      from: day('2026-10-01'),
      until: day('2026-10-10'),
    });
    const mains = shifts.map(({ value }) => value.places.find(({ role }) => role === 'main')?.name);
    expect(mains.slice(0, 5)).toEqual(['周敏', '何静', '周敏', '何静', '周敏']);
    expect(mains.slice(5)).toEqual(['吴海涛', '何静', '周敏', '吴海涛', '何静']);
    const heard = await town.says('zhou', '轮班 周敏、吴海涛 一人一周 11月');
    expect(texts(heard)).toMatch(/请留意\d+处：[\s\S]*休息不足/);
    expect(texts(heard)).toMatch(/没有带班领导/);
  });

  test('of a liaison is his unit’s, with day and night', async () => {
    const heard = await town.says('chen', '轮班 陈思远、张三、李四 白夜两班 从10月1日起到10月7日');
    expect(texts(heard)).toMatch(
      /新增 万汇广场10月1日（周四）白班：值班员陈思远\n新增 万汇广场10月1日（周四）夜班：值班员张三/,
    );
    expect(texts(heard)).toMatch(/人员名单里没有：张三、李四/);
  });

  test.each([
    ['zhou', '轮班 周敏、吴海涛 每天一班 从9月1日起', /开始日期已经过去/],
    ['zhou', '轮班 周敏、吴海涛、那个新来的小伙子 每天一班 从10月1日起', /没有看懂“那个新来的小伙子”/],
    ['zhou', '轮班 周敏、吴海涛 每天一班 从10月1日起到2028年1月1日', /最多排一年/],
    ['guest', '轮班 周敏、吴海涛 每天一班 从10月1日起', /由区商务局、街道和单位联络员报送/],
  ])('%s: %s', async (person, sentence, why) => {
    expect(texts(await town.says(person, sentence))).toMatch(why);
  });
});

test('months may be named, and who begins is explained where it is not the first', async () => {
  await town.says('zhou', '9月30日 带班 林国栋 值班 周敏');
  await town.says('zhou', '以此为准');
  const heard = await town.says('zhou', '轮班 周敏、吴海涛、何静 10月到11月');
  expect(texts(heard)).toMatch(/10月1日至11月30日轮班/);
  expect(texts(heard)).toMatch(/吴海涛先上：排在前面的人当天请假、有班或休息不够，顺延/);
});

test('weekends and holidays may have turns of their own; a make-up day is a working day', async () => {
  const heard = await town.says('zhou', '轮班 周末和节假日 周敏、吴海涛、何静 从10月1日到10月18日');
  expect(texts(heard)).toMatch(/10月1日至10月18日轮班/);
  expect(texts(heard)).toMatch(/节假日值班员 周敏→吴海涛→何静/);
  expect(texts(heard)).toMatch(/周末值班员 周敏→吴海涛→何静/);
  await town.says('zhou', '以此为准');
  expect([await on('2026-10-07'), await on('2026-10-11'), await on('2026-10-17')]).toEqual([
    expect.stringMatching(/main:/),
    expect.stringMatching(/main:/),
    expect.stringMatching(/main:/),
  ]);
  expect([await on('2026-10-09'), await on('2026-10-10')]).toEqual(['', '']);
});

test.each([
  ['工作日不排', /工作日不排，请另行安排/],
  ['周末和节假日不排', /节假日、周末不排，请另行安排/],
])('%s leaves those days out, and is nobody’s name', async (said, shown) => {
  const heard = await town.says('zhou', `轮班 周敏、吴海涛、何静 每天一班 从10月1日到10月18日 ${said}`);
  expect(texts(heard)).toMatch(shown);
  expect(texts(heard)).not.toMatch(/→不排|值班员不排|和节假日/);
});
