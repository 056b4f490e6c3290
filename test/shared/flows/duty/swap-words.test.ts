import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../../../shared/domain/time.ts';
import { shiftsOf } from '../../../../shared/store/duty.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-11-27', '10:00');
  await town.says(
    'zhou',
    '值班表\n12月12日 白班 林国栋 何静\n12月12日 夜班 林国栋 吴海涛\n12月15日 白班 唐文慧 何静',
  );
  await town.says('zhou', '以此为准');
});
afterEach(() => town.close());

const texts = (heard: readonly { text: string }[]) => heard.map(({ text }) => text).join('\n');

async function placesOn(date: string): Promise<string[]> {
  const stored = await shiftsOf(town.house.deps.table, day(date));
  return stored.map(({ value: { kind, places } }) => [kind, ...places.map(({ name }) => name)].join(' '));
}

describe('a bare yes', () => {
  test('of whoever is asked takes the watch, though he may approve others’ swaps', async () => {
    expect(texts(await town.says('wu', '12月12日晚上我和周敏换班'))).toMatch(/已私下问周敏/);
    const heard = await town.says('zhou', '同意');
    expect(texts(heard)).toMatch(/已记下，12月12日（周六）夜班/);
  });

  test('answers what was asked last, and no table that was shown before', async () => {
    await town.says('zhou', '12月20日 带班林国栋 值班何静');
    await town.passes(5);
    await town.says('wu', '12月12日晚上我和周敏换班');
    expect(texts(await town.says('zhou', '同意'))).toMatch(/已记下，12月12日（周六）夜班/);
    expect(await placesOn('2026-12-20')).toEqual([]);
    expect(texts(await town.says('zhou', '确认'))).toMatch(/已更新1个班/);
  });

  test('of the leader approves what waits for him', async () => {
    await town.says('wu', '12月12日晚上我和周敏换班');
    await town.says('zhou', '同意');
    expect(texts(await town.says('lin', '同意'))).toMatch(/已批准，值班表已更新/);
    expect(await placesOn('2026-12-12')).toEqual(['day 林国栋 何静', 'night 林国栋 周敏']);
  });
});

test.each([['替何静把12月15日换给吴海涛'], ['12月15日何静换给吴海涛'], ['把何静12月15日的班调给吴海涛']])(
  'an officer acts for two others: “%s”',
  async (said) => {
    expect(texts(await town.says('zhou', said))).toMatch(
      /已登记：何静的12月15日（周二）白班（值班员）拟由吴海涛值/,
    );
  },
);

test('how a swap stands is one question away', async () => {
  expect(texts(await town.says('wu', '我的换班'))).toMatch(/没有在办的换班/);
  await town.says('wu', '12月12日晚上我和周敏换班');
  expect(texts(await town.says('wu', '换班进度'))).toMatch(
    /吴海涛：12月12日（周六）夜班（值班员），等周敏答复/,
  );
  await town.says('zhou', '同意');
  expect(texts(await town.says('wu', '我的换班批了吗'))).toMatch(/周敏已同意，等林国栋批准/);
});

describe('a watch that was given away and moves to another day', () => {
  beforeEach(async () => {
    await town.says('wu', '12月12日晚上我和周敏换班');
    await town.says('zhou', '同意');
    await town.says('lin', '同意');
  });

  test('takes its swap along, and both are told', async () => {
    await town.says('he', '值班表\n12月12日 夜班 林国栋 唐文慧\n12月19日 夜班 林国栋 吴海涛');
    const heard = await town.says('he', '以此为准');
    expect(await placesOn('2026-12-19')).toEqual(['night 林国栋 周敏']);
    expect(await placesOn('2026-12-12')).toEqual(['day 林国栋 何静', 'night 林国栋 唐文慧']);
    const told = heard.filter(({ title }) => title === '换班随班移动');
    expect(told.flatMap(({ to }) => ('person' in to ? to.person : [])).sort()).toEqual(['wu', 'zhou']);
    expect(told[0]?.text).toMatch(/把吴海涛已换出的班移到12月19日（周六）夜班，换班随班移动，这个班由周敏值/);
    expect(heard.filter(({ title }) => title === '值班表有变')).toEqual([]);
  });

  test('is void where whoever took it is not free there, and both are told', async () => {
    await town.says(
      'he',
      '值班表\n12月12日 夜班 林国栋 唐文慧\n12月19日 夜班 林国栋 吴海涛\n12月19日 白班 林国栋 周敏',
    );
    const heard = await town.says('he', '以此为准');
    expect(await placesOn('2026-12-19')).toEqual(['day 林国栋 周敏', 'night 林国栋 吴海涛']);
    const told = heard.filter(({ title }) => title === '值班表有变');
    expect(told.flatMap(({ to }) => ('person' in to ? to.person : [])).sort()).toEqual(['wu', 'zhou']);
  });
});
