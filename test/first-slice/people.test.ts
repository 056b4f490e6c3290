import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { botComesInto, card, hearings, read, type Story, story } from './story.ts';

describe.each(hearings)('who is who, $hearing', ({ onlyMentions }) => {
  let town: Story;
  beforeEach(async () => {
    town = await story('2026-05-06', '10:00', onlyMentions);
  });
  afterEach(() => town.close());

  test('a liaison who leaves hands over: the street agrees, open work moves, and the old one has no say', async () => {
    await town.says('chen', '隐患 三楼消防通道堆货');
    await town.says('sun', '1属实 一般 三天内整改');
    const asked = await town.says('chen', '我下周调走，安全的事转给马俊');
    const done = await town.clicks('sun', card('sun', asked), '属实，同意');
    expect(read('chen', done.heard)).toContain('联络员已改为马俊');
    expect(read('ma', await town.says('ma', '隐患台账'))).toContain('YH-2026-0001');
    expect(read('ma', await town.comes('2026-05-08', '12:00'))).toContain('明天到期');
    expect(town.heard('chen').at(-1)).not.toContain('明天到期');
    expect(read('chen', await town.says('chen', '1整改好了，货已清走'))).not.toContain('等待复查');
    expect(read('ma', await town.says('ma', '1整改好了，货已清走'))).toContain('等待复查');
  });

  test('an officer names somebody new, who comes in with a code; another name must be confirmed', async () => {
    const asked = card('zhou', await town.says('zhou', '惠家超市的联络员改成马丽，电话13800001111'));
    const { toast } = await town.clicks('zhou', asked, '属实，同意');
    const code = /绑定 (\w+)/.exec(toast ?? '')?.[1] ?? '';
    expect(read('xu', await town.says('xu', '我是谁'))).toContain('还没有登记');
    const bound = await town.says('guest', `绑定 ${code}`);
    expect(read('guest', bound)).toContain('姓名与登记不一致');
    expect((await town.clicks('sun', card('sun', bound), '属实，同意')).toast).toContain('惠家超市江湾店');
    expect(read('guest', await town.says('guest', '我是谁'))).toContain('惠家超市江湾店');
    expect(read('zhao', await town.says('zhao', `绑定 ${code}`))).toContain('已经用过');
  });

  test('nobody hands over what is not his', async () => {
    for (const who of ['chen', 'guest'])
      expect(read(who, await town.says(who, '聚福楼的联络员改成马俊'))).not.toContain('已提交');
  });

  test('a new group is asked whose it is, and only those who may can say so', async () => {
    const asked = await botComesInto(town, 'g-beiyuan');
    const form = { cover: 'street:北苑街道' };
    expect((await town.clicks('li', asked, '绑定本群', form)).toast).not.toContain('北苑街道');
    expect((await town.clicks('luo', asked, '绑定本群', form)).toast).toContain('北苑街道');
    const preview = card('zhou', await town.says('zhou', '通知 北苑街道 明天9点检查消防'));
    const { heard } = await town.clicks('zhou', preview, '确认发送');
    expect(read('g-beiyuan', heard)).toContain('明天9点检查消防');
  });

  test('whoever cannot prove who he is can report and ask for help, and nothing else', async () => {
    for (const said of ['通知 大家放假', '谁没回复', '催一下', '1属实 一般', '1复查合格', '更正 明天放假']) {
      const told = read('guest', await town.says('guest', said));
      expect(told).not.toMatch(/预览|已核实|已销号|未确认《/);
    }
    expect(read('guest', await town.says('guest', '今天谁值班'))).not.toMatch(/林国栋|何静/);
    expect(read('guest', await town.says('guest', '隐患 广告牌松动'))).toContain('已登记');
  });

  test('the first private answer says once what is kept and for how long', async () => {
    expect(read('luo', await town.says('luo', '帮助'))).toMatch(/保存730天后清除/);
    expect(read('luo', await town.says('luo', '帮助'))).not.toContain('730');
  });
});
