import { expect, test } from 'vitest';
import { hoursIn } from '../../../../shared/conversation/sentence/hours-in.ts';

test.each([
  ['下午6点到夜里12点', '18:00', '00:00'],
  ['晚8点至晚12点', '20:00', '00:00'],
  ['晚8点到夜里2点', '20:00', '02:00'],
  ['凌晨12点到上午8点', '00:00', '08:00'],
  ['中午12点到晚9点', '12:00', '21:00'],
  ['中午1点到晚9点', '13:00', '21:00'],
  ['夜里11点到清晨6点半', '23:00', '06:30'],
  ['0:00-24:00', '00:00', '00:00'],
])('%s is from %s until %s', (said, from, until) => {
  expect(hoursIn(said)?.hours).toEqual({ from, until });
});
