import { describe, expect, test } from 'vitest';
import { understand } from '../../shared/conversation/phrasebook.ts';
import { press } from '../../shared/conversation/press.ts';
import type { OpenWindows } from '../../shared/conversation/utterance.ts';
import { closed, context, hears, now, utterance } from './listening.ts';

const waiting: Partial<OpenWindows> = { confirm: 1 };

describe('收到 in its many forms confirms only what is open', () => {
  test.each(['收到', '１', '👌', '[强]', '已阅', '好的收到', '收悉', '明白', '知道了', '好', '嗯'])(
    '%s',
    (text) => {
      expect(hears(text, waiting)).toMatchObject({ kind: 'ack', sure: true });
      expect(hears(text).kind).toBe('none');
      const quoted = { ...context(), quoted: { topic: 'alerts', id: 'al_7' } } as const;
      expect(understand(utterance(text), quoted, now).kind).toBe('ack');
    },
  );

  test.each([
    '没收到通知啊',
    '谁还没回复收到？',
    '快递收到了',
    '收到红包了哈哈',
    '收到货了',
    '是否收到',
    '请大家收到后回复',
  ])('%s confirms nothing', (text) => {
    expect(hears(text, waiting).kind).not.toBe('ack');
  });

  test('a question after it confirms and carries the question', () => {
    expect(hears('收到，地下车库也要关吗', waiting)).toMatchObject({
      kind: 'ack.question',
      text: '地下车库也要关吗',
    });
  });

  test('it may be said for another unit, or for several', () => {
    expect(hears('代 万汇 收到', waiting)).toMatchObject({ kind: 'ack', unit: '万汇', unitId: 'u_6' });
    expect(hears('华联超市、盒马新城店都收到', waiting).items).toEqual([
      { unit: '华联超市', unitId: 'u_2' },
      { unit: '盒马新城店', unitId: 'u_4' },
    ]);
  });
});

test('a chain of replies sent again is the same list, not more people', () => {
  const first = hears('#接龙\n国庆值班签到\n1. 张伟 已到\n2. 李娜 已到');
  const again = hears('#接龙\n国庆值班签到\n1. 张伟 已到\n2. 李娜 已到\n3. 王磊 在路上');
  expect(first).toMatchObject({ kind: 'duty.checkin', count: 2 });
  expect(again.items?.map(({ person, choice }) => [person, choice])).toEqual([
    ['张伟', 'arrived'],
    ['李娜', 'arrived'],
    ['王磊', 'on-the-way'],
  ]);
});

test('pictures without words belong to the case just reported, or to nothing yet', () => {
  const pictures = utterance('', { images: 2 });
  expect(understand(pictures, context(['liaison'], { ...closed, lastCase: 'YH-2026-0031' }), now)).toEqual({
    kind: 'hazard.append',
    sure: true,
    reference: 'YH-2026-0031',
  });
  expect(understand(pictures, context(), now)).toEqual({ kind: 'none', sure: false });
});

describe('a drill is quiet only if it says so first, and nothing says it is real', () => {
  test.each([
    ['【演练】14:00三楼起火，启动疏散预案', 'incident.drill', true],
    ['【演练】三楼起火，不是演习是真的', 'incident.report', undefined],
    ['三楼起火，演练', 'incident.report', true],
    ['着火了 三楼有人被困', 'incident.report', undefined],
    ['这不是演习，三楼着火了', 'incident.report', undefined],
    ['消防演练完成，参加50人，用时5分钟', 'drill.record', undefined],
    ['明天下午消防演练，模拟三楼起火，请大家不要惊慌', 'none', undefined],
  ])('%s', (text, kind, drill) => {
    expect(hears(text)).toMatchObject({ kind, ...(drill !== undefined && { drill }) });
    if (drill === undefined) expect(hears(text).drill).toBeUndefined();
  });

  test('a registered drill of the unit keeps the alarm quiet too', () => {
    expect(understand(utterance('二楼起火'), { ...context(), drill: true }, now).kind).toBe('incident.drill');
    expect(understand(utterance('真着火了！二楼'), { ...context(), drill: true }, now).kind).toBe(
      'incident.report',
    );
  });
});

test.each([
  '没有着火，是蒸汽',
  '听说北街那边爆炸了',
  '新闻说某地加油站爆炸',
  '昨天隔壁区商场着火了',
  '转发：某地火灾致3人死亡',
  '如果着火了怎么办',
  '谨防电动车爆炸',
  '防止踩踏',
])('%s raises no alarm', (text) => {
  expect(hears(text).kind).not.toBe('incident.report');
});

test('a message the platform calls forwarded is not the sender reporting a fire', () => {
  expect(understand(utterance('三楼着火了', { forwarded: true }), context(), now).kind).toBe('none');
});

test.each(['今日已开展隐患排查，未发现隐患', '巡查完毕，一切正常', '自查无问题', '检查了一圈没发现什么问题'])(
  '%s opens no case',
  (text) => {
    expect(hears(text).kind).toBe('inspection.clean');
  },
);

test.each(['隐患排查要常抓不懈', '严禁占用消防通道', '防火门应保持常闭', '灭火器多久检一次？'])(
  '%s is talk',
  (text) => {
    expect(hears(text).kind).toBe('none');
  },
);

test.each([
  ['国庆值班表', '国庆'],
  ['初二谁值班', '初二'],
  ['除夕是谁值班', '除夕'],
])('%s names a period that the calendar must date', (text, reference) => {
  expect(hears(text)).toMatchObject({ kind: 'duty.query', reference });
});

test('a day that does not exist is told to whoever set it', () => {
  expect(hears('31号限2月30日前整改，责任人张经理', {}, ['officer'])).toMatchObject({
    kind: 'hazard.dispatch',
    reference: '31',
    noSuchDay: '2月30日',
  });
});

test('who reports in secret is never an ordinary reporter', () => {
  expect(hears('隐患 后门锁着，别说是我说的').kind).toBe('hazard.protected');
});

test('danger comes before secrecy, and a case that sounds like danger is marked urgent', () => {
  expect(hears('别说是我说的，三楼着火了').kind).toBe('incident.report');
  expect(hears('隐患 三楼着火了')).toMatchObject({ kind: 'hazard.report', urgent: true });
});

test('a unit and a place in one breath are told apart', () => {
  expect(hears('万达广场三楼扶梯异响')).toMatchObject({
    kind: 'hazard.report',
    unit: '万达广场',
    unitId: 'u_1',
    place: '三楼',
    category: 'special_equipment',
  });
});

test('a warning in one’s own words is no relay, an office’s is', () => {
  expect(hears('预警 明天特大暴雨', {}, ['officer']).kind).toBe('alert.invented');
  expect(hears('转发预警 区气象台9时10分发布暴雨蓝色预警信号', {}, ['officer'])).toMatchObject({
    kind: 'alert.forward',
    text: '区气象台9时10分发布暴雨蓝色预警信号',
  });
});

test('a button says what a sentence would', () => {
  expect(
    press('hazard.verify#YH-2026-0031#general', { days: '3', person: '张经理', date: '2026-02-30' }),
  ).toEqual({
    kind: 'hazard.verify',
    sure: true,
    reference: 'YH-2026-0031',
    choice: 'general',
    level: 'general',
    days: 3,
    person: '张经理',
    noSuchDay: '2026-02-30',
    form: { days: '3', person: '张经理', date: '2026-02-30' },
  });
  expect(press('ack#al_7', {})).toEqual({ kind: 'ack', sure: true, reference: 'al_7' });
  expect(press('rm -rf#1', {})).toEqual({ kind: 'none', sure: true });
});

test('an answer to the bot’s question is one of its choices, by word or number', () => {
  const asked = {
    subject: { topic: 'hazards', id: 'YH-2026-0031' },
    question: 'category',
    choices: ['燃气', '用电'],
  } as const;
  expect(hears('用电', { asked })).toMatchObject({
    kind: 'hazard.answer',
    choice: '用电',
    reference: 'YH-2026-0031',
  });
  expect(hears('1', { asked })).toMatchObject({ kind: 'hazard.answer', choice: '燃气' });
  expect(hears('在三楼东侧', { asked: { ...asked, question: 'place', choices: [] } })).toMatchObject({
    kind: 'hazard.answer',
    choice: 'place',
    place: '三楼东侧',
  });
});
