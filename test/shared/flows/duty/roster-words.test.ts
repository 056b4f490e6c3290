import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../../../shared/domain/time.ts';
import { shiftsOf } from '../../../../shared/store/duty.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-11-27', '10:00');
});
afterEach(() => town.close());

const texts = (heard: readonly { text: string }[]) => heard.map(({ text }) => text).join('\n');

async function on(date: string): Promise<string[]> {
  const stored = await shiftsOf(town.house.deps.table, day(date));
  return stored.map(({ value: { kind, places } }) =>
    [kind, ...places.map(({ role, name }) => `${role}:${name}`)].join(' '),
  );
}

describe('one day typed in a line', () => {
  const lines: readonly (readonly [said: string, date: string, stands: string])[] = [
    ['12月9日 带班林国栋 值班何静', '2026-12-09', 'whole leader:林国栋 main:何静'],
    ['12月5日林国栋带班，何静值班，周敏副班', '2026-12-05', 'whole leader:林国栋 main:何静 deputy:周敏'],
    [
      '12月11日 带班：唐文慧；主班：周敏；副班：吴海涛；备班：何静；地点：五楼值班室',
      '2026-12-11',
      'whole leader:唐文慧 main:周敏 deputy:吴海涛 standby:何静',
    ],
    ['12月16日至18日 唐文慧带班 何静值班', '2026-12-18', 'whole leader:唐文慧 main:何静'],
    ['12.11 唐局 周敏', '2026-12-11', 'whole leader:唐文慧 main:周敏'],
    ['12月12日 白班 何静 夜班 周敏', '2026-12-12', 'day main:何静;night main:周敏'],
  ];
  test.each(lines)('“%s” is that day, shown before it holds', async (said, date, stands) => {
    expect(texts(await town.says('zhou', said))).toMatch(/新增 12月/);
    expect(await on(date)).toEqual([]);
    await town.says('zhou', '确认');
    expect((await on(date)).join(';')).toBe(stands);
  });

  test('is never a word for the table that was shown before', async () => {
    await town.says('zhou', '12月20日 带班林国栋 值班何静');
    const heard = await town.says('zhou', '12月21日 带班唐文慧，值班吴海涛');
    expect(texts(heard)).toMatch(/前一份没有确认的改动已作废/);
    expect(await on('2026-12-20')).toEqual([]);
  });

  test('of a feast’s list means the month of the feast', async () => {
    await town.says('zhou', '元旦值班安排：1号林国栋带班、何静值班；2号唐文慧带班、周敏值班');
    await town.says('zhou', '好的');
    expect(await on('2027-01-02')).toEqual(['whole leader:唐文慧 main:周敏']);
  });
});

describe('one change of a day that stands', () => {
  beforeEach(async () => {
    await town.says(
      'zhou',
      '值班表\n12月1日 带班 林国栋 值班 何静 副班 周敏\n12月2日 带班 唐文慧 值班 吴海涛',
    );
    await town.says('zhou', '以此为准');
  });

  test.each([
    ['12月1日值班员改为吴海涛'],
    ['把12月1日的何静换成吴海涛'],
    ['12月1日何静的班改成吴海涛'],
    ['12月1日的值班改成吴海涛'],
  ])('“%s” changes him and nobody else', async (said) => {
    expect(texts(await town.says('zhou', said))).toMatch(/改 12月1日（周二）24小时班：值班员何静→吴海涛/);
    await town.says('zhou', '确认');
    expect(await on('2026-12-01')).toEqual(['whole leader:林国栋 main:吴海涛 deputy:周敏']);
  });

  test('whom a line does not name stays', async () => {
    await town.says('zhou', '12月2日副班加周敏');
    await town.says('zhou', '确认');
    expect(await on('2026-12-02')).toEqual(['whole leader:唐文慧 main:吴海涛 deputy:周敏']);
  });

  test('the night alone leaves the day as it stands', async () => {
    await town.says('zhou', '12月12日 白班 何静 夜班 周敏');
    await town.says('zhou', '确认');
    await town.says('zhou', '12月12日夜班改成吴海涛');
    await town.says('zhou', '确认');
    expect(await on('2026-12-12')).toEqual(['day main:何静', 'night main:吴海涛']);
    await town.says('zhou', '12月12日夜班 林国栋带班，周敏值班');
    await town.says('zhou', '确认');
    expect(await on('2026-12-12')).toEqual(['day main:何静', 'night leader:林国栋 main:周敏']);
  });

  test('a month’s table serves as another’s', async () => {
    const heard = await town.says('zhou', '元旦就按12月的表，把何静换成吴海涛');
    expect(texts(heard)).toMatch(/新增 1月1日（周五）24小时班：带班领导林国栋，值班员吴海涛，副班周敏/);
  });

  test('of a day without a roster is refused with the reason', async () => {
    expect(texts(await town.says('zhou', '把12月25日的何静换成吴海涛'))).toMatch(
      /12月25日（周五）还没有值班表/,
    );
  });

  test('不对 lets it fall', async () => {
    await town.says('zhou', '12月1日值班员改为吴海涛');
    expect(texts(await town.says('zhou', '不对'))).toMatch(/没有改动/);
    expect(await on('2026-12-01')).toEqual(['whole leader:林国栋 main:何静 deputy:周敏']);
  });
});

test('hours that a list names are the hours of its watches', async () => {
  const list = '值班表\n12月13日 白班 8:30-17:30 林国栋 何静\n12月13日 夜班 17:30-次日8:30 林国栋 周敏';
  expect(texts(await town.says('zhou', list))).toMatch(
    /12月13日（周日）白班（08:30–17:30）：带班领导林国栋，值班员何静\n新增 12月13日（周日）夜班（17:30–次日08:30）/,
  );
  const usual = '值班表\n12月13日 白班 8:00-20:00 林国栋 何静\n12月14日 白班 林国栋 何静';
  expect(texts(await town.says('zhou', usual))).not.toMatch(/（08:00/);
});

test.each([['值班表怎么改'], ['把值班表改一下'], ['怎么修改值班表']])('“%s” says how', async (said) => {
  expect(texts(await town.says('zhou', said))).toMatch(/^改值班表：发“12月1日值班员改成何静”/);
});

test('whoever may see numbers reads those of the directory where the roster has none', async () => {
  await town.says('zhou', '12月9日 带班林国栋 值班何静');
  await town.says('zhou', '确认');
  expect(texts(await town.says('zhou', '12月9日谁值班'))).toMatch(
    /带班领导 林国栋 199\d+，值班员 何静 199\d+/,
  );
});

test('two numbers behind two names are each one’s own', async () => {
  await town.says('zhou', '值班表\n12月12日 白班 林国栋 何静/周敏 19900000001 19900000002');
  await town.says('zhou', '确认');
  const [stored] = await shiftsOf(town.house.deps.table, day('2026-12-12'));
  expect(stored?.value.places.map(({ name, phone }) => `${name} ${phone ?? ''}`)).toEqual([
    '林国栋 ',
    '何静 19900000001',
    '周敏 19900000002',
  ]);
});
