import type { Intent, Slots } from '../intent.ts';
import { datesIn } from '../sentence/date.ts';
import { peopleIn } from '../sentence/person.ts';
import { unitsIn } from '../sentence/unit.ts';
import { personSlot, type Sentence, surely, unitSlot } from '../sentence.ts';

/** A pasted list longer than this is a workbook's business. */
const mostRows = 100;

/** A chain of replies (接龙) that repeats the whole list each time: one item for each name. */
export function checkInList(sentence: Sentence): Intent | undefined {
  const [head = ''] = sentence.lines;
  if (!/^#?\s*接龙/.test(head) || sentence.lines.length < 2) return undefined;
  const items = sentence.lines.slice(1, mostRows).flatMap((line) => rowOf(line, sentence));
  const about = sentence.lines.slice(0, 3).join(' ');
  if (items.length === 0) return undefined;
  if (confirms.test(head + about) && !/签到|到岗/.test(about)) return confirmedBy(sentence);
  const days = sentence.lines.slice(1).filter((line) => datesIn(line, sentence.today).hits.length > 0);
  if (!/签到|到岗|值班|在岗|报到|打卡|值守/.test(about) || days.length >= 2) return undefined;
  return surely('duty.checkin', { items, count: items.length, text: sentence.said });
}

const confirms = /回执|收到|确认|已阅/;

/** A chain of 收到: each line is a unit's. Pasted again when all of his are confirmed it still is nothing else. */
function confirmedBy({ lines, context }: Sentence): Intent | undefined {
  const { confirm, confirmed = 0 } = context.open;
  if (confirm + confirmed === 0 && context.quoted?.topic !== 'alerts') return undefined;
  const slots = lines.slice(1, mostRows).flatMap((line) => {
    const [unit] = unitsIn(line, context.known.units);
    return unit ? [{ ...unitSlot(unit), text: line.slice(unit.end).trim() }] : [];
  });
  return surely('ack', { ...slots[0], ...(slots.length > 1 && { items: slots }) });
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
