import * as xlsx from '@e965/xlsx';
import { isOvernight } from '../domain/duty/hours.ts';
import type { Place, Role, Shift } from '../domain/duty/shift.ts';
import { weekdayOf } from '../domain/time.ts';
import { isMobile } from './cells.ts';

type Watch = Pick<Shift, 'day' | 'kind' | 'hours' | 'post' | 'places' | 'room' | 'note'>;

const shiftWords = { day: '白班', night: '夜班', whole: '24小时' } as const;

/** With its hours, where they are its own. */
function shiftCell({ kind, hours }: Watch): string {
  if (!hours) return shiftWords[kind];
  return `${shiftWords[kind]} ${hours.from}-${isOvernight(hours) ? '次日' : ''}${hours.until}`;
}

/** As wide as its widest words. */
const shiftWidth = (watches: readonly Watch[]): number => (watches.some(({ hours }) => hours) ? 23 : 9);

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
const head = ['日期', '班次', '值班单位', '带班领导', '带班电话', '值班员', '副班', '电话', '副班电话'];
const tail = ['备班', '备班电话', '地点', '备注'];

/** A roster that can be read in again without any change: read in again, it wants what it was made of. */
export function rosterBook(watches: readonly Watch[]): Uint8Array {
  const rows = watches.map((watch) => {
    const [leader, leaderPhone] = cellsOf(watch, ['leader']);
    const [main, phone, deputy, deputyPhone] = watchCells(watch);
    const [standby, standbyPhone] = cellsOf(watch, ['standby']);
    return [
      ...[watch.day, shiftCell(watch), watch.post?.name ?? '', leader, leaderPhone],
      ...[main, deputy, phone, deputyPhone, standby, standbyPhone, watch.room ?? '', watch.note ?? ''],
    ];
  });
  return written(
    [[...head, ...tail], ...rows],
    [12, shiftWidth(watches), 16, 12, 13, 12, 12, 13, 13, 10, 13, 16, 30],
  );
}

/** As it hangs on the wall: a title, the weekday beside the date, the watches of a day under one date. */
export function wallBook(title: string, watches: readonly Watch[], landline: string): Uint8Array {
  const more = moreColumns.filter(({ cells }) => watches.some((watch) => cells(watch).join('') !== ''));
  const columns = [
    ...['日期', '星期', '班次', '带班领导', '带班电话', '值班员', '副班', '电话', '副班电话'],
    ...more.flatMap(({ heads }) => heads),
    '备注',
  ];
  const rows = watches.map((watch) => {
    const [leader, leaderPhone] = cellsOf(watch, ['leader']);
    const [main, phone, deputy, deputyPhone] = watchCells(watch);
    const day = `${Number(watch.day.slice(5, 7))}月${Number(watch.day.slice(8))}日`;
    return [
      ...[day, `周${weekdays[weekdayOf(watch.day) - 1]}`, shiftCell(watch), leader, leaderPhone],
      ...[main, deputy, phone, deputyPhone],
      ...[...more.flatMap(({ cells }) => cells(watch)), watch.note ?? ''],
    ];
  });
  const last = rows.length + 2;
  const foot = landline === '' ? [] : [[`注：值班室电话 ${landline}`]];
  const merges = [
    across(0, columns.length),
    ...(foot.length > 0 ? [across(last, columns.length)] : []),
    ...sameDays(watches).flatMap(([from, until]) =>
      [0, 1].map((c) => ({ s: { r: from + 2, c }, e: { r: until + 2, c } })),
    ),
  ];
  const widths = [
    10,
    6,
    shiftWidth(watches),
    12,
    13,
    12,
    12,
    13,
    13,
    ...more.flatMap(({ heads }) => heads.map(() => 14)),
    20,
  ];
  return written([[title], columns, ...rows, ...foot], widths, merges);
}

/** Stands on the wall only where a watch has it, so that nothing of a roster is lost there either. */
const moreColumns: readonly {
  readonly heads: readonly string[];
  readonly cells: (watch: Watch) => readonly string[];
}[] = [
  { heads: ['值班单位'], cells: ({ post }) => [post?.name ?? ''] },
  { heads: ['备班', '备班电话'], cells: (watch) => cellsOf(watch, ['standby']) },
  { heads: ['地点'], cells: ({ room }) => [room ?? ''] },
];

const across = (row: number, width: number) => ({ s: { r: row, c: 0 }, e: { r: row, c: width - 1 } });

/** Runs of rows of one day, longer than one. */
function sameDays(watches: readonly Watch[]): (readonly [number, number])[] {
  return watches.flatMap(({ day }, nth) => {
    if (watches[nth - 1]?.day === day) return [];
    const until = watches.findLastIndex((watch) => watch.day === day);
    return until > nth ? [[nth, until] as const] : [];
  });
}

/** Names and numbers of the main watch and the deputies: side by side in their columns if every one has a mobile, or none. */
function watchCells(watch: Watch): readonly [string, string, string, string] {
  const apart = isPlain(watch.places.filter(({ role }) => role === 'main' || role === 'deputy'));
  const [main, phone] = cellsOf(watch, ['main'], apart);
  const [deputy, deputyPhone] = cellsOf(watch, ['deputy'], apart);
  return [main, phone, deputy, deputyPhone];
}

function cellsOf({ places }: Watch, roles: readonly Role[], apart?: boolean): readonly [string, string] {
  const people = places.filter(({ role }) => roles.includes(role));
  if (apart ?? isPlain(people))
    return [people.map(({ name }) => name).join('/'), people.flatMap(({ phone }) => phone ?? []).join('/')];
  return [people.map(({ name, phone }) => `${name}${phone ?? ''}`).join('/'), ''];
}

function isPlain(people: readonly Place[]): boolean {
  const phones = people.flatMap(({ phone }) => phone ?? []);
  return phones.length === 0 || (phones.length === people.length && phones.every(isMobile));
}

function written(
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  merges: readonly xlsx.Range[] = [],
): Uint8Array {
  const sheet = xlsx.utils.aoa_to_sheet(rows.map((row) => [...row]));
  sheet['!cols'] = widths.map((wch) => ({ wch }));
  sheet['!merges'] = [...merges];
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, sheet, '值班表');
  return new Uint8Array(xlsx.write(book, { type: 'array', bookType: 'xlsx', compression: true }));
}
