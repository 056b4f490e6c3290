import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning(['guest', '万汇广场着火了 三楼有人被困']);
});
afterEach(() => town.close());

const list = () => answerTo(town, 'he', '事故台账');

test.each([
  ['死亡0人', '死亡0人'],
  ['死亡0人，受伤3人，失联0人', '死亡0人，受伤3人'],
  ['受伤2人，无人死亡，直接经济损失约20万元', '约20万元'],
  ['起火原因初步判断是电动车充电，经过：保安9点左右发现三楼仓库冒烟，随即报警', '万汇广场'],
  ['SG-2026-0001 死亡1人，受伤2人', '死亡1人'],
  ['1人受伤送医，死亡0人，失联0人，损失约20万元', '受伤1人'],
  ['又送医2个', '万汇广场'],
  ['1名伤者抢救无效死亡', '万汇广场'],
])('facts an officer gives of what runs open no other emergency: %s', async (said, kept) => {
  expect(toldTo('lin', await town.says('zhou', said))).toContain(said.slice(-4));
  const now = await list();
  expect(now).toContain(kept);
  expect(now).not.toContain('SG-2026-0002');
});

test.each(['又有2人受伤，二楼也烧起来了', '江湾农贸市场着火了，3人受伤', '救命，死亡1人', '3人被困'])(
  'an alarm is never taken for a fact only: %s',
  async (said) => {
    expect(toldTo('lin', await town.says('zhou', said))).toContain(said.slice(0, 6));
  },
);

test('我已知悉, as the button is called, is heard', async () => {
  expect(await answerTo(town, 'lin', '我已知悉')).toContain('已记录您已知悉');
});

test.each(['事故怎么样了', '那个事故处理得怎么样了？', '火情现在如何'])(
  'a unit that asks how its own stands is answered and alarms nobody: %s',
  async (said) => {
    const heard = await town.says('chen', said);
    expect(toldTo('chen', heard)).toContain('单位书面报告');
    expect(toldTo('zhou', heard)).toBe('');
  },
);

test.each([
  'SG-2026-0001 不是事故，误报',
  '事故1不属于生产安全事故，不用上报',
  '误报，现场是烟雾机',
  'SG-2026-0001是虚惊一场',
])('an officer’s word that it was none is heard: %s', async (said) => {
  expect(toldTo('lin', await town.says('zhou', said))).toContain('报告计时和提醒停止');
});

test.each(['SG-2026-0001是误报吗', '这个要不要上报？'])(
  'a question of it is no verdict: %s',
  async (said) => {
    expect(toldTo('lin', await town.says('zhou', said))).not.toContain('停止');
  },
);

test('two are said to be one by their numbers', async () => {
  await town.says('xu', '惠家超市着火了');
  expect(toldTo('lin', await town.says('zhou', '事故1和事故2是同一起'))).toContain(
    'SG-2026-0002 惠家超市江湾店 已核实与 SG-2026-0001',
  );
  expect(await answerTo(town, 'zhou', '事故1和事故2是同一起')).not.toBe('');
});

test.each(['事故1终报', '事故1续报', 'SG-2026-0001 首报'])(
  '%s alone asks for the paper and reports nothing',
  async (said) => {
    const heard = await town.says('zhou', said);
    expect(toldTo('zhou', heard)).toContain('文件正在生成');
    expect(toldTo('lin', heard)).toBe('');
  },
);

test('where several run, the question back names them and his own words', async () => {
  await town.says('xu', '惠家超市着火了');
  expect(await answerTo(town, 'zhou', '续报')).toMatch(
    /SG-2026-0001 万汇广场[\s\S]*SG-2026-0002 惠家超市[\s\S]*例如：SG-2026-0001 续报/,
  );
});

test.each(['设置 单位报告时限 30分钟', '设置 上报时限 60分钟'])(
  'a stricter limit is set in plain words: %s',
  async (said) => {
    expect(await answerTo(town, 'zhou', said)).toMatch(/事故信息：.*分钟内/);
  },
);

test('what was found to be none is taken up again by an officer’s word', async () => {
  await town.says('zhou', '事故1 误报，烟雾机');
  expect(toldTo('lin', await town.says('zhou', 'SG-2026-0001 重新处置'))).toContain('重新按事故处置');
  expect(await list()).toContain('单位书面报告');
});
