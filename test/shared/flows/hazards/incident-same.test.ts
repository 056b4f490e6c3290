import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, cardFor, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

const list = () => answerTo(town, 'he', '事故台账');

test('two callers at one unit, minutes apart, are one emergency, and the second is told that it is known', async () => {
  await town.says('guest', '万汇广场着火了');
  await town.passes(5);
  const second = await town.says('chen', '我们三楼着火了，有人被困');
  expect(toldTo('chen', second)).toMatch(/119[\s\S]*已有人报过/);
  expect(toldTo('zhou', second)).toContain('有人被困');
  expect(await list()).not.toContain('SG-2026-0002');
});

test('who cries again himself is not told that somebody else did', async () => {
  await town.says('guest', '万汇广场着火了');
  expect(await answerTo(town, 'guest', '万汇广场着火了，快来')).not.toContain('已有人报过');
});

test('two callers who name one address are one emergency; what the second says next belongs to it and is not put to his own unit', async () => {
  await town.says('guest', '人民路88号烧烤店着火了');
  await town.passes(2);
  const second = await town.says('song', '人民路88号着火了，浓烟很大');
  expect(toldTo('song', second)).toContain('已有人报过');
  const more = await town.says('song', '里面还有人');
  expect(toldTo('zhou', more)).toContain('里面还有人');
  expect(toldTo('zhou', more)).not.toContain('云亭');
  expect(await list()).not.toContain('SG-2026-0002');
});

test.each([
  ['三楼着火了', '惠家超市三楼着火了'],
  ['人民路88号着火了', '人民路188号着火了'],
  ['后厨着火了', '后厨着火了'],
  ['二号车间着火了', '二号车间着火了'],
  ['B1停车场着火了', 'B1停车场着火了'],
  ['员工宿舍着火了', '员工宿舍着火了'],
  ['三楼女装区着火了', '三楼女装区着火了'],
  ['人民路8着火了', '人民路88号着火了'],
])('%s and %s are not joined unasked', async (first, second) => {
  await town.says('guest', first);
  await town.passes(2);
  await town.says('xu', second);
  expect(await list()).toContain('SG-2026-0002');
});

test('what was joined wrongly is taken apart by a person, and runs from when it was said', async () => {
  await town.says('guest', '人民路88号烧烤店着火了');
  await town.passes(2);
  const second = await town.says('song', '人民路88号着火了，浓烟很大');
  const pressed = await town.clicks('zhou', cardFor('zhou', second), '不是同一起，另立一起');
  expect(toldTo('zhou', pressed.heard)).toContain('已单独立为一起');
  expect(toldTo('lin', pressed.heard)).toContain('09:02报的 SG-2026-0002');
  expect(toldTo('he', await town.says('song', '火更大了'))).toContain('编号：SG-2026-0002');
  expect(await list()).toMatch(/SG-2026-0001[\s\S]*今天10:00前[\s\S]*SG-2026-0002[\s\S]*今天10:02前/);
});

test('what may be the same is offered as the same, and joined only by a person, who may take it back', async () => {
  await town.says('guest', '着火了 有人被困');
  await town.passes(5);
  const heard = await town.says('chen', '三楼影院着火了');
  expect(toldTo('zhou', heard)).toContain('09:00已报的 SG-2026-0001 私聊报告 可能是同一起');
  const joined = await town.clicks('zhou', cardFor('zhou', heard), '与 SG-2026-0001 同一起');
  expect(toldTo('lin', joined.heard)).toContain('并入办理');
  expect(await list()).toContain('万汇广场三楼影院：着火了 有人被困');
  expect(toldTo('he', await town.says('chen', '火势更大了'))).toContain('SG-2026-0001');
  const parted = await town.clicks('zhou', cardFor('zhou', joined.heard), '不是同一起，拆开');
  expect(toldTo('lin', parted.heard)).toContain('不是同一起，单独处置');
  expect(await list()).toMatch(/SG-2026-0001 私聊报告[\s\S]*SG-2026-0002 万汇广场/);
});

test('an hour later the same unit’s fire is offered as the same, and nobody’s alarm is left out', async () => {
  await town.says('chen', '三楼影院着火了');
  await town.passes(60);
  const again = await town.says('guest', '万汇广场着火了');
  expect(toldTo('zhou', again)).toMatch(/可能是同一起[\s\S]*请立即核实处置/);
});

test('a liaison and a guest join and part nothing', async () => {
  await town.says('guest', '着火了 有人被困');
  const heard = await town.says('chen', '三楼影院着火了');
  const card = cardFor('zhou', heard);
  const action = card.actions?.find(({ label }) => label.includes('同一起'))?.id ?? '';
  const click = {
    kind: 'clicked',
    id: 'c-1',
    channel: 'sandbox',
    chat: null,
    form: {},
    sentAtMs: 0,
  } as const;
  await town.house.hear({ ...click, from: { id: 'chen' }, message: card.id, action });
  expect(await list()).toMatch(/SG-2026-0001[\s\S]*SG-2026-0002/);
});

test('with several alarms, 收到 asks which; all of them at once are known by 都收到', async () => {
  await town.says('guest', '着火了 有人被困');
  await town.says('xu', '惠家超市着火了');
  const asked = await town.says('zhou', '收到');
  expect(toldTo('zhou', asked)).toMatch(
    /有2起报警您还没有答复[\s\S]*SG-2026-0001[\s\S]*SG-2026-0002 惠家超市/,
  );
  await town.clicks('zhou', cardFor('zhou', asked), '知悉 SG-2026-0001 私聊报告');
  expect(toldTo('lin', await town.passes(3))).toMatch(/（?.*惠家超市着火了/);
  expect(await answerTo(town, 'lin', '都收到')).toContain('已记录您已知悉');
  expect(toldTo('he', await town.passes(10))).not.toContain('请立即核实处置');
});

test('收到 in answer to one alarm is of that one', async () => {
  await town.says('guest', '着火了 有人被困');
  const second = await town.says('xu', '惠家超市着火了');
  const heard = await town.says('zhou', '收到', { quote: cardFor('zhou', second).id });
  expect(toldTo('zhou', heard)).toContain('惠家超市');
  expect(toldTo('lin', await town.passes(3))).toContain('有人被困');
});

test.each(['续报时间到了吗', '终报什么时候交', '什么时候续报', '续报几点前报？', '事故报告时限还有多久'])(
  '%s is a question, answered with the clocks that run, and no news',
  async (question) => {
    expect(await answerTo(town, 'zhou', question)).toContain('没有正在计时');
    await town.says('chen', '三楼影院着火了');
    for (const person of ['zhou', 'chen']) {
      const heard = await town.says(person, question);
      expect(toldTo(person, heard)).toMatch(
        /SG-2026-0001 万汇广场[\s\S]*单位书面报告：今天10:00前[\s\S]*终报：/,
      );
      expect(toldTo('he', heard)).toBe('');
    }
    expect(await list()).not.toContain('SG-2026-0002');
  },
);

test.each(['续报：明火已扑灭', '续报 有人受伤，还没统计完', '终报：处置结束，死亡0人'])(
  '%s is news as before',
  async (words) => {
    await town.says('chen', '三楼影院着火了');
    expect(toldTo('he', await town.says('zhou', words))).toContain(words.slice(0, 5));
  },
);
