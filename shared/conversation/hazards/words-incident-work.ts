import type { Incident } from '../../domain/hazards/incident.ts';
import { type Clock, type ClockName, clocksOf, type Reminder } from '../../domain/hazards/incident-clocks.ts';
import { type Facts, type Item, missingItems } from '../../domain/hazards/incident-facts.ts';
import type { Card, Field } from '../../domain/message.ts';
import { clockOf, dayOf, type Instant, MINUTE_MS } from '../../domain/time.ts';
import { shortDay, timeWords } from '../clock.ts';
import { incidentActions } from './words-incident-actions.ts';

/** An emergency as whoever works on it sees it. */
export interface Working {
  readonly one: Incident;
  readonly facts: Facts;
  readonly now: Instant;
  readonly may: { readonly work: boolean; readonly close: boolean };
}

/** Where it stands: its clocks, what is still to be verified, and what can be done now. */
export function workingCard(working: Working): Card {
  const { one, facts, now } = working;
  const actions = incidentActions(working.one, working.may);
  return {
    title: `${nameOf(one)} ${standing(one)}`,
    tone: one.state === 'closed' ? 'grey' : one.kind === 'doubtful' ? 'orange' : 'red',
    text: [`${timeWords(one.openedAt, now)} ${whereOf(one)}：${short(one.text)}`, toVerify(one, facts)]
      .filter((line) => line !== '')
      .join('\n'),
    fields: [...clockFields(one, now), ...factFields(one, facts)],
    ...(actions.length > 0 && { actions }),
  };
}

export const nameOf = ({ number }: Incident): string => number ?? '突发事件';

function standing({ kind, state, sameAs, dismissed }: Incident): string {
  if (sameAs !== undefined) return '已并入另一起';
  if (dismissed) return '已认定不须上报';
  if (state === 'closed') return kind === 'drill' ? '已认定为演练' : '已结案';
  if (kind === 'doubtful') return '疑似演练，待核实';
  return state === 'final' ? '已收终报，待结案' : '处置中';
}

export const whereOf = ({ unitName, place, where }: Incident): string =>
  [unitName, place].filter(Boolean).join('') || where;

function short(text: string): string {
  const letters = [...text];
  return letters.length <= 60 ? text : `${letters.slice(0, 60).join('')}…`;
}

export const clockNames: Readonly<Record<ClockName, string>> = {
  unit: '单位书面报告',
  level: '本级上报',
  follow: '续报',
  casualties: '伤亡变化补报',
};

export const itemNames: Readonly<Record<Item, string>> = {
  unit: '发生单位',
  when: '发生时间',
  place: '地点',
  course: '简要经过',
  casualties: '伤亡人数（含下落不明）',
  loss: '直接经济损失',
  measures: '已采取措施',
};

function clockFields(one: Incident, now: Instant): Field[] {
  if (one.state === 'closed' && one.kind === 'drill') return [];
  return clocksOf(one).map((clock) => ({ label: clockNames[clock.name], value: clockWords(clock, now) }));
}

function clockWords({ name, until, doneAt }: Clock, now: Instant): string {
  if (doneAt !== undefined) return `已报，${timeWords(doneAt, now)}${doneAt > until ? '（超时）' : ''}`;
  if (name === 'casualties') return `至${shortDay(dayOf(until))}`;
  return until > now
    ? `${timeWords(until, now)}前，还有${spanWords(until - now)}`
    : `${timeWords(until, now)}已到${now - until < MINUTE_MS ? '' : `，超时${spanWords(now - until)}`}`;
}

/** Two days; longer spans are told in days. */
const longMinutes = 2_880;

function spanWords(ms: number): string {
  const minutes = Math.ceil(ms / MINUTE_MS);
  if (minutes >= longMinutes) return `${Math.floor(minutes / 1440)}天`;
  if (minutes < 60) return `${minutes}分钟`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}小时${rest === 0 ? '' : `${rest}分钟`}`;
}

function factFields(one: Incident, facts: Facts): Field[] {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['认定', one.dismissed?.reason],
    ['发生时间', one.occurredAt && `${shortDay(dayOf(one.occurredAt))}${clockOf(one.occurredAt)}`],
    ['伤亡', casualtyWords(facts)],
    ['直接经济损失', facts.loss],
    ['已采取措施', facts.measures],
  ];
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** As far as anybody said; what nobody said stays to be verified. */
export function casualtyWords({ dead, hurt, missing }: Facts): string {
  if (dead === undefined && hurt === undefined && missing === undefined) return '';
  const count = (value: number | undefined) => (value === undefined ? '待核' : `${value}人`);
  return `死亡${count(dead)}，受伤${count(hurt)}，被困或下落不明${count(missing)}`;
}

function toVerify(one: Incident, facts: Facts): string {
  if (one.kind === 'drill' || one.dismissed || one.sameAs !== undefined) return '';
  const missing = missingItems(one, facts).map((item) => itemNames[item]);
  return missing.length === 0 ? '' : `待核：${missing.join('、')}。`;
}

/** A reminder, said first; the card that follows shows the rest. */
export function reminderWords(reminder: Reminder, now: Instant): string {
  if (reminder.kind === 'close') return '终报已收到，还没有结案。请核对后结案；还在处置的请续报。';
  if (reminder.kind === 'chase') return '请尽快核实报告要素，边处置边报，不要等核全再报。';
  const { name, until } = reminder.clock;
  if (name === 'casualties') return `伤亡变化补报期${shortDay(dayOf(until))}届满，如有变化请及时补报。`;
  const what =
    name === 'follow' ? '距上次报告将满一天，请续报' : `${clockNames[name]}时限${timeWords(until, now)}`;
  if (name === 'follow') return reminder.kind === 'over' ? '距上次报告已满一天，请立即续报。' : `${what}。`;
  const isUnit = name === 'unit';
  return reminder.kind === 'over'
    ? `${what}已到，仍未登记已报，请${isUnit ? '督促单位' : ''}立即报告。`
    : `${what}，还有${spanWords(until - now)}${isUnit ? '，请提醒单位' : ''}。`;
}

/** The card of a reminder: what is due, what is still unknown; its story is known by now. */
export function remindedCard(working: Working, heads: readonly string[]): Card {
  const { one, facts } = working;
  const verify = toVerify(one, facts);
  return {
    ...workingCard(working),
    tone: 'red',
    text: [`${whereOf(one)}：${heads.join('')}`, ...(verify === '' ? [] : [verify])].join('\n'),
  };
}

/** To the unit itself: whose duty it is, until when, and what is asked of it. No word of who reported it. */
export function unitCard(working: Working, head: 'alarm' | 'chase' | 'before' | 'over'): Card {
  const { one, facts, now } = working;
  const unit = clocksOf(one).find(({ name }) => name === 'unit');
  const named = unit ? `${timeWords(unit.until, now)}前` : '按规定时限';
  const until = head === 'over' ? '立即' : named;
  const asks = missingItems(one, facts)
    .filter((item) => item !== 'unit')
    .map((item) => itemNames[item]);
  const first: Readonly<Record<typeof head, string>> = {
    alarm: `接报贵单位：${short(one.text)}。请立即核实，先拨119、120，组织疏散施救。`,
    chase: '请边处置边补报，知道多少先报多少。',
    before: '贵单位事故书面报告时限将到。',
    over: '贵单位事故书面报告时限已到，还没有登记已报。',
  };
  return {
    title: '突发事件',
    tone: 'red',
    text: [
      first[head],
      `单位负责人须${until}向应急管理等部门报告，已报请回复：事故已报应急局 时间。`,
      ...(head === 'alarm' || asks.length === 0 ? [] : [`请补报：${asks.join('、')}。直接回复本消息即可。`]),
    ].join('\n'),
  };
}

/** Until when what must be reported, asked of those that run; the final report has no day of its own. */
export function clocksCard(open: readonly Incident[], now: Instant): Card {
  const timed = open.filter((one) => clocksOf(one).length > 0);
  if (timed.length === 0)
    return { text: '现在没有正在计时的事故报告。发生事故请直接报，例如：某某商场着火了。' };
  const lines = timed.map((one) => {
    const clocks = clocksOf(one);
    const next = clocks.some(({ name }) => name === 'follow') ? [] : ['续报：首报后每天至少一次'];
    const told = clocks.map((clock) => `${clockNames[clock.name]}：${clockWords(clock, now)}`);
    return [`${nameOf(one)} ${whereOf(one)}`, ...told, ...next].join('\n');
  });
  return { title: '事故报告时限', text: [...lines, '终报：处置结束、情况核清后报，不另计时。'].join('\n') };
}

/** Every emergency that is not closed, and how many are. */
export function incidentList(open: readonly Incident[], closedCount: number, now: Instant): Card {
  if (open.length === 0) return { title: '事故台账', text: `没有正在处置的事件。已结案${closedCount}起。` };
  const lines = open.map((one) => {
    const next = clocksOf(one).find(({ doneAt, name }) => doneAt === undefined && name !== 'casualties');
    const clock = next ? `，${clockNames[next.name]}${clockWords(next, now)}` : '';
    return `${nameOf(one)} ${whereOf(one)}，${standing(one)}${clock}`;
  });
  return {
    title: '事故台账',
    tone: 'red',
    text: [`正在处置${open.length}起，已结案${closedCount}起。`, ...lines].join('\n'),
  };
}
