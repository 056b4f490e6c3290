import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../../../shared/domain/time.ts';
import { readBook } from '../../../../shared/flows/duty/import.ts';
import { shiftsOf } from '../../../../shared/store/duty.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-09-20', '10:00');
});
afterEach(() => town.close());

const texts = (heard: readonly { text: string }[]) => heard.map(({ text }) => text).join('\n');

async function on(date: string): Promise<string[]> {
  const stored = await shiftsOf(town.house.deps.table, day(date));
  return stored.map(({ value: { kind, hours, places } }) =>
    [kind, hours ? `${hours.from}-${hours.until}` : 'usual', ...places.map(({ name }) => name)].join(' '),
  );
}

const national = [
  '国庆值班表',
  '10月1日 带班 林国栋 白班9:00-17:30 周敏 夜班17:30-次日9:00 何静',
  '10月2日 8:30—次日8:30 带班 林国栋 值班 吴海涛',
].join('\n');

describe('a watch with hours of its own', () => {
  test('is pasted with them, shown with them and kept', async () => {
    const heard = await town.says('zhou', national);
    expect(texts(heard)).toMatch(/新增 10月1日（周四）白班（09:00–17:30）：带班领导林国栋，值班员周敏/);
    expect(texts(heard)).toMatch(/新增 10月1日（周四）夜班（17:30–次日09:00）/);
    await town.says('zhou', '以此为准');
    expect(await on('2026-10-01')).toEqual(['day 09:00-17:30 林国栋 周敏', 'night 17:30-09:00 林国栋 何静']);
    expect(await on('2026-10-02')).toEqual(['whole 08:30-08:30 林国栋 吴海涛']);
    expect(texts(await town.says('zhou', '10月1日谁值班'))).toMatch(/夜班（17:30–次日09:00）/);
    expect(texts(await town.says('zhou', national))).toMatch(/一致，没有改动/);
  });

  test('keeps them when a later table names none, and takes others that are named', async () => {
    await town.says('zhou', national);
    await town.says('zhou', '以此为准');
    await town.says('zhou', '10月2日 值班 何静');
    await town.says('zhou', '以此为准');
    expect(await on('2026-10-02')).toEqual(['whole 08:30-08:30 林国栋 何静']);
    const heard = await town.says('zhou', '10月2日 8:00-次日8:00 值班 何静');
    expect(texts(heard)).toMatch(/改 10月2日（周五）24小时班.*：时间08:30–次日08:30→08:00–次日08:00/);
    await town.says('zhou', '以此为准');
    expect(await on('2026-10-02')).toEqual(['whole usual 林国栋 何静']);
  });

  test('reminds, accepts and misses by its own clock', async () => {
    await town.says('zhou', national);
    await town.says('zhou', '以此为准');
    await town.comes('2026-10-01', '16:59');
    expect(town.heard('he').join('\n')).toMatch(/明天17:30起值夜班/);
    expect(town.heard('he').join('\n')).not.toMatch(/今天17:30起值夜班/);
    await town.comes('2026-10-01', '17:01');
    expect(town.heard('he').at(-1)).toMatch(/今天17:30起值夜班/);
    await town.comes('2026-10-01', '17:46');
    expect(town.heard('he').at(-1)).toMatch(/夜班17:30开始，还没有签到/);
    expect(texts(await town.says('he', '签到'))).toMatch(/已过规定时间/);
    expect(texts(await town.says('zhou', '今天谁值班'))).toMatch(/何静/);
  });

  test('leaves no hour unwatched without its being told', async () => {
    await town.says('zhou', '国庆值班表\n10月1日 带班 林国栋 白班9:00-17:00 周敏 夜班17:30-次日9:00 何静');
    expect(texts(await town.says('zhou', '以此为准'))).toMatch(/已更新2个班/);
    expect(texts(await town.says('zhou', '10月1日排班有没有空缺'))).toMatch(
      /10月1日（周四）17:00至17:30没有人值班/,
    );
  });

  test('longer than a day, or twice on one day, is refused in words', async () => {
    expect(texts(await town.says('zhou', '值班表\n10月1日 8:00-次日17:30 值班 周敏'))).toMatch(
      /“8:00-次日17:30”超过24小时，没有改动/,
    );
    expect(
      texts(await town.says('zhou', '值班表\n10月1日 8:00-12:00 值班 周敏 12:00-17:00 值班 何静')),
    ).toMatch(/两个不同的起止时间，没有改动/);
  });
});

test('turns say the hours of their watches, and go on with them', async () => {
  const heard = await town.says('zhou', '轮班 周敏、吴海涛、何静 每天一班 8:30到次日8:30 从10月1日起');
  expect(texts(heard)).toMatch(/轮班，24小时班（08:30–次日08:30），每班一换。/);
  await town.says('zhou', '以此为准');
  expect(await on('2026-10-01')).toEqual(['whole 08:30-08:30 周敏']);
  await town.passes(60 * 24 * 9);
  expect(await on('2026-12-31')).toEqual([expect.stringMatching(/^whole 08:30-08:30 /)]);
});

test('turns of days and nights may have hours each', async () => {
  const heard = await town.says(
    'zhou',
    '轮班 周敏、吴海涛、何静、林国栋 白班9:00-17:30，夜班17:30-次日9:00，10月1日至10月7日',
  );
  expect(texts(heard)).toMatch(/轮班，白班（09:00–17:30）、夜班（17:30–次日09:00），每班一换。/);
});

test('a workbook of such watches comes out as it went in', async () => {
  await town.says('zhou', national);
  await town.says('zhou', '以此为准');
  const { rosterBook } = await import('../../../../shared/papers/roster-book.ts');
  const stored = await shiftsOf(town.house.deps.table, day('2026-10-01'));
  const bytes = rosterBook(stored.map(({ value }) => value));
  const book = readBook(bytes, '值班表.xlsx', day('2026-09-20'));
  expect(
    book.ok && book.roster.flatMap(({ rows }) => rows.map(({ shift, hours }) => [shift, hours])),
  ).toEqual([
    ['day', { from: '09:00', until: '17:30' }],
    ['night', { from: '17:30', until: '09:00' }],
  ]);
});
