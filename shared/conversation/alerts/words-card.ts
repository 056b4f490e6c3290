import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import type { Colour } from '../../domain/alerts/warning.ts';
import type { Card, Field, Tone } from '../../domain/message.ts';
import { clockOf, dayOf, type Instant } from '../../domain/time.ts';
import { shortDay, timeWords } from '../clock.ts';
import { measuresFor } from './words-measures.ts';
import { answersTo, askedFor, questionAction } from './words-wanted.ts';

/** Whose name stands under a message. */
export interface Signature {
  readonly name: string;
  readonly office: string;
  readonly landline: string;
}

const colourNames: Readonly<Record<Colour, string>> = {
  white: '白色',
  blue: '蓝色',
  yellow: '黄色',
  orange: '橙色',
  red: '红色',
};
const tones: Readonly<Record<Colour, Tone>> = {
  white: 'grey',
  blue: 'blue',
  yellow: 'yellow',
  orange: 'orange',
  red: 'red',
};

/** The head of a broadcast's card. */
export function titleOf(broadcast: Broadcast): string {
  return broadcast.drill ? `${drillMark}${headOf(broadcast)}` : headOf(broadcast);
}

/** Stands at the head of everything an exercise says. */
export const drillMark = '【演练】';

/** Marks what is said of an exercise, once. */
export function marked({ drill }: Pick<Broadcast, 'drill'>, card: Card): Card {
  if (!drill || card.text.startsWith(drillMark)) return card;
  const title =
    card.title === undefined || card.title.includes(drillMark) ? card.title : `${drillMark}${card.title}`;
  return { ...card, text: `${drillMark}${card.text}`, ...(title !== undefined && { title }) };
}

function headOf(broadcast: Broadcast): string {
  const { kind, warning, title } = broadcast;
  switch (kind) {
    case 'notice':
      return title ?? '通知';
    case 'correction':
      return `${broadcast.lifts ? '解除' : '更正'}${broadcast.title ?? ''}`;
    case 'period':
      return title ?? '节点提醒';
    case 'warning':
      return warning
        ? `${warning.hazard}${colourNames[warning.colour]}预警${warning.lifted ? '解除' : ''}（转发）`
        : '预警（转发）';
  }
}

/** How a broadcast is named in a sentence: 《暴雨橙色预警（转发）》, 《通知：明天上午检查…》. */
export function nameOf(broadcast: Broadcast): string {
  const own = broadcast.lifts ? '解除' : '更正';
  const title = broadcast.kind === 'correction' ? own : titleOf(broadcast);
  if (broadcast.kind === 'warning' || broadcast.kind === 'period') return named(title);
  const flat = broadcast.text.replace(/\s+/g, ' ');
  return named(`${title}：${[...flat].slice(0, 14).join('')}${[...flat].length > 14 ? '…' : ''}`);
}

/** A name within a name takes the single marks. */
function named(title: string): string {
  return `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`;
}

export function toneOf({ kind, warning, lifts }: Broadcast): Tone {
  if (warning) return warning.lifted ? 'green' : tones[warning.colour];
  if (lifts) return 'green';
  return kind === 'correction' ? 'orange' : 'blue';
}

/** The words as units read them: the text itself, measures, what to answer by when, and who says so. */
export function bodyOf(broadcast: Broadcast, { by, at, measures }: Shown): string {
  const { warning, ackBy, statedBy } = broadcast;
  const due = statedBy ?? ackBy;
  const lines = [
    broadcast.drill ? `${drillMark}${broadcast.text}` : broadcast.text,
    warning && !warning.lifted ? `防范要求：${measures ?? measuresFor(warning)}` : '',
    asksFor(broadcast, due, at),
    signed(by, at),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function asksFor({ asks, wants, daily }: Broadcast, due: Instant | undefined, at: Instant): string {
  if (!asks || daily) return '';
  const how = askedFor(wants);
  return due === undefined ? `请${how}。` : `请在${timeWords(due, at)}前${how}。`;
}

export function signed(by: Signature | undefined, at: Instant): string {
  const day = shortDay(dayOf(at));
  const clock = clockOf(at);
  if (!by) return `——${day}${clock}`;
  const phone = by.landline === '' ? '' : ` 值班电话${by.landline}`;
  return `——${by.name}${by.office} ${day}${clock}${phone}`;
}

/** Issuer and hour as the office gave them. */
function sourceOf({ warning }: Broadcast, at: Instant): Field[] {
  if (!warning) return [];
  const issued = warning.issuedAt === undefined ? '原文未注明' : timeWords(warning.issuedAt, at);
  return [
    { label: '发布单位', value: warning.issuer },
    { label: '发布时间', value: issued },
  ];
}

interface Shown {
  readonly by: Signature | undefined;
  /** When it went out: the card keeps its words when its count changes. */
  readonly at: Instant;
  /** What the units of this address must do, where they are few. */
  readonly measures?: string | undefined;
}

/** What a group sees: one card with a count and no names. */
export function groupCard(
  broadcast: Broadcast,
  { by, at, measures, done, size }: Shown & { done: number; size: number },
): Card {
  const count = { label: '已确认', value: `${done}/${size}家` };
  const card = plainCard(broadcast, { by, at, measures });
  if (!broadcast.asks) return card;
  return { ...card, fields: [...(card.fields ?? []), count], actions: answersTo(broadcast) };
}

/** What a liaison sees in his private talk. */
export function personCard(broadcast: Broadcast, shown: Shown): Card {
  const card = plainCard(broadcast, shown);
  return broadcast.asks
    ? { ...card, actions: [...answersTo(broadcast), ...(broadcast.daily ? [] : [questionAction(broadcast)])] }
    : card;
}

/** The same words without anything to press. */
export function plainCard(broadcast: Broadcast, { by, at, measures }: Shown): Card {
  const fields = sourceOf(broadcast, at);
  return {
    title: titleOf(broadcast),
    tone: toneOf(broadcast),
    text: bodyOf(broadcast, { by, at, measures }),
    ...(fields.length > 0 && { fields }),
  };
}

/** A private card after its one reader confirmed. */
export function confirmedFace(card: Card, at: Instant): Card {
  return {
    ...card,
    tone: 'green',
    fields: [...(card.fields ?? []), { label: '您的确认', value: clockOf(at) }],
  };
}
