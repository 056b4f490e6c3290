import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { card, hearings, reached, read, type Story, story } from './story.ts';

const official =
  '暴雨红色预警 区气象台2026年5月6日07时00分发布暴雨红色预警信号：过去3小时我区降雨量已达100毫米，请注意防范。';

describe.each(hearings)('a warning is relayed, never made, $hearing', ({ onlyMentions }) => {
  let town: Story;
  beforeEach(async () => {
    town = await story('2026-05-06', '07:05', onlyMentions);
  });
  afterEach(() => town.close());

  const asked = async () => {
    const preview = card('zhou', await town.says('zhou', `转发预警 ${official}`));
    return town.clicks('zhou', preview, '确认发送');
  };

  test('a red one goes out word for word when a second person has agreed', async () => {
    const first = await asked();
    expect(reached(first.heard).filter((at) => at.startsWith('g-'))).toEqual([]);
    expect(first.toast).toContain('另一名工作人员');
    const { heard } = await town.clicks('wu', card('wu', first.heard), '确认发送');
    expect(read('g-all', heard)).toContain(official);
    expect(read('g-all', heard)).toMatch(/发布单位：区气象台\n发布时间：今天07:00/);
    expect(read('zhou', heard)).toContain('吴海涛已审批');
    expect((await town.clicks('he', card('he', first.heard), '确认发送')).toast).toContain('已经发出');
  });

  test('what the second person gives back goes nowhere, and its drafter reads why', async () => {
    const returned = await town.clicks('wu', card('wu', (await asked()).heard), '退回', {
      reason: '时间核对一下',
    });
    expect(read('zhou', returned.heard)).toContain('时间核对一下');
    expect(town.heardIn('g-all')).toEqual([]);
  });

  test('who stays silent is asked again, then rung by street and watch, and the leader gets numbers', async () => {
    await town.clicks('wu', card('wu', (await asked()).heard), '确认发送');
    await town.inGroup('chen', 'g-all', '收到');
    const heard = await town.comes('2026-05-06', '09:00');
    const chased = heard.filter(({ to, mentions }) => 'chat' in to && mentions);
    expect(chased.map(({ mentions }) => mentions?.length)).toEqual([5, 5]);
    expect(read('sun', heard)).toContain('6家中5家未确认');
    expect(read('lin', heard)).toMatch(/12家中11家仍未确认（北苑街道6家，江湾街道5家）/);
  });

  test.each(['预警 明天特大暴雨', '转发预警 暴雨红色', '发布台风橙色预警 请大家注意'])(
    'one in one’s own words is refused: %s',
    async (said) => {
      const heard = await town.says('zhou', said);
      expect(read('zhou', heard)).toContain('预警只能由气象等主管部门发布');
      expect(reached(heard)).toEqual(['zhou']);
    },
  );
});
