import { describe, expect, test } from 'vitest';
import { understand } from '../../../../shared/conversation/phrasebook.ts';
import { context, now, utterance } from '../../../conversation/listening.ts';

describe('whoever reports somebody is protected, wherever in the sentence he says so', () => {
  test.each([
    '江湾肉店我要举报用过期肉',
    '我们老板堵了消防通道，我要举报',
    '老周肉铺卖过期肉，举报一下',
    '我是员工，我要举报',
    '我在盒马上班，我要举报我们店长锁安全门',
    '有个事要举报，冷库氨气味很重',
    '打扰了我要举报惠家超市消防门上锁',
    '超市员工举报：后门锁死',
    '给你们举报个事，后门锁死',
    '我要举报的是惠家超市后门锁死',
    '投诉举报：惠家超市卖过期灭火器',
    '想反映个问题别写我名字 后厨没消防栓',
  ])('%s', (text) => {
    for (const inGroup of [false, true])
      expect(understand(utterance(text, { inGroup }), context(['guest']), now).kind).toBe('hazard.protected');
  });
});

describe('what others report, and talk of reporting, is no such report', () => {
  test.each([
    '有人要举报我们店',
    '接群众举报，万汇广场三楼消防通道堆货',
    '万汇广场举报电话是多少',
    '被举报了怎么办',
    '我举报的那个怎么样了',
    '欢迎大家举报身边的隐患',
    '举报有奖，电话12350',
  ])('%s', (text) => {
    expect(understand(utterance(text), context(['officer']), now).kind).not.toBe('hazard.protected');
  });
});
