import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { card, hearings, reached, read, type Story, story } from './story.ts';

describe.each(hearings)('an emergency, $hearing', ({ onlyMentions }) => {
  let town: Story;
  beforeEach(async () => {
    town = await story('2026-05-06', '10:00', onlyMentions);
  });
  afterEach(() => town.close());

  test('whoever cries fire reads first of all whom to call and to get out', async () => {
    for (const who of ['guest', 'chen']) {
      const answer = read(who, await town.says(who, '着火了 三楼有人被困'));
      expect(answer).toMatch(/^紧急情况\n请马上拨打119、120.*疏散/);
      expect(answer).toMatch(/不能代替报警，也不能代替单位一小时内的事故报告/);
      expect(answer).not.toMatch(/[?？]|台账|730/);
    }
  });

  test('watch, leader, officers and street are alarmed privately; the group reads no details', async () => {
    const heard = await town.inGroup('chen', 'g-all', '着火了 三楼有人被困');
    for (const who of ['lin', 'he', 'zhou', 'sun'])
      expect(read(who, heard)).toMatch(/三楼有人被困[\s\S]*涉及单位：万汇广场/);
    expect(reached(heard)).not.toContain('luo');
    expect(read('g-all', heard)).not.toMatch(/三楼|被困|万汇|陈思远/);
  });

  test('it rings again until somebody says that he knows', async () => {
    const alarm = card('lin', await town.says('guest', '着火了 三楼有人被困'));
    expect(read('lin', await town.passes(4))).toContain('（第2次）');
    expect((await town.clicks('lin', alarm, '我已知悉')).toast).toContain('知悉');
    expect(read('lin', await town.passes(30))).not.toContain('三楼有人被困');
  });

  test('what the caller says next reaches those who were alarmed', async () => {
    await town.says('guest', '着火了 三楼有人被困');
    const heard = await town.says('guest', '万汇广场，三楼影院');
    expect(read('lin', heard)).toContain('万汇广场，三楼影院');
    expect(read('guest', heard)).toContain('已转报值班室');
  });

  test('a drill that begins by saying so wakes nobody; one in earnest does', async () => {
    const drill = await town.inGroup('xu', 'g-all', '【演练】三楼着火，启动疏散');
    expect(reached(drill)).toEqual(['xu']);
    const earnest = await town.inGroup('xu', 'g-all', '【演练】不是演习，真着火了');
    expect(read('lin', earnest)).toContain('请立即核实处置');
  });

  test('what may be a drill is telephoned about', async () => {
    const heard = await town.says('song', '演习：三楼着火了');
    expect(read('he', heard)).toContain('疑似演练，请立即电话核实');
    expect(read('song', heard)).toMatch(/119、120/);
  });

  test.each([
    '听说隔壁小区着火了',
    '转：某地商场发生火灾，致3人死亡，请各单位引以为戒',
    '消防演练着火了怎么办',
  ])('hearsay, forwarded news and questions are none: %s', async (said) => {
    expect(reached(await town.inGroup('chen', 'g-all', said))).not.toContain('lin');
  });
});
