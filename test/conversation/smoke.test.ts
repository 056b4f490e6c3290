import { describe, expect, test } from 'vitest';
import { hears } from './listening.ts';

describe('smoke out of a room or from nowhere named is taken for a fire', () => {
  test.each([
    '冒烟了',
    '配电室冒烟了',
    '仓库冒黑烟',
    '三楼全是烟',
    '厨房冒烟了怎么办',
    '3号楼楼顶冒浓烟了',
    '后厨起烟了',
    '空调外机冒烟',
    '我们店里有股黑烟',
    '烧烤店冒烟了',
    '三楼出现冒烟',
    '厨房可能冒烟了',
    '跑到楼下看见仓库在冒烟',
    '培训教室冒烟了',
    '可能短路了，配电间冒烟',
    '有人抽烟，垃圾房冒烟了',
    '煤气的管子那里在冒烟',
  ])('%s', (text) => {
    expect(hears(text)).toMatchObject({ kind: 'incident.report', urgent: true });
    expect(hears(text).drill).toBeUndefined();
  });

  test.each([
    ['充电桩冒烟了', 'hazard.report'],
    ['食堂插座冒烟', 'hazard.report'],
    ['【演练】三楼冒烟', 'incident.drill'],
  ])('%s stays %s', (text, kind) => {
    expect(hears(text).kind).toBe(kind);
  });

  test('a drill word that is no head leaves a doubt, and the watch is told of it', () => {
    expect(hears('演习演习，三楼冒烟，各组就位')).toMatchObject({ kind: 'incident.report', drill: true });
    expect(hears('明天演练，模拟三楼冒烟，请大家不要惊慌').kind).toBe('none');
  });

  test.each([
    '忙得头都冒烟了',
    '嗓子冒烟了',
    '没有冒烟',
    '如果冒烟了要先断电',
    '电影里那楼冒烟了',
    '烟囱冒烟了',
    '遇到冒烟时先断电',
    '祖坟冒青烟了',
    '谁在抽烟',
  ])('%s is no alarm', (text) => {
    expect(hears(text).kind).not.toMatch(/^incident/);
  });
});
