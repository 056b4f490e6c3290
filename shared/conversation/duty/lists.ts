import { personId } from '../../domain/ids.ts';
import type { Day } from '../../domain/time.ts';
import type { Intent, Slots } from '../intent.ts';
import { datesIn } from '../sentence/date.ts';
import { phonesIn } from '../sentence/figures.ts';
import { type PersonHit, peopleIn } from '../sentence/person.ts';
import { unitsIn } from '../sentence/unit.ts';
import { dateSlot, personSlot, type Sentence, shiftSlot, surely, unitSlot } from '../sentence.ts';

/** A pasted list longer than this is a workbook's business. */
const mostRows = 100;

/** A chain of replies (接龙) that repeats the whole list each time: one item for each name. */
export function checkInList(sentence: Sentence): Intent | undefined {
  const [head = ''] = sentence.lines;
  if (!/^#?\s*接龙/.test(head) || sentence.lines.length < 2) return undefined;
  const items = sentence.lines.slice(1, mostRows).flatMap((line) => rowOf(line, sentence));
  const about = sentence.lines.slice(0, 3).join(' ');
  if (items.length === 0) return undefined;
  if (confirms.test(head + about) && !/签到|到岗/.test(about)) return confirmedBy(items, sentence);
  const days = sentence.lines.slice(1).filter((line) => datesIn(line, sentence.today).hits.length > 0);
  if (!/签到|到岗|值班|在岗|报到|打卡|值守/.test(about) || days.length >= 2) return undefined;
  return surely('duty.checkin', { items, count: items.length, text: sentence.said });
}

const confirms = /回执|收到|确认|已阅/;

/** A chain of 收到: each line is a unit's. */
function confirmedBy(items: readonly Slots[], { lines, context }: Sentence): Intent | undefined {
  if (context.open.confirm === 0 && context.quoted?.topic !== 'alerts') return undefined;
  const units = lines.slice(1, mostRows).flatMap((line) => unitsIn(line, context.known.units).slice(0, 1));
  const slots = units.map((unit) => unitSlot(unit));
  return surely('ack', { ...slots[0], ...(slots.length > 1 && { items: slots }), count: items.length });
}

function rowOf(line: string, { context }: Sentence): Slots[] {
  const row = /^\s*\d{1,3}\s*[.,:)]?\s*(.{2,40})$/.exec(line)?.[1];
  if (!row) return [];
  const [hit] = peopleIn(row, context.known.people, []);
  const person = hit ? personSlot(hit) : { person: (row.split(/[\s,:(]/)[0] ?? row).slice(0, 12) };
  return [{ ...person, choice: statusOf(row), text: row.trim() }];
}

function statusOf(row: string): string {
  if (/请假|病假|休假|来不了/.test(row)) return 'leave';
  if (/路上|途中|堵|晚|迟|马上到|快到/.test(row)) return 'on-the-way';
  return /未到|没到|没来/.test(row) ? 'absent' : 'arrived';
}

/** A roster typed or pasted into the chat: at least one line with a day and who stands for it. */
export function pastedRoster(sentence: Sentence): Intent | undefined {
  const titled = /值班(?:表|安排|名单|报名)|排班|班表/.test(sentence.lines.slice(0, 2).join(' '));
  const rows = sentence.lines
    .flatMap((line) => line.split(titled ? /[;；]|[\s,](?=\d{1,2}[号日])/ : /[;；]/))
    .slice(0, mostRows)
    .flatMap((line) => dutyRow(line.replace(/^[^\d:]{0,16}:\s*/, ''), sentence, titled));
  if (!rows.some(({ named }) => named) && rows.length < 2 && changesRoster.test(sentence.plain))
    return surely('duty.roster.submit', { ...dateSlot(sentence, false), text: sentence.said });
  const labelled = titled || rows.some(({ named }) => named);
  const enough = rows.length >= 2 || (rows.length === 1 && rows[0]?.named === true && labelled);
  if (!enough || /到岗|签到|换班|对调|⇄/.test(sentence.plain) || /[?]$/.test(sentence.plain))
    return undefined;
  return surely('duty.roster.submit', {
    count: rows.length,
    items: rows.flatMap(({ items }) => items),
    text: sentence.said,
  });
}

/** 按国庆的表，把老赵换成老孙: an old table with a few others in it. */
const changesRoster =
  /(?:按|照|用|套用|沿用)[^,.]{0,10}(?:表|排班|安排)[^?]{0,20}(?:换成|改成|换为|改为|调整为|不变)|(?:值班|排班|班)表[^?]{0,24}(?:换成|改成|换为|改为|替换成|替换为|调整为|更新为)|(?:值班|排班|班)表(?:有变|更新|调整|变更|改)了?[^?]{0,20}以(?:此|这个|这份|新)[^?]{0,4}为准/;

interface DutyRow {
  readonly items: readonly Slots[];
  /** The line names the posts: 带班, 值班. */
  readonly named: boolean;
}

function dutyRow(line: string, sentence: Sentence, titled: boolean): DutyRow[] {
  const text = line.trim().slice(0, 120);
  const [hit] = datesIn(text, sentence.today).hits.filter(
    ({ start, bare }) => titled || (start <= 4 && !bare),
  );
  if (!hit) return [];
  const rest = hit.start <= 4 ? text.slice(hit.end) : text.slice(0, hit.start).replace(/^\d+[.,\s]+/, '');
  const people = peopleIn(rest.replace(/\//g, ' '), sentence.context.known.people, []);
  if (people.length === 0 || rest.length > 100) return [];
  const named = /带班[\s:].{0,24}值班|带班领导|值班员|值班[\s:]/.test(rest);
  return [{ named, items: people.map((person, at) => post(rest, people, { person, at, day: hit.day })) }];
}

function post(
  rest: string,
  people: readonly PersonHit[],
  { person, at, day }: { person: PersonHit; at: number; day: Day },
): Slots {
  const label = rest.slice(people[at - 1]?.end ?? 0, person.start);
  const [phone] = phonesIn(rest.slice(person.end, people[at + 1]?.start ?? rest.length));
  const [id, ...others] = person.ids;
  return {
    date: day,
    person: person.name,
    ...(id && others.length === 0 && { personId: personId(id) }),
    choice: postOf(label, person.name, { at, many: people.length, leader: hasLeader(rest, people) }),
    ...(phone && { phone }),
    ...shiftSlot(rest),
  };
}

function postOf(
  label: string,
  name: string,
  { at, many, leader }: { at: number; many: number; leader: boolean },
): string {
  if (/带班|领导/.test(label)) return 'leader';
  if (/副班|副/.test(label)) return 'deputy';
  if (/值班|主班/.test(label)) return 'main';
  if (isChief(name) || (at === 0 && many > 1 && !leader)) return 'leader';
  return at - (leader || many > 1 ? 1 : 0) > 0 ? 'deputy' : 'main';
}

function hasLeader(rest: string, people: readonly PersonHit[]): boolean {
  return /带班|领导/.test(rest) || people.some(({ name }) => isChief(name));
}

function isChief(name: string): boolean {
  return /局长?$|主任$|书记$|总$|部长$|镇长$/.test(name);
}
