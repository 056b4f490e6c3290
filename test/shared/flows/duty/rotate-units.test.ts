import { afterEach, beforeEach, expect, test } from 'vitest';
import { day } from '../../../../shared/domain/time.ts';
import { shiftsOf } from '../../../../shared/store/duty.ts';
import { allRotations } from '../../../../shared/store/rotations.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-09-20', '10:00');
});
afterEach(() => town.close());

const texts = (heard: readonly { text: string }[]) => heard.map(({ text }) => text).join('\n');
const rules = async () => (await allRotations(town.house.deps.table)).map(({ value }) => value.id);

async function on(date: string, post = ''): Promise<string> {
  const stored = await shiftsOf(town.house.deps.table, day(date), post);
  return stored.map(({ value }) => value.places.map(({ name }) => name).join(' ')).join(' | ');
}

test('an officer names the unit whose roster it is: its list, its turns, and their end', async () => {
  const listed = await town.says('zhou', '万汇广场国庆值班表\n10月1日 值班 张三\n10月2日 值班 李四');
  expect(texts(listed)).toMatch(/新增 万汇广场10月1日（周四）24小时班：值班员张三/);
  const turns = await town.says('zhou', '万汇广场轮班 张三、李四、王五 每天一班 从10月3日起');
  expect(texts(turns)).toMatch(
    /值班员 张三→李四→王五[\s\S]*新增 万汇广场10月3日（周六）24小时班：值班员张三/,
  );
  await town.says('zhou', '以此为准');
  expect(texts(await town.says('zhou', '停止轮班'))).toMatch(/现在没有自动续排的轮班/);
  expect(texts(await town.says('zhou', '停止轮班 万汇广场'))).toMatch(/已停止自动续排。万汇广场已排到/);
  expect(await rules()).toEqual([]);
});

test.each(['万汇广场停止轮班', '停止万汇广场的轮班', '请停止轮班 万汇广场'])(
  '“%s” is heard',
  async (said) => {
    await town.says('chen', '轮班 张三、李四、王五 每天一班 从10月1日起');
    await town.says('chen', '以此为准');
    expect(texts(await town.says('zhou', said))).toMatch(/万汇广场已排到/);
  },
);

test('new turns reach as far as those they replace had made watches, and only they go on', async () => {
  await town.says('zhou', '轮班 周敏、吴海涛、何静 每天一班 从10月1日起');
  await town.says('zhou', '以此为准');
  await town.comes('2026-10-20', '10:00');
  const last = (await allRotations(town.house.deps.table))[0]?.value.through ?? '';
  expect(last >= '2027-01-10').toBe(true);
  await town.says('zhou', '轮班 吴海涛、何静 带班 林国栋、唐文慧 每天一班 从10月21日起');
  await town.says('zhou', '以此为准');
  await town.passes(1);
  expect(await rules()).toEqual(['|leader+main']);
  const names = await Promise.all(['2026-10-22', last].map((one) => on(one)));
  expect(names.join()).not.toMatch(/周敏/);
  expect(names[1]).toMatch(/林国栋|唐文慧/);
});
