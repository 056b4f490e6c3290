import { describe, expect, test } from 'vitest';
import { understand } from '../../shared/conversation/phrasebook.ts';
import type { Utterance } from '../../shared/conversation/utterance.ts';
import { closed, context, now, rows, utterance } from './listening.ts';

const surnames = [...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗'];
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲芬燕'];
const places = [...'东西南北中城新老河湖山桥江海园林'];

const town = {
  units: Array.from({ length: 2000 }, (_, at) => ({
    id: `u_${at}`,
    names: [
      `${places[at % 16]}${places[(at >> 4) % 16]}${surnames[at % 20]}记${['超市', '广场', '加油站', '大厦'][at % 4]}${at}店`,
      `${places[at % 16]}${at}号`,
    ],
  })),
  people: Array.from({ length: 6000 }, (_, at) => ({
    id: `p_${at}`,
    names: [`${surnames[at % 20]}${given[((at / 20) % 30) | 0]}${given[((at / 600) % 30) | 0]}`],
  })),
};
const open = context(['liaison'], { ...closed, confirm: 1, zeroReport: true }, town);

/** The best of many: what the work takes when nothing else runs on the machine. */
function quickest(said: Utterance, tries = 5): number {
  const times = Array.from({ length: tries }, () => {
    const startedMs = performance.now();
    understand(said, open, now);
    return performance.now() - startedMs;
  });
  return Math.min(...times);
}

test('a sentence is understood within a millisecond in a district of 2,000 units and 6,000 people', () => {
  const phrases = [...rows('phrases.tsv'), ...rows('phrases-own.tsv')].map(({ phrase }) => utterance(phrase));
  for (const phrase of phrases) quickest(phrase);
  const eachMs = phrases.reduce((sum, phrase) => sum + quickest(phrase), 0) / phrases.length;
  console.log(`understand: ${eachMs.toFixed(3)} ms a sentence`);
  expect(eachMs).toBeLessThan(1);
});

describe('ten thousand characters do not take the square of their length, nor fail on a busy machine', () => {
  test.each([
    ['one character', '收'.repeat(10_000)],
    ['digits', '1'.repeat(10_000)],
    ['spaces', `通知${' '.repeat(10_000)}`],
    ['rows', '10.1 张伟/李娜；'.repeat(1_000)],
    ['lines', `#接龙\n值班签到\n${'1. 张伟 已到\n'.repeat(1_000)}`],
    ['defects', '三楼消防通道堆货没灭火器坏了'.repeat(700)],
    ['dots', '1.'.repeat(5_000)],
    ['dates', '10月1日至7日'.repeat(1_200)],
    ['brackets', '【'.repeat(10_000)],
    ['letters', 'aA1'.repeat(3_333)],
    ['floors', '三楼的'.repeat(3_333)],
    ['polite', '好的谢谢领导收到'.repeat(1_250)],
  ])('%s', (_name, text) => {
    expect(quickest(utterance(text), 10)).toBeLessThan(100);
  });
});
