import { expect, test } from 'vitest';
import { periodIn } from '../../../../shared/conversation/sentence/period.ts';
import { day } from '../../../../shared/domain/time.ts';

const today = day('2026-05-06');

test.each<[string, string | undefined]>([
  ['本月隐患统计', '2026-05-01 2026-05-31'],
  ['上个月查了多少', '2026-04-01 2026-04-30'],
  ['上周', '2026-04-27 2026-05-03'],
  ['这周', '2026-05-04 2026-05-10'],
  ['一季度', '2026-01-01 2026-03-31'],
  ['上季度', '2026-01-01 2026-03-31'],
  ['本季度', '2026-04-01 2026-06-30'],
  ['上半年', '2026-01-01 2026-06-30'],
  ['去年', '2025-01-01 2025-12-31'],
  ['2025年', '2025-01-01 2025-12-31'],
  ['12月份', '2025-12-01 2025-12-31'],
  ['4月', '2026-04-01 2026-04-30'],
  ['今天', '2026-05-06 2026-05-06'],
  ['隐患台账', undefined],
])('a span of the calendar is named in everyday words: %s', (said, span) => {
  const found = periodIn(said, today);
  expect(found && `${found.from} ${found.until}`).toBe(span);
});
