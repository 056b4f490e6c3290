import { describe, expect, test } from 'vitest';
import { understand } from '../../shared/conversation/phrasebook.ts';
import { closed, context, hears, now, utterance } from './listening.ts';

const inPrivate = (text: string) =>
  understand(utterance(text, { inGroup: false }), context(['guest'], closed), now).kind;

describe('a figure of speech wakes nobody', () => {
  test.each([
    '今天太热了要着火了',
    '热死了，快着火了',
    '天气热得要着火',
    '头发炸了',
    '我的头要炸了',
    '群里炸了',
    '脑子炸了',
    '心态炸了',
    '老板炸了',
    '气炸了',
    '作业多到爆炸',
    '要爆炸了这群消息',
    '心都着火了',
    '股票着火了',
    '救命这也太好吃了',
    '笑死了救命',
    '太好笑了救命',
    '救命啊作业写不完了',
    '救命，谁懂啊',
    '救命稻草',
    '这价格要命救命',
    '有人晕车',
    '孩子晕车吐了',
    '我被困在会议里了',
    '我中毒了这剧太好看了',
  ])('%s', (text) => {
    expect(hears(text).kind).toBe('none');
    expect(inPrivate(text)).not.toMatch(/^incident/);
  });

  test('with a picture or a unit it is looked at all the same', () => {
    expect(understand(utterance('头要炸了', { images: 1 }), context(['guest'], closed), now).kind).toBe(
      'incident.report',
    );
    expect(inPrivate('万汇广场今天太热了要着火了')).toBe('incident.report');
  });
});

describe('what sounds like one and may be real alarms', () => {
  test.each([
    '头发着火了',
    '急死了要爆炸了',
    '太热了要着火了，变压器',
    '热水器热得快要爆炸了',
    '机器太热了要起火了',
    '热得快要爆炸了 快',
    '救命！太丑了这火太大了',
    '好困难啊救命我们出不去了',
    '领导，炸了',
    '老板爆炸了，快',
    '我肚子炸了，被鞭炮炸的',
    '孩子眼睛炸了，鞭炮',
    '我们被困在工位了',
    '小朋友被困在游戏城',
    '被困在剧院了',
    '我们几个困在会议室了',
    '太多人困在会议中心了',
    '救命我不想上班有人拿斧头',
    '谁懂救命啊我困车里了',
    '起不来床了救命头好晕',
    '头要炸了，喘不上气',
    '头要炸了，一氧化碳',
    '天然气炸',
    '太多爆炸了',
    '车子原地爆炸了',
    '信息爆炸了机房',
    '有人晕车里了叫不应',
    '师傅晕车了没意识',
    '手机炸了',
    '手机炸了，有人手被炸伤',
    '太热了，配电箱要着火了',
    '热得要着火了，快来人，三楼仓库',
    '煤气炸了',
    '天然气炸了',
    '救命',
    '救命啊',
    '救命救命快来人',
    '救命，电梯里出不来了',
    '救命 这里有人打人',
    '有人晕倒了',
    '有人晕车晕倒叫不醒',
    '后厨着火了，笑不出来',
    '心脏病，有人倒了',
    '被困在电梯里了',
    '被困在会议室里出不来',
    '锅炉房要炸了',
    '电池爆炸了',
    '食物中毒了，好多学生吐了',
    '看完剧出来发现楼下着火了',
    '老板炸伤了',
    '群众被困了',
    '晚会上有人中毒',
    '加油站炸了',
    '救命，孩子掉水里了',
    '头被砸了，流血',
    '油锅着火了',
    '我家着火了',
    '楼道里充电的电瓶车要炸了',
    '天太热，电线烧起来了',
    '忙到着火都不知道，仓库着火了',
    '救命！好多烟',
    '辣椒仓库起火了',
    '热水器爆炸了',
    '员工热晕了',
    '有人热晕了',
    '客人晕过去了',
    '救命！心态炸了的人在三楼拿刀',
  ])('%s', (text) => {
    expect(hears(text).kind).toBe('incident.report');
    expect(inPrivate(text)).toBe('incident.report');
  });
});

describe('in a group, what people tell one another opens and closes no case', () => {
  test.each([
    '椅子搬好了',
    '桌子搬好了',
    '电脑修好了',
    '投影仪修好了',
    '花篮搬走了',
    '车停好了',
    '前门锁了走后门',
    '后门锁了从前门进',
    '货堆在门口了来拿',
    '东西堆在前台了来拿',
    '大门锁了明天再来',
  ])('%s', (text) => {
    expect(hears(text)).toEqual({ kind: 'none', sure: true });
  });

  test.each([
    '安全出口锁了走后门',
    '后门锁了，顾客出不去',
    '货堆在安全出口了',
    '货堆在消防通道了来拿',
    '货堆在楼梯口来不及搬',
    '疏散门锁了，从别处走不了',
    '三楼通道堆货了',
    '隐患整改好了',
    '灭火器过期了',
    '电动车停在楼道里充电',
    '配电箱门坏了',
  ])('%s is heard', (text) => {
    expect(hears(text)).toMatchObject({ kind: expect.stringMatching(/^hazard/), sure: true });
  });
});
