import { describe, expect, test } from 'vitest';
import { readAudience, wordsAfter } from '../../../../shared/conversation/alerts/words-audience.ts';
import { readDeadline } from '../../../../shared/conversation/alerts/words-deadline.ts';
import { instant, zonedIso } from '../../../../shared/domain/time.ts';

const places = {
  streets: ['江湾街道', '北苑街道', '向阳街道'],
  units: [
    { id: 'u1', names: ['北街加油站'] },
    { id: 'u2', names: ['万汇广场', '万汇'] },
    { id: 'u3', names: ['致远商场'] },
  ],
};

describe('who is meant stands first', () => {
  test.each([
    ['明天停电', [], [], [], '明天停电'],
    ['北苑街道 明天停电', ['北苑街道'], [], [], '明天停电'],
    ['北苑 明天停电', ['北苑街道'], [], [], '明天停电'],
    ['北苑各加油站：明天停电', ['北苑街道'], ['fuel_station'], [], '明天停电'],
    ['北苑街道 加油站 明天停电', ['北苑街道'], ['fuel_station'], [], '明天停电'],
    ['全部商场：检查扶梯', [], ['mall', 'department'], [], '检查扶梯'],
    ['商场、超市 检查扶梯', [], ['mall', 'department', 'supermarket'], [], '检查扶梯'],
    ['各位联络员：检查扶梯', [], [], [], '各位联络员：检查扶梯'],
    ['北街加油站 明天停电', [], [], ['u1'], '明天停电'],
    ['北街加油站、万汇 明天停电', [], [], ['u1', 'u2'], '明天停电'],
    ['北街加油站爆燃事故通报 请学习', [], [], [], '北街加油站爆燃事故通报 请学习'],
    ['请各商场 检查扶梯', [], [], [], '请各商场 检查扶梯'],
    ['加油站', [], [], [], '加油站'],
    ['向北苑街道 明天停电', ['北苑街道'], [], [], '明天停电'],
    ['向阳街道 明天停电', ['向阳街道'], [], [], '明天停电'],
    ['给向阳街道加油站 明天停电', ['向阳街道'], ['fuel_station'], [], '明天停电'],
    ['致远商场：明天停电', [], [], ['u3'], '明天停电'],
  ])('%s', (...[said, streets, kinds, units, text]) => {
    const read = readAudience(said, places);
    expect([read.audience, read.text]).toEqual([{ streets, kinds, units }, text]);
  });

  test('@所有人 is taken out and remembered', () => {
    expect(readAudience('@所有人 今晚停电', places)).toMatchObject({ everyone: true, text: '今晚停电' });
    expect(readAudience('今晚停电', places).everyone).toBe(false);
  });
});

test.each([
  ['notice', '通知 今晚停电', '今晚停电'],
  ['notice', '通知：今晚停电', '今晚停电'],
  ['notice', '发个通知 今晚停电', '今晚停电'],
  ['relay', '转发预警：A 气象台  发布', 'A 气象台  发布'],
  ['correction', '更正 时间改为下午', '时间改为下午'],
] as const)('%s: %s', (command, said, text) => expect(wordsAfter(command, said)).toBe(text));

const now = instant('2026-05-12T09:30:00+08:00');
test.each([
  ['请于今天17:00前回复', '2026-05-12T17:00'],
  ['请于今天下午5点前反馈', '2026-05-12T17:00'],
  ['明天上午10点半前确认', '2026-05-13T10:30'],
  ['5月15日12时前将名单回复我科', '2026-05-15T12:00'],
  ['今晚8点之前务必回复', '2026-05-12T20:00'],
  ['今晚12点前完成广告牌加固', undefined],
  ['今天9点前回复', undefined],
  ['13月40日10点前回复', undefined],
  ['25点前回复', undefined],
  ['请收到回复', undefined],
])('%s', (text, expected) => {
  const by = readDeadline(text, now);
  expect(by && zonedIso(by).slice(0, 16)).toBe(expected);
});
