import type { Contact, Refused } from '../domain/directory/intake.ts';
import { type Hours, isSameHours, kindOf, type ReadHours } from '../domain/duty/hours.ts';
import type { RosterRow } from '../domain/duty/roster.ts';
import type { Role as Place, ShiftKind } from '../domain/duty/shift.ts';
import type { Day } from '../domain/time.ts';
import { isMobile, phonesIn } from './cells.ts';
import { type DayContext, daysIn, titleOf } from './days.ts';
import { contactsIn, type Taken } from './enterprises.ts';
import type { Sheet } from './sheets.ts';
import { type Columns, type Found, findTable, type Line } from './table.ts';

const columns = {
  day: ['日期', '值班日期', '时间', '值班时间'],
  shift: ['班次', '班别', '时段'],
  leader: ['带班领导', '带班局领导', '值班领导', '带班'],
  leaderPhone: ['带班电话', '领导电话', '带班领导电话', '值班领导电话'],
  main: ['值班员', '值班人员', '主班', '值班员(主班)', '值班', '值班人'],
  deputy: ['副班', '值班员(副班)', '副班人员', '副值班员'],
  standby: ['备班', '备班人员', '备勤', '备勤人员'],
  post: ['值班单位', '企业名称', '单位名称', '经营单位'],
  phone: ['电话', '值班电话', '联系电话', '值班员电话', '手机', '值班人员电话', '主班电话'],
  deputyPhone: ['副班电话', '副班人员电话', '副值班员电话'],
  standbyPhone: ['备班电话', '备班人员电话', '备勤电话'],
  hours: ['值班时间', '时间', '起止时间', '时间段', '值班时段', '班次时间', '值守时间'],
  room: ['地点', '值班地点'],
  note: ['备注'],
} satisfies Columns<string>;
type Field = keyof typeof columns;

/** How a roster's texts are to be read: days without a year are those nearest to `today`. */
export interface Reading {
  readonly today: Day;
  readonly hoursIn: ReadHours;
}

/** The roster of a sheet; undefined if it is none. */
export function readRoster(sheet: Sheet, reading: Reading): Taken<RosterRow> | undefined {
  const table = findTable(sheet, columns, ['day', 'main']) ?? findTable(sheet, columns, ['day', 'leader']);
  if (!table) return undefined;
  const above = { ...titleOf(table.sheet), ...titleOf(table.title) };
  const taken: RosterRow[] = [];
  const refused: Refused[] = [];
  for (const line of table.lines) {
    const before = taken.at(-1)?.day;
    const read = readLine(table, line, { ...reading, ...above, ...(before && { before }) });
    if ('why' in read) refused.push(read);
    else if (read.some((row) => taken.some((one) => hasOtherHours(one, row))))
      refused.push(table.refuse(line, 'shift', 'two-hours'));
    else taken.push(...read);
  }
  return { taken, refused, headers: table.headers };
}

function readLine(
  table: Found<Field>,
  line: Line<Field>,
  context: DayContext & Reading,
): RosterRow[] | Refused {
  const { text: dayText, numeric } = line.cell('day') ?? { text: '', numeric: false };
  const days = daysIn({ text: withoutHours(dayText, context), numeric }, context);
  const { shift, hours } = shiftOf(line, context);
  const places = placesOf(line);
  const wrongPhone = (['leaderPhone', 'phone', 'deputyPhone', 'standbyPhone'] as const).find((field) =>
    /\d/.test(phonesIn(line.text(field)).rest),
  );
  if (line.text('day') === '') return table.refuse(line, 'day', 'missing');
  if (!days.ok) return table.refuse(line, 'day', days.why);
  if (!shift) return table.refuse(line, 'shift', 'unknown-shift');
  if (places.length === 0) return table.refuse(line, 'main', 'nobody');
  if (places.some(({ name }) => name.length > 40)) return table.refuse(line, 'main', 'too-long');
  if (wrongPhone) return table.refuse(line, wrongPhone, 'no-phone');
  const [room, note, post] = [line.text('room'), noteOf(line), line.text('post')];
  if (room.length > 120) return table.refuse(line, 'room', 'too-long');
  if (note.length > 500) return table.refuse(line, 'note', 'too-long');
  return days.days.map((day) => ({
    ...{ row: line.row, day, shift, places },
    ...(hours && { hours }),
    ...(post !== '' && { post }),
    ...(room !== '' && { room }),
    ...(note !== '' && { note }),
  }));
}

/** What its cell calls a watch, with the hours that stand beside it, in a column of their own or with the day. */
function shiftOf(
  line: Line<Field>,
  reading: Reading,
): { readonly shift?: ShiftKind; readonly hours?: Hours } {
  const { hoursIn } = reading;
  const beside = line.cell('hours') === line.cell('day') ? '' : line.text('hours');
  const text = line.text('shift') || beside;
  const hit = hoursIn(line.text('shift')) ?? hoursIn(beside) ?? hoursIn(line.text('day'));
  if (hit ? !hit.hours : isClock(line.text('shift')) || isClock(beside)) return {};
  const word = withoutHours(text, reading).replaceAll(/[\s()[\]:,;]/g, '');
  const shift = hit?.hours && word === '' ? kindOf(hit.hours) : kindIn(word, hit?.hours);
  return { ...(shift && { shift }), ...(hit?.hours && { hours: hit.hours }) };
}

/** Names a time of day, which then has to be read. */
const isClock = (text: string): boolean =>
  /\d\s*(?:[:：]\s*\d|[点时](?!间))/.test(text.replaceAll(/24小?时/g, ''));

function withoutHours(text: string, { hoursIn }: Reading): string {
  const hit = hoursIn(text);
  return hit ? `${text.slice(0, hit.start)} ${text.slice(hit.end)}`.trim() : text;
}

/** Two rows of one watch that begin or end at different times. */
function hasOtherHours(one: RosterRow, { day, shift, post, hours }: RosterRow): boolean {
  const isSame = one.day === day && one.shift === shift && one.post === post;
  return isSame && one.hours !== undefined && hours !== undefined && !isSameHours(one.hours, hours);
}

function kindIn(text: string, hours: Hours | undefined): ShiftKind | undefined {
  if (/中班/.test(text) && hours) return kindOf(hours);
  if (text === '' || /24|全天|昼夜|全日|整天/.test(text)) return 'whole';
  if (/夜|晚/.test(text)) return 'night';
  return /白|日|早|昼/.test(text) ? 'day' : undefined;
}

/** Of several names in the main watch's cell the first has it, unless a deputy has a column of his own. */
function placesOf(line: Line<Field>): RosterRow['places'] {
  const leaders = contactsIn(line.text('leader'), line.text('leaderPhone'));
  const deputies = contactsIn(line.text('deputy'), '');
  const mains = contactsIn(line.text('main'), '').length;
  const names = `${line.text('main')}/${line.text('deputy')}`;
  const watch = contactsIn(names, `${personal(line)}/${line.text('deputyPhone')}`);
  return [
    ...leaders.map((one) => placeOf(one, 'leader')),
    ...watch.map((one, place) => placeOf(one, roleAt(place, deputies.length > 0 ? mains : 1))),
    ...contactsIn(line.text('standby'), line.text('standbyPhone')).map((one) => placeOf(one, 'standby')),
  ];
}

function placeOf({ name, phone }: Contact, role: Place): RosterRow['places'][number] {
  return { role, name, ...(phone !== undefined && { phone }) };
}

function roleAt(place: number, mains: number): Place {
  return place < mains ? 'main' : 'deputy';
}

/** A landline among mobiles is the room's, not a person's. */
function personal(line: Line<Field>): string {
  const { phones } = phonesIn(line.text('phone'));
  const mobiles = phones.filter(isMobile);
  return (mobiles.length > 0 ? mobiles : phones).join('/');
}

/** What else stands in the row goes with it, so that nothing of a roster is lost. */
function noteOf(line: Line<Field>): string {
  const { phones } = phonesIn(line.text('phone'));
  const room = phones.some(isMobile) ? phones.filter((phone) => !isMobile(phone)) : [];
  const extra = Object.entries(line.notes).filter(([name]) => !/^(序号|星期|节日|周次)/.test(name));
  return [line.text('note'), ...room, ...extra.map(([name, text]) => `${name}:${text}`)]
    .filter((one) => one !== '')
    .join('; ');
}
