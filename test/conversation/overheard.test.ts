import { describe, expect, test } from 'vitest';
import { withoutPlea } from '../../shared/conversation/hazards/confidence.ts';
import { understand } from '../../shared/conversation/phrasebook.ts';
import { closed, context, hears, now, utterance } from './listening.ts';

const inPrivate = (text: string) =>
  understand(utterance(text, { inGroup: false }), context(['guest'], closed), now).kind;

describe('somebody in danger is heard, in whatever words', () => {
  test.each([
    '我们这里出事了死了一个人',
    '电梯里关了两个人',
    '电梯里困着三个人出不来',
    '冷库氨气味好重有人头晕',
    '冒烟了',
    '店里冒黑烟',
    '31 现场又冒黑烟了',
    '后厨冒黑烟',
    '锅炉房爆了',
  ])('%s', (text) => {
    expect(hears(text).kind).toBe('incident.report');
    expect(inPrivate(text)).toBe('incident.report');
  });

  test.each([
    '水管爆了谁家停水',
    '群里爆了',
    '爆单了',
    '烧烤炉冒烟了真香',
    '抽烟区冒烟了哈哈',
    '【演练】三楼冒烟了',
    '今天跑步累得头晕',
    '电梯里关了空调',
  ])('%s is no emergency', (text) => {
    expect(hears(text).kind).not.toBe('incident.report');
  });
});

describe('whoever must not be named for what he tells is protected', () => {
  test.each([
    '我是员工，我们店安全出口天天锁着，别告诉经理',
    '后厨燃气软管老化，不要让老板知道',
    '华联地下室住了十几个人，不要说是店里人讲的',
    '二楼消防门锁着，我不留名字',
    '我偷偷跟你说，华联地下室仓库住人',
    '消防门锁着，不留名',
  ])('%s', (text) => {
    expect(hears(text).kind).toBe('hazard.protected');
    expect(inPrivate(text)).toBe('hazard.protected');
  });

  test.each(['别告诉老板今天迟到', '别让经理知道聚餐的事', '不要让顾客知道打折', '偷偷跟你说，晚上有火锅'])(
    '%s is talk',
    (text) => {
      expect(hears(text).kind).not.toBe('hazard.protected');
    },
  );
});

test.each(['安全出口在哪里', '消火栓在哪儿', '吊顶装好了'])('%s is no report', (text) => {
  expect(hears(text).kind).not.toBe('hazard.report');
});

test('吊顶要掉下来了 is a report, in a group too', () => {
  expect(hears('吊顶要掉下来了')).toMatchObject({ kind: 'hazard.report', sure: true });
});

test.each(['隐患 没有', '隐患：无', '隐患 0', '隐患0', '隐患：暂无', '隐患 零'])(
  '%s opens no case',
  (text) => {
    expect(hears(text).kind).toBe('inspection.clean');
    expect(inPrivate(text)).toBe('inspection.clean');
  },
);

test.each(['24小时有人值守', '3单元门禁坏', '50多人挤在门口'])(
  '%s begins with no number of a case',
  (text) => {
    expect(understand(utterance(text, { inGroup: false }), context(['officer']), now).choice).not.toBe(
      'unread',
    );
  },
);

test('a plea of ten thousand letters is read in a moment, and what is left says nothing of who wrote it', () => {
  const text = `安全出口锁着，我是员工，别告诉经理，${'别说'.repeat(5_000)}`;
  expect(withoutPlea(text).slice(0, 7)).toBe('安全出口锁着，');
  expect(withoutPlea(text)).not.toMatch(/员工|经理/);
});

describe('news of the day is no news of an emergency', () => {
  test.each([
    '最新消息：明天放假',
    '最新情况 今天人多',
    '最新进展，项目签约了',
    '那个事故更新了没',
    '之前那火情的新闻更新了',
  ])('%s', (text) => {
    expect(hears(text).kind).not.toMatch(/^incident/);
  });

  test.each(['最新情况：明火已扑灭', '最新情况：还有两人被困', '刚才那个火情更新：已控制'])(
    '%s is',
    (text) => {
      expect(hears(text).kind).toMatch(/^incident/);
    },
  );

  test('whoever works on one says 最新情况 of it', () => {
    expect(hears('最新情况：人都出来了', { working: true }).kind).toBe('incident.update');
  });
});

test.each([
  ['缓几天再聚', 'liaison'],
  ['让我缓缓', 'liaison'],
  ['推迟到周五聚餐', 'liaison'],
  ['三级责任制要落实到班组', 'officer'],
  ['公司三层管控架构：部门经理', 'liaison'],
  ['我没有这个问题的答案', 'officer'],
] as const)('said in a group of no case, %s is not acted upon', (text, role) => {
  const heard = hears(text, {}, [role]);
  expect(heard.kind.startsWith('hazard.') && heard.sure).toBe(false);
});

test('the feedback of a firm for fire equipment is none of the fire brigade', () => {
  const said = utterance('消防公司反馈：设备已到货', { inGroup: false });
  expect(understand(said, context(['officer']), now).kind).not.toBe('hazard.feedback');
});
