import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../../../shared/domain/time.ts';
import { shiftsOf } from '../../../../shared/store/duty.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-09-20', '10:00');
});
afterEach(() => town.close());

const texts = (heard: readonly { text: string }[]) => heard.map(({ text }) => text).join('\n');

async function on(date: string, post = ''): Promise<string[]> {
  const stored = await shiftsOf(town.house.deps.table, day(date), post);
  return stored.map(({ value: { kind, places } }) =>
    [kind, ...places.map(({ role, name }) => `${role}:${name}`)].join(' '),
  );
}

const national =
  '国庆值班表\n10月1日 带班 林国栋 值班 周敏\n10月2日 带班 唐文慧 值班 吴海涛\n10月3日 带班 林国栋 值班 何静';

describe('a roster that is pasted', () => {
  test('is shown day by day, and becomes the roster by one press', async () => {
    const heard = await town.says('zhou', national);
    expect(texts(heard)).toMatch(/新增 10月1日（周四）24小时班：带班领导林国栋，值班员周敏/);
    const [card] = heard;
    const pressed = card && (await town.clicks('zhou', card, '以此为准'));
    expect(pressed?.toast).toMatch(/已更新3个班/);
    expect(await on('2026-10-02')).toEqual(['whole leader:唐文慧 main:吴海涛']);
    expect(texts(await town.says('zhou', national))).toMatch(/和现有值班表一致/);
  });

  test('changes only what it names, and says what was', async () => {
    await town.says('zhou', national);
    await town.says('zhou', '以此为准');
    const heard = await town.says('zhou', national.replace('值班 何静', '值班 周敏'));
    expect(texts(heard)).toMatch(/改 10月3日（周六）24小时班：值班员何静→周敏\n不变2个班/);
    await town.says('zhou', '以此为准');
    expect(await on('2026-10-03')).toEqual(['whole leader:林国栋 main:周敏']);
  });

  test('is not taken from somebody who has no roster to send, nor before he says so', async () => {
    expect(texts(await town.says('guest', national))).not.toMatch(/新增/);
    const heard = await town.says('zhou', national);
    const pressed = heard[0] && (await town.clicks('zhou', heard[0], '不改'));
    expect(pressed?.toast).toMatch(/没有改动/);
    expect(await on('2026-10-01')).toEqual([]);
    expect(texts(await town.says('zhou', '以此为准'))).toMatch(/没有等您确认的值班表/);
  });

  test('of a liaison is that of his unit', async () => {
    await town.says('chen', '国庆值班表\n10月1日 带班 陈思远 值班 张三\n10月2日 带班 陈思远 值班 李四');
    await town.says('chen', '以此为准');
    expect(await on('2026-10-01')).toEqual([]);
    expect(texts(await town.says('chen', '排班有没有空缺'))).toMatch(
      /万汇广场10月1日（周四）24小时班张三联系不上/,
    );
  });
});

test('one holiday’s table serves another with a few others in it', async () => {
  await town.says('zhou', national);
  await town.says('zhou', '以此为准');
  const heard = await town.says('zhou', '中秋就按国庆的表，把小何换成周姐');
  expect(texts(heard)).toMatch(/9月27日（周日）24小时班：值班员何静→周敏/);
  await town.says('zhou', '以此为准');
  expect(await on('2026-09-27')).toEqual(['whole leader:林国栋 main:周敏']);
});

test('a swap that was granted outlives the same table sent again', async () => {
  await town.says('zhou', national);
  await town.says('zhou', '以此为准');
  await town.says('lin', '10月1日我和唐文慧换班');
  await town.says('tang', '可以，我替你');
  await town.says('zhou', '同意换班');
  expect(await on('2026-10-01')).toEqual(['whole leader:唐文慧 main:周敏']);
  await town.says('zhou', national.replace('值班 周敏', '值班 何静'));
  await town.says('zhou', '以此为准');
  expect(await on('2026-10-01')).toEqual(['whole leader:唐文慧 main:何静']);
  await town.says('zhou', national.replace('带班 林国栋 值班 周敏', '带班 陈局 值班 何静'));
  const heard = await town.says('zhou', '以此为准');
  expect(texts(heard)).toMatch(/原来的换班不再有效/);
});

test('a line that names no leader leaves whoever leads where he is; a word ends it', async () => {
  await town.says('zhou', national);
  await town.says('zhou', '以此为准');
  const heard = await town.says('zhou', '10月2日值班 何静');
  expect(texts(heard)).toMatch(/改 10月2日（周五）24小时班：值班员吴海涛→何静\n/);
  expect(texts(heard)).not.toMatch(/空缺|不变0/);
  expect(texts(await town.says('zhou', '不改'))).toMatch(/好的，没有改动/);
  expect(await on('2026-10-02')).toEqual(['whole leader:唐文慧 main:吴海涛']);
});

test('a second table in a row says that the first no longer waits', async () => {
  await town.says('zhou', national);
  expect(texts(await town.says('zhou', '10月5日值班 何静'))).toMatch(/前一份没有确认的改动已作废/);
});

test('one day’s table serves another day', async () => {
  await town.says('zhou', national);
  await town.says('zhou', '以此为准');
  const heard = await town.says('zhou', '元旦就按10月1日的表，把周敏换成何静');
  expect(texts(heard)).toMatch(/新增 1月1日（周五）24小时班：带班领导林国栋，值班员何静/);
});

test('a month’s roster is read as a month', async () => {
  await town.says('zhou', national);
  await town.says('zhou', '以此为准');
  const heard = await town.says('zhou', '10月值班表');
  expect(texts(heard)).toMatch(/10月1日.*\n10月2日.*\n10月3日/);
  expect(texts(heard)).not.toMatch(/9月2/);
});
