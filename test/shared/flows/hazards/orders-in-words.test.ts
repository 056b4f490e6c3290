import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

const says = async (person: string, text: string) => {
  const told = toldTo(person, await town.says(person, text));
  await town.passes(1);
  return told;
};

/** Case 1, found true and given to its unit. */
async function given(level = '一般'): Promise<void> {
  await says('guest', '隐患 万汇广场三楼消防通道堆货');
  await says('sun', `1属实 ${level} 5月12日前整改`);
}

describe('an order about a case is done in whatever words it is given', () => {
  test('a fine, a blacklist and an interview of the unit of a case', async () => {
    await given();
    expect(await says('wu', '万汇广场罚了两万 录进去')).toContain('已登记：万汇广场 处罚');
    expect(await says('wu', '把万汇广场放进黑名单 登记一下')).toContain('黑名单');
    expect(await says('wu', '叫万汇广场老板周三来局里谈话')).toContain('约谈');
    expect(await says('wu', '拟个通报 批评一下万汇广场 催三次都没改')).toContain('通报');
  });

  test('a case is listed, its plan and its week are told, and the plate is asked off', async () => {
    await given('重大');
    expect(await says('wu', '1号弄不动 挂上去 厅级')).toContain('挂牌');
    expect(
      await says('chen', '报一下我们1号的方案 措施是清空通道加围挡 钱公司出八万 王刚负责 月底前搞完'),
    ).toContain('整改方案已记录');
    expect(await says('chen', '挂牌那个本周进度 货清了六成')).toContain('进展');
    expect(await says('chen', '1号清了一半 另外一半等货车')).toContain('1');
  });

  test('the papers of a case are drafted and packed', async () => {
    await given();
    expect(await says('wu', '给消防写个移交函 1号的')).toMatch(/生成|稍后|发/);
    expect(await says('wu', '把1号从头到尾的证据材料打个包给我')).toMatch(/生成|稍后|发/);
    expect(await says('wu', '1号要打官司了 证据包出一份')).toMatch(/生成|稍后|发/);
  });

  test('what a department answers is entered, with its number anywhere', async () => {
    await given();
    await says('sun', '1移交区消防大队');
    expect(await says('sun', '消防那边回话了 说1号他们已经立案')).toContain('反馈已登记');
  });

  test('a leader ends what is stuck, by a document, in his own words', async () => {
    await given();
    expect(await says('lin', '1号企业已经注销 没法改了 按会议纪要结掉 文号临商〔2026〕18号')).toContain(
      '办结',
    );
  });

  test('whoever reported it takes it back in his own words', async () => {
    await says('guest', '隐患 万汇广场三楼消防通道堆货');
    expect(await says('guest', '不好意思看错了 我刚报的那个撤了吧')).toContain('撤');
  });

  test('the book and the figures are shown in everyday words', async () => {
    await given();
    expect(await says('wu', '整改率现在多少 平均几天能改完')).toMatch(/率|整改/);
    expect(await says('wu', '台账拿来看看')).toContain('YH-');
  });
});

describe('an order about an emergency is done in whatever words it is given', () => {
  test('its standing, its facts, its reports, its grade and its end', async () => {
    await says('chen', '万汇广场三楼着火了，快来人');
    expect(await says('he', '续报还剩几个小时要交')).toMatch(/续报|上报|报告/);
    expect(await says('he', '死0 伤2 损失大概五万')).toContain('已转报');
    expect(await says('he', '那边火现在啥情况')).toMatch(/死亡0人.*伤2人|受伤2人/);
    expect(await says('he', '首报已经报区政府了 9点01')).toContain('上报');
    expect(await says('he', '把这次火灾的报告生成一份word给我')).toMatch(/生成|稍后|发/);
    expect(await says('he', '这起算一般事故 要上报')).toContain('研判意见');
    expect(await says('he', '那边火现在啥情况')).toContain('万汇广场');
    expect(await says('lin', '火灾那个事件可以关了')).toContain('结案');
  });
});
