import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { card, read } from '../../../first-slice/story.ts';
import { type Town, world } from '../../../kit/world.ts';

describe('who stands for a unit from now on', () => {
  let town: Town;
  beforeEach(async () => {
    town = await world('2026-05-06', '10:00');
  });
  afterEach(() => town.close());

  async function codeOf(unit: string): Promise<string> {
    const told = read('zhou', await town.says('zhou', `绑定码 ${unit}`));
    return /绑定 (\w{5})/.exec(told)?.[1] ?? '';
  }

  test('whoever waited to be bound is told that he is, where he asked from', async () => {
    const code = await codeOf('惠家超市江湾店');
    const asked = card('sun', await town.says('guest', `绑定 ${code}`));
    const { toast, heard } = await town.clicks('sun', asked, '属实，同意');
    expect(toast).toContain('“路人”是惠家超市江湾店的联络员徐丽本人');
    expect(read('guest', heard)).toContain('您已是惠家超市江湾店的信息联络员');
    expect(read('xu', heard)).toBe('');
  });

  test('the card that was answered says what was decided, and keeps the new code', async () => {
    const asked = card('zhou', await town.says('zhou', '聚福楼的联络员改成刘洋 13900002222'));
    const { heard } = await town.clicks('zhou', asked, '属实，同意');
    const face = heard.find(({ id }) => id === asked.id);
    expect(face?.text).toMatch(/聚福楼酒家的联络员现为刘洋.*绑定 \w{5}/);
    expect(face?.actions).toBeUndefined();
  });

  test('the list goes on with what still waits', async () => {
    await town.says('chen', '我下周调走，安全的事转给马俊');
    await town.says('xu', '我离职了，安全的事交给马丽 13900001111');
    const list = card('sun', await town.says('sun', '待核实'));
    expect(list.text).toContain('徐丽 → 马丽 13900001111');
    const first = list.text.split('\n')[0]?.includes('马丽') ? '马丽' : '马俊';
    const { heard } = await town.clicks('sun', list, '1 同意');
    const face = heard.find(({ id }) => id === list.id);
    expect(face?.text).toContain(`联络员现为${first}`);
    expect(face?.actions).toHaveLength(2);
  });

  test('a newer request takes the place of the older', async () => {
    const older = card('sun', await town.says('chen', '我下周调走，安全的事转给马俊'));
    await town.says('chen', '我下周调走，安全的事转给马小军 13900009999');
    const list = read('sun', await town.says('sun', '待核实'));
    expect(list).toContain('马小军');
    expect(list).not.toContain('马俊');
    const { toast } = await town.clicks('sun', older, '属实，同意');
    expect(toast).toContain('已有更新的申请');
    expect(read('chen', await town.says('chen', '我是谁'))).toContain('万汇广场');
  });

  test('what was asked before somebody else took over is not carried out afterwards', async () => {
    const byChen = card('sun', await town.says('chen', '我下周调走，安全的事转给马俊'));
    const byOfficer = card('zhou', await town.says('zhou', '万汇广场的联络员改成马丽 13900001111'));
    await town.clicks('zhou', byOfficer, '属实，同意');
    expect((await town.clicks('sun', byChen, '属实，同意')).toast).toContain('已有更新的申请');
  });

  test('whoever asked is told when a newer request makes his void, and not for his own newer one', async () => {
    await town.says('chen', '我下周调走，安全的事转给马俊');
    const own = await town.says('chen', '我下周调走，安全的事转给马小军 13900009999');
    expect(read('chen', own)).not.toContain('作废');
    const heard = await town.says('sun', '万汇广场的联络员改成刘洋 13900002222');
    expect(read('chen', heard).trim()).toBe(
      '您提交的万汇广场联络员改为马小军的申请已作废：另有改为刘洋的申请或决定。如有不符，请与街道或区商务局联系。',
    );
  });

  test('whoever decides reads whom the successor stands for already', async () => {
    const heard = await town.says('chen', '我下周调走，安全的事转给小马');
    expect(read('sun', heard)).toContain('现代表：临江冷链物流园、北苑农副产品批发市场');
    expect(read('chen', heard)).toContain('马俊（现代表临江冷链物流园、北苑农副产品批发市场）');
  });

  test('a refusal says who may, and what was not found', async () => {
    expect(read('luo', await town.says('luo', '万汇广场的联络员改成马丽'))).toContain('只能变更本街道单位');
    expect(read('lin', await town.says('lin', '万汇广场的联络员改成马丽'))).toContain('由街道或区商务局');
    expect(read('zhou', await town.says('zhou', '盒马的联络员改成马丽'))).toContain('没有找到“盒马”');
    expect(read('chen', await town.says('chen', '盒马的联络员改成马俊'))).toContain('没有找到“盒马”');
    expect(read('guest', await town.says('guest', '绑定'))).toContain('请写上编码');
  });

  test('a code sent twice while the street decides is not called used up', async () => {
    const code = await codeOf('惠家超市江湾店');
    await town.says('guest', `绑定 ${code}`);
    expect(read('guest', await town.says('guest', `绑定 ${code}`))).toContain('正在核实');
    expect(read('zhao', await town.says('zhao', `绑定 ${code}`))).toContain('已经用过');
  });
});
