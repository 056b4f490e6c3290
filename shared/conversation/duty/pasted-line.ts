import type { Hours } from '../../domain/duty/hours.ts';
import type { Role } from '../../domain/duty/shift.ts';
import { personId } from '../../domain/ids.ts';
import { type Day, daysBetween, plusDays } from '../../domain/time.ts';
import type { Slots } from '../intent.ts';
import { type DateHit, datesIn } from '../sentence/date.ts';
import { phonesIn } from '../sentence/figures.ts';
import { hoursSlot, markHours, turnsToWatch, unmarked } from '../sentence/hours.ts';
import { monthsAhead } from '../sentence/month.ts';
import { type PersonHit, peopleIn } from '../sentence/person.ts';
import { type Sentence, shiftSlot } from '../sentence.ts';

/** A day, or a span of days, and who stands for it. */
export interface RosterLine {
  readonly items: readonly Slots[];
  /** The line names the posts: 带班, 值班. */
  readonly named: boolean;
  /** Nothing stands in it but a day, names and what goes with them. */
  readonly bare: boolean;
  /** Names in a row, and nothing is said of anybody. */
  readonly listed: boolean;
}

const longestSpanDays = 31;
const roleWords: readonly (readonly [string, Role])[] = [
  ['带班领导|值班领导|带班|领导', 'leader'],
  ['副班人员|副班员?|副值', 'deputy'],
  ['备班人员|备班|备勤', 'standby'],
  ['主班|值班人员|值班员|值守人员|值班|值守', 'main'],
];
const anyRole = roleWords.map(([words]) => words).join('|');

export function readSegment(line: string, sentence: Sentence, titled: boolean): RosterLine[] {
  const { text, hours } = markHours(line.trim().slice(0, 160));
  const seen = datesIn(text, sentence.today).hits;
  const month = monthOf(sentence, seen);
  const hits = month ? datesIn(text, month).hits : seen;
  const [hit] = hits.filter(({ start, bare }) => titled || (start <= 4 && !bare));
  if (!hit) return [];
  const rest = hit.start <= 4 ? text.slice(hit.end) : text.slice(0, hit.start).replace(/^\d+[.,\s]+/, '');
  // 12月25日前报何静 is a day by which, and nobody's watch.
  if (rest.length > 140 || /^[之以]?前/.test(rest)) return [];
  const last = hit.until ?? hit.day;
  const length = Math.min(Math.max(daysBetween(hit.day, last), 0), longestSpanDays - 1) + 1;
  const days = Array.from({ length }, (_, nth) => plusDays(hit.day, nth));
  const known = sentence.context.known.people;
  const [led = '', ...shifts] = byShift(rest, hours);
  const parts = shifts.length > 0 ? shifts.map((part) => `${led} ${part}`) : [led];
  const read = parts.map((part) => {
    const words = unmarked(part);
    const watch = { ...hoursSlot(part, hours), ...shiftSlot(words) };
    return placesIn(words, { people: peopleIn(words.replace(/\//g, ' '), known, []), watch });
  });
  if (read.every(({ places }) => places.length === 0)) return [];
  return [
    {
      named: shifts.length > 1 || read.some(({ named }) => named),
      bare: read.every(({ bare }) => bare),
      listed: read.every(({ listed }) => listed),
      items: days.flatMap((day) =>
        read.flatMap(({ places }) => places.map((slots) => ({ ...slots, date: day }))),
      ),
    },
  ];
}

/** Whose 1号 it is: of the month that the list's head names, or of its feast. */
function monthOf({ lines, today }: Sentence, hits: readonly DateHit[]): Day | undefined {
  if (hits.some(({ bare }) => !bare) || hits.length === 0) return undefined;
  const head = lines.slice(0, 2).join(' ');
  const feast = feasts.find(([word]) => head.includes(word))?.[1];
  return monthsAhead(feast ?? head, today, 1)?.from;
}

const feasts = [
  ['国庆', '10月'],
  ['元旦', '1月'],
  ['五一', '5月'],
] as const;

/** What stands before the first watch, and each watch of the day, where the line names more than one. */
function byShift(rest: string, hours: readonly Hours[]): string[] {
  const parts = rest.split(turnsToWatch);
  const watchIn = (part: string) => {
    const own = hoursSlot(part, hours);
    const shift = shiftSlot(unmarked(part)).shift ?? own.shift;
    return shift && `${shift}${own.hours?.from ?? ''}`;
  };
  const kinds = new Set(parts.flatMap((part) => watchIn(part) ?? []));
  if (kinds.size < 2) return [rest];
  return watchIn(parts[0] ?? '') ? ['', ...parts] : parts;
}

interface Read {
  readonly places: readonly Slots[];
  readonly named: boolean;
  readonly bare: boolean;
  readonly listed: boolean;
}

function placesIn(
  rest: string,
  { people, watch }: { readonly people: readonly PersonHit[]; readonly watch: Slots },
): Read {
  const isAfter = namesGoFirst(rest, people);
  const gaps = people.map((person, at) => ({
    before: rest.slice(people[at - 1]?.end ?? 0, person.start),
    after: rest.slice(person.end, people[at + 1]?.start ?? rest.length),
  }));
  const said = gaps.map(({ before, after }) => roleIn(isAfter ? (ownRole(after) ?? '') : before));
  const named = said.some((role) => role !== undefined);
  const roles: (Role | undefined)[] = [];
  for (const [at, role] of said.entries()) {
    const joins = /^\s*[/、和及]\s*$/.test(gaps[at]?.before ?? '') && at > 0;
    const like = joins ? roles[at - 1] : undefined;
    roles.push(role ?? (like === 'main' ? 'deputy' : like));
  }
  const phones = phonesOf(gaps.map(({ after }) => phonesIn(after)));
  const places = people.map((person, at): Slots => {
    const phone = phones[at];
    const [id, ...others] = person.ids;
    return {
      person: person.name,
      ...(id && others.length === 0 && { personId: personId(id) }),
      choice: roles[at] ?? byPosition(people, roles, at),
      ...(phone && { phone }),
      ...watch,
    };
  });
  return { places, named, bare: isBare(rest, people), listed: isListed(rest, people) };
}

/** Numbers that stand together behind several names are one for each, in order. */
function phonesOf(found: readonly (readonly string[])[]): (string | undefined)[] {
  return found.map(([own], at) => {
    if (own !== undefined && (found[at]?.length ?? 0) < 2) return own;
    const end = found.findIndex((ones, nth) => nth >= at && ones.length > 0);
    const ones = found[end] ?? [];
    return ones.length > 1 ? ones[ones.length - 1 - (end - at)] : own;
  });
}

/** 林国栋带班，何静值班: the word follows the name it belongs to. */
function namesGoFirst(rest: string, [first, second]: readonly PersonHit[]): boolean {
  if (!first) return false;
  const isLabelled = new RegExp(`(?:${anyRole})[\\s:：]*$`).test(rest.slice(0, first.start));
  return !isLabelled && ownRole(rest.slice(first.end, second?.start)) !== undefined;
}

function ownRole(after: string): string | undefined {
  return new RegExp(`^(?:${anyRole}|值)(?=$|[\\s,;、.。，])`).exec(after)?.[0];
}

/** The first post that words name. */
export function roleIn(label: string): Role | undefined {
  if (label === '值') return 'main';
  const found = roleWords.flatMap(([words, role]) => {
    const at = label.search(new RegExp(words));
    return at < 0 ? [] : [{ at, role }];
  });
  return found.sort((one, other) => one.at - other.at)[0]?.role;
}

/** Where no word says it: the leader first, then the watch, then its deputy. */
function byPosition(people: readonly PersonHit[], roles: readonly (Role | undefined)[], at: number): Role {
  const name = people[at]?.name ?? '';
  const hasLeader = roles.includes('leader') || people.some((one) => isChief(one.name));
  if (isChief(name) || (at === 0 && people.length > 1 && !hasLeader && !roles.some(Boolean))) return 'leader';
  const isTaken = roles.includes('main');
  const before = people
    .slice(0, at)
    .filter((one, nth) => roles[nth] === undefined && !isChief(one.name)).length;
  const isFirst = before === (hasLeader || people.length === 1 || roles.some(Boolean) ? 0 : 1);
  return isFirst && !isTaken ? 'main' : 'deputy';
}

function isChief(name: string): boolean {
  return /局长?$|主任$|书记$|总$|部长$|镇长$/.test(name);
}

/** Two people or more, and not a word of anything else. */
function isBare(rest: string, people: readonly PersonHit[]): boolean {
  if (people.length < 2) return false;
  const kept = people.reduce((text, { name }) => text.replace(name, ' '), rest);
  return (
    kept.replace(
      /(?:周|星期|礼拜)[一二三四五六日天]|白班|夜班|早班|晚班|24小时班?|[\d\s,.;:()/、，；：（）-]/g,
      '',
    ) === ''
  );
}

/** A name may be unknown, so a short word alone may be one; what hangs on a name is said of him: 何静汇报. */
function isListed(rest: string, people: readonly PersonHit[]): boolean {
  const marked = people.reduce((text, { name }) => text.replace(name, '＊'), rest);
  return marked.split(/[\d\s,.;:()/、，；：（）-]+/).every((word) => listedWord.test(word));
}

const listedWord =
  /^(?:(?:周|星期|礼拜)[一二三四五六日天])?(?:[白夜早晚中日]班?|小时班?)?(?:＊*(?:局长|主任|科长|经理|总|书记|部长|店长|同志)?|[\u4e00-\u9fff]{2,3})$/;
