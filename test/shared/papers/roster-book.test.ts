import { describe, expect, test } from 'vitest';
import { watchesOf } from '../../../shared/domain/duty/roster.ts';
import type { Place, Shift } from '../../../shared/domain/duty/shift.ts';
import { day, plusDays } from '../../../shared/domain/time.ts';
import { readBook } from '../../../shared/flows/duty/import.ts';
import { rosterBook, wallBook } from '../../../shared/papers/roster-book.ts';

const from = day('2026-10-01');
type Watch = Pick<Shift, 'day' | 'kind' | 'hours' | 'post' | 'places' | 'room' | 'note'>;

const place = (role: Place['role'], name: string, phone?: string): Place => ({
  role,
  name,
  ...(phone && { phone }),
});

const watches: readonly Watch[] = [
  {
    ...{ day: from, kind: 'day', room: '局值班室', note: '国庆' },
    places: [
      place('leader', '林国栋', '13900000001'),
      place('main', '周敏', '13800000001'),
      place('deputy', '吴海涛', '13800000002'),
      place('standby', '何静'),
    ],
  },
  {
    day: from,
    kind: 'night',
    places: [place('leader', '林国栋'), place('main', '何静'), place('deputy', '周敏', '13800000001')],
  },
  {
    ...{ day: plusDays(from, 1), kind: 'whole' },
    places: [
      place('leader', '唐文慧'),
      place('leader', '林国栋', '13900000001'),
      place('main', '张三', '0411-87654321'),
      place('deputy', '李四'),
      place('deputy', '王五', '13800000005'),
    ],
  },
  {
    day: plusDays(from, 2),
    kind: 'whole',
    post: { key: 'unit:u', name: '万汇广场' },
    places: [place('main', '=A1')],
  },
];

function readAgain(bytes: Uint8Array) {
  const book = readBook(bytes, 'a.xlsx', from);
  if (!book.ok) throw new Error(book.why);
  expect(book.refused).toEqual([]);
  const rows = book.roster.flatMap(({ rows: found }) => found);
  const postOf = ({ post }: { post?: string }) => (post ? { key: 'unit:u', name: post } : undefined);
  return watchesOf(rows, { whoIs: () => undefined, postOf }).map(({ id: _, ...watch }) => watch);
}

describe('a roster that goes out as a workbook', () => {
  test('comes in again as it was, whoever has a number and whoever has none', () => {
    expect(readAgain(rosterBook(watches))).toEqual(watches);
  });

  test('hangs on the wall with a title, weekdays and one date for a day’s watches, and can be read too', () => {
    const timed = { day: plusDays(from, 4), hours: { from: '08:30', until: '17:30' } };
    const all: Watch[] = [...watches, { ...timed, kind: 'day', places: [place('main', '何静')] }];
    expect(readAgain(wallBook('区商务局2026年国庆值班表', all, '0100-88660119'))).toEqual(all);
  });
});
