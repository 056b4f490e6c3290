import { colours, isGrave } from '../../domain/alerts/warning.ts';
import { lastChange, lastOf, type WeatherEvent } from '../../domain/alerts/weather-event.ts';
import type { Action, Card } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import { changeWords, eventName, ranOutWords, saidOf, sourcesOf, weatherTone } from './words-weather.ts';
import { assessAction, assessBy } from './words-weather-records.ts';

const mostLetters = 300;
const mostLines = 6;
const mostActions = 3;

/** What stands beside the news. */
interface About {
  /** Until when the gravest of them must be assessed. */
  readonly assessBy?: Instant;
  /** The units that one warning touches, where they are fewer than all. */
  readonly touched?: { readonly count: number; readonly places: readonly string[] };
}

/** What the duty room reads of the news of a minute: one warning whole, several folded into one card. */
export function weatherNews(events: readonly WeatherEvent[], now: Instant, about: About = {}): Card {
  const sorted = [...events].sort((one, other) => weight(other) - weight(one));
  const [first] = sorted;
  if (!first) return { text: '' };
  const card = sorted.length === 1 ? single(first, now, about.touched) : folded(sorted, now);
  if (about.assessBy === undefined) return card;
  return { ...card, text: `${card.text}\n${assessBy(about.assessBy, now)}` };
}

/** A grave warning ran out and nobody lifted it: whether it is over is for its office to say. */
export function graveRanOut(event: WeatherEvent, now: Instant): Card {
  return {
    title: `${eventName(event)}未见解除`,
    tone: 'orange',
    text: `${saidOf(event, now)}${eventName(event)}，${ranOutWords(event, now)}。措施是否解除，以发布单位的通知为准。`,
  };
}

function single(event: WeatherEvent, now: Instant, touched: About['touched']): Card {
  const last = lastOf(event);
  const letters = [...last.text];
  const text = letters.length > mostLetters ? `${letters.slice(0, mostLetters).join('')}…` : last.text;
  const lines = [
    `${saidOf(event, now)}${eventName(event)}${wasOf(event)}。原文：`,
    text,
    `来源：${sourcesOf(last)}。${last.lifted ? '' : '请核对后转发。'}`,
  ];
  return {
    title: `收到${eventName(event)}${endOf(event)}`,
    tone: weatherTone(event, now),
    text: lines.join('\n'),
    actions: [
      relay(event, '转发给单位'),
      ...(touched && !last.lifted ? [relayTouched(event, touched)] : []),
      ...(isGrave(last) ? [assessAction(event)] : []),
    ],
  };
}

function folded(events: readonly WeatherEvent[], now: Instant): Card {
  const [first] = events;
  const shown = events.slice(0, mostLines);
  const rest = events.slice(mostLines);
  const lines = [
    ...shown.map((event, at) => `${at + 1}. ${eventName(event)}${endOf(event)}：${saidOf(event, now)}`),
    ...(rest.length > 0 ? [`另有${rest.length}条：${counted(rest)}。`] : []),
    '回复“今天有什么预警”看全部；转发前请核对原文。',
  ];
  const actions = shown
    .filter((event) => isGrave(lastOf(event)))
    .slice(0, mostActions)
    .map((event) => relay(event, `转发${eventName(event)}`));
  return {
    title: `收到预警${events.length}条`,
    ...(first && { tone: weatherTone(first, now) }),
    text: lines.join('\n'),
    ...(actions.length > 0 && { actions }),
  };
}

function relay(event: WeatherEvent, label: string): Action {
  return { id: `alert.forward#${event.id}`, label, style: isGrave(lastOf(event)) ? 'danger' : 'plain' };
}

/** A warning below orange need not go to those it cannot touch: the officer chooses. */
function relayTouched(event: WeatherEvent, { count, places }: NonNullable<About['touched']>): Action {
  const where = places.length > 0 ? `，${places.slice(0, 2).join('、')}` : '';
  return {
    id: `alert.forward#${event.id}#touched`,
    label: `只转相关单位（${count}家${where}）`,
    style: 'plain',
  };
}

/** （原为橙色预警） is what an officer compares first. */
function wasOf(event: WeatherEvent): string {
  const change = lastChange(event);
  if (change !== 'upgraded' && change !== 'downgraded') return '';
  const before = { ...event, steps: event.steps.slice(0, -1) };
  const [first, ...more] = before.steps;
  return first ? `（原为${eventName({ ...event, steps: [first, ...more] })}）` : '';
}

function endOf(event: WeatherEvent): string {
  return lastOf(event).lifted ? changeWords.lifted : '';
}

/** The gravest first; among equals what rose before what fell, what is over last. */
function weight(event: WeatherEvent): number {
  const { colour, lifted, at } = lastOf(event);
  if (lifted) return at / 1e16;
  return 10 * (colours.indexOf(colour) + 1) + (lastChange(event) === 'upgraded' ? 5 : 0) + at / 1e16;
}

function counted(events: readonly WeatherEvent[]): string {
  const names = new Map<string, number>();
  for (const event of events) {
    const name = `${eventName(event)}${endOf(event)}`;
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  const parts = [...names].map(([name, count]) => `${name}${count}条`);
  return parts.length > mostLines ? `${parts.slice(0, mostLines).join('、')}等` : parts.join('、');
}

/** What a source sent as an exercise or a test: read, and nothing more. */
export const exerciseCard = (text: string): Card => ({
  title: '【演练】收到演练预警',
  tone: 'grey',
  text: `【演练】${[...text].slice(0, 600).join('')}\n来源标明为演练或测试，不是真实预警：不转发、不研判、不计入预警。`,
});
