import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { card, dot, hearings, reached, read, type Story, story } from './story.ts';

describe.each(hearings)('a hazard from its report to its end, $hearing', ({ onlyMentions }) => {
  let town: Story;
  beforeEach(async () => {
    town = await story('2026-05-06', '09:00', onlyMentions);
  });
  afterEach(() => town.close());

  test('a liaison reports, an officer verifies, the unit mends with a photo, the street closes', async () => {
    const reported = await town.inGroup('chen', 'g-all', '隐患 三楼消防通道堆货');
    expect(read('g-all', reported)).toContain('已登记 YH-2026-0001');
    await town.inGroup('chen', 'g-all', '', [dot]);
    expect(read('zhou', await town.says('zhou', '隐患台账'))).toContain('YH-2026-0001 万汇广场');

    const form = { days: '3' };
    const { toast, heard } = await town.clicks('zhou', card('zhou', reported), '属实，一般', form);
    expect(toast).toContain('一般隐患，5月9日前整改');
    expect(read('chen', heard)).toMatch(/5月9日（周六）前整改[\s\S]*来源：单位自查[\s\S]*照片：1张/);

    expect(read('chen', await town.says('chen', '整改好了'))).toContain('请发一张整改后的照片');
    const mended = await town.says('chen', '', { images: [dot] });
    expect(read('chen', mended)).toContain('等待复查');
    expect(reached(mended)).toEqual(expect.arrayContaining(['sun', 'zhou']));

    expect(read('chen', await town.says('chen', '1复查通过'))).not.toContain('已销号');
    const closed = await town.says('sun', '1复查合格，销号');
    expect(read('sun', closed)).toContain('复查合格，已销号');
    expect(read('chen', closed)).toContain('已销号');
    expect(read('zhou', await town.says('zhou', '隐患台账'))).toContain(
      'YH-2026-0001 万汇广场 三楼消防通道 已销号',
    );
  });

  test('photos before, with and after the words belong to one case', async () => {
    await town.says('xu', '', { images: [dot] });
    const heard = await town.says('xu', '隐患 收银台后面插线板发热', { images: [dot] });
    await town.says('xu', '', { images: [dot] });
    expect(read('xu', heard)).toContain('照片2张');
    expect(read('zhou', await town.says('zhou', 'YH-2026-0001'))).toContain('照片：3张');
  });

  test('what a passer-by reports is asked for once where it lies, and he hears how it goes', async () => {
    expect(read('guest', await town.says('guest', '隐患 消防通道被堵'))).toContain('还差：是哪家单位');
    expect(read('guest', await town.says('guest', '万汇广场'))).toMatch(/YH-2026-0001：万汇广场/);
    const verified = await town.says('sun', '1属实 一般 两天内整改');
    expect(read('guest', verified)).toContain('已核实属实');
    expect(read('chen', verified)).toContain('来源：群众反映');
    await town.says('chen', '1整改好了，通道已清空');
    expect(read('guest', await town.says('sun', '1复查合格'))).toContain('现已销号');
  });

  test('the unit is reminded the day before, on the day, one and three days after; then officer and street get one list', async () => {
    await town.says('chen', '隐患 三楼消防通道堆货');
    await town.says('sun', '1属实 一般 两天内整改');
    const told = read('chen', await town.comes('2026-05-12', '12:00'));
    for (const words of ['明天到期', '今天到期', '已超期。', '已超期三天'])
      expect(told.split(`整改提醒：${words}`)).toHaveLength(2);
    expect(town.heard('sun').filter((text) => text.includes('请督促整改'))).not.toEqual([]);
  });

  test('what is reported in confidence in a group gets not a word there', async () => {
    const heard = await town.inGroup('song', 'g-all', '举报 聚福楼酒家后厨乱接电线，别说是我说的');
    expect(read('g-all', heard)).toBe('');
    expect(read('song', heard)).toContain('已保密受理 YH-2026-0001');
    expect(read('liu', await town.says('sun', '1属实 一般'))).not.toMatch(/宋佳|举报|云亭/);
  });

  test('chat of the group is nobody’s case', async () => {
    for (const talk of ['今天食堂吃什么', '哈哈哈', '快递收到了'])
      expect(await town.says('chen', talk, { chat: 'g-all' })).toEqual([]);
  });
});
