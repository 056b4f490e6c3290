import { readFileSync } from 'node:fs';
import type { Intent, Slots } from '../../shared/conversation/intent.ts';
import { understand } from '../../shared/conversation/phrasebook.ts';
import { plain } from '../../shared/conversation/sentence/plain.ts';
import type { Context, KnownName, OpenWindows, Utterance } from '../../shared/conversation/utterance.ts';
import type { Role } from '../../shared/domain/directory/person.ts';
import { dayOf, instant, plusDays } from '../../shared/domain/time.ts';

/** A Thursday morning, a week before the national holiday. */
export const now = instant('2026-09-24T09:30:00+08:00');

const name = (id: string, ...names: string[]): KnownName => ({ id, names });

export const known: Context['known'] = {
  units: [
    name('u_1', '万达广场'),
    name('u_2', '华联超市', '华联'),
    name('u_3', '北街加油站'),
    name('u_4', '盒马新城店'),
    name('u_5', '王府井店'),
    name('u_6', '万汇广场'),
  ],
  people: [
    name('p_1', '张伟'),
    name('p_2', '李娜'),
    name('p_3', '王磊'),
    name('p_4', '刘洋'),
    name('p_5', '赵敏'),
    name('p_6', '孙燕'),
    name('p_7', '周敏'),
    name('p_8', '李强', '老李'),
    name('p_9', '王刚'),
  ],
};

export const closed: OpenWindows = { confirm: 0, spotCheck: false, zeroReport: false, swap: false };
export const open: OpenWindows = {
  confirm: 1,
  spotCheck: true,
  zeroReport: true,
  swap: true,
  lastCase: 'YH-2026-0001',
};

export function context(
  roles: readonly Role[] = ['liaison'],
  windows: OpenWindows = closed,
  names = known,
): Context {
  return { roles, name: '陈晨', units: [], open: windows, known: names };
}

export function utterance(text: string, more: Partial<Utterance> = {}): Utterance {
  return {
    text,
    images: 0,
    others: [],
    fileNames: [],
    mentionsBot: false,
    mentions: [],
    inGroup: true,
    forwarded: false,
    ...more,
  };
}

export function hears(
  text: string,
  windows: Partial<OpenWindows> = {},
  roles: readonly Role[] = ['liaison'],
): Intent {
  return understand(utterance(text), context(roles, { ...closed, ...windows }), now);
}

export interface Row {
  readonly kind: string;
  readonly phrase: string;
  readonly expected: Readonly<Record<string, unknown>>;
}

export function rows(file: string): Row[] {
  const lines = readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [kind = '', phrase = '', slots = '{}'] = line.split('\t');
    return kind === '' || kind.startsWith('#')
      ? []
      : [{ kind, phrase: phrase.replaceAll('\\n', '\n'), expected: JSON.parse(slots) }];
  });
}

/** The windows that a sentence of this kind answers to. */
const windowsFor: Readonly<Record<string, Partial<OpenWindows>>> = {
  'duty.spotcheck.reply': { spotCheck: true },
  'duty.swap.accept': { swap: true },
  'duty.swap.reject': { swap: true },
  'duty.swap.approve': { swap: true },
  'report.zero': { zeroReport: true },
  ...Object.fromEntries(
    ['append', 'rectify.done', 'rectify.partial'].map((word) => [
      `hazard.${word}`,
      { lastCase: 'YH-2026-0001' },
    ]),
  ),
  ...Object.fromEntries(
    ['update', 'facts', 'sent', 'final', 'close', 'judge', 'query', 'paper'].map((word) => [
      `incident.${word}`,
      { working: true },
    ]),
  ),
};

export function hearRow(row: Row, names = known): Intent {
  const acks = /^ack(?:\.|$)/.test(row.kind) ? { confirm: 1 } : {};
  const windows = row.kind === 'none' ? open : { ...closed, ...acks, ...windowsFor[row.kind] };
  const role = typeof row.expected['role'] === 'string' ? row.expected['role'] : 'liaison';
  const roles: Role[] = role === 'officer' ? ['officer'] : role === 'leader' ? ['leader'] : ['liaison'];
  return understand(utterance(row.phrase), context(roles, windows, names), now);
}

/** 谁还没回复收到 is noted in the table as a query and no ack: alert.missing answers it. */
export function isRightKind(row: Row, heard: Intent): boolean {
  if (heard.kind === row.kind) return true;
  return String(row.expected['note'] ?? '').startsWith('query, NOT an ack') && heard.kind === 'alert.missing';
}

const compared: readonly (readonly [string, keyof Slots])[] = [
  ['person', 'person'],
  ['with_person', 'person'],
  ['unit', 'unit'],
  ['date', 'date'],
  ['deadline', 'date'],
  ['until', 'date'],
  ['time', 'time'],
  ['location', 'place'],
  ['category', 'category'],
  ['count', 'count'],
  ['ref', 'reference'],
  ['days', 'days'],
  ['level', 'level'],
  ['rows', 'count'],
];

/** Every compared slot a row expects, with what was heard. */
export function slotsOf(row: Row, heard: Intent): { slot: string; wanted: string; got: string }[] {
  return compared.flatMap(([column, slot]) => {
    const wanted = row.expected[column];
    if (wanted === undefined || wanted === '' || wanted === '@sender') return [];
    const got = heard[slot];
    return [
      {
        slot: column,
        wanted: same(column, String(wanted)),
        got: same(column, got === undefined ? '' : String(got)),
      },
    ];
  });
}

const days: Readonly<Record<string, number>> = {
  today: 0,
  tomorrow: 1,
  'day-after-tomorrow': 2,
  yesterday: -1,
  'next-mon': 4,
  'next-wed': 6,
  'next-fri': 8,
};

/** 5号 as it is meant on the day of the tables. */
function nextOf(date: number): string {
  const today = dayOf(now);
  const ahead = Array.from({ length: 31 }, (_, days) => plusDays(today, days));
  return (ahead.find((day) => Number(day.slice(8)) === date) ?? today).slice(5);
}

function same(column: string, value: string): string {
  if (column === 'location') return plain(value).replace(/旁边$|里面?$|附近$/, '');
  if (!['date', 'deadline', 'until'].includes(column)) return plain(value);
  const ahead = days[value];
  if (ahead !== undefined) return plusDays(dayOf(now), ahead).slice(5);
  return /^\d{1,2}$/.test(value) ? nextOf(Number(value)) : value.slice(-5);
}
