import { expect, test } from 'vitest';
import {
  factsIn,
  momentIn,
  natureIn,
  occurredIn,
} from '../../../../shared/conversation/hazards/incident-facts.ts';
import { at, day } from '../../../../shared/domain/time.ts';

const now = at(day('2026-05-06'), '15:00');

test.each<[string, object]>([
  ['2人受伤已送医，无人员死亡', { hurt: 2, dead: 0, measures: '已送医' }],
  ['造成1人死亡、3人受伤，其中重伤1人', { dead: 1, hurt: 3 }],
  ['火灭了，没人受伤', { hurt: 0 }],
  ['3死5伤', { dead: 3, hurt: 5 }],
  ['明火已扑灭，无人员伤亡，无人员被困', { dead: 0, hurt: 0, missing: 0, measures: '已扑灭' }],
  ['还有两人被困，一人失联', { missing: 2 }],
  ['直接经济损失约12.5万元', { loss: '约12.5万元' }],
  ['已疏散顾客300人，已切断电源', { measures: '已疏散顾客300人，已切断电源' }],
  [
    '经过：员工炒菜时油锅起火；措施：用灭火毯扑灭',
    { course: '员工炒菜时油锅起火', measures: '用灭火毯扑灭' },
  ],
  ['死亡0人，受伤2人，被困1人', { dead: 0, hurt: 2, missing: 1 }],
  ['着火了 三楼有人被困', {}],
])('what is said of the six items is heard, and no more: %s', (said, facts) => {
  expect(factsIn(said)).toEqual(facts);
});

test.each<[string, string | undefined]>([
  ['发生一起事故：5月6日14时20分，货架倒塌', '2026-05-06 14:20'],
  ['昨天晚上10点起火', '2026-05-05 22:00'],
  ['起火时间下午两点半', '2026-05-06 14:30'],
  ['23:50发生爆炸', '2026-05-05 23:50'],
  ['15点之后疏散完毕', undefined],
])('when it began is heard, never in the future: %s', (said, when) => {
  const [on = '', clock = ''] = when?.split(' ') ?? [];
  expect(occurredIn(said, now)).toBe(when === undefined ? undefined : at(day(on), clock));
});

test('a named day that is yet to come is no moment of the past', () => {
  expect(momentIn('5月7日10:00', now)).toBeUndefined();
});

test.each([
  ['仓库着火', 'fire'],
  ['停车场发生交通事故，电动车追尾', 'traffic'],
  ['货架倒塌压住一人', 'other'],
])('how long changes are reported goes by the kind: %s', (said, nature) => {
  expect(natureIn(said)).toBe(nature);
});
