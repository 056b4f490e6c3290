import type { Colour, Source } from '../../domain/alerts/warning.ts';
import {
  type Change,
  changeOf,
  lastOf,
  type Standing,
  type Step,
  standingOf,
  type WeatherEvent,
} from '../../domain/alerts/weather-event.ts';
import type { Card, Tone } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import { timeWords } from '../clock.ts';

export const colourWords: Readonly<Record<Colour, string>> = {
  white: '白色',
  blue: '蓝色',
  yellow: '黄色',
  orange: '橙色',
  red: '红色',
};

export const changeWords: Readonly<Record<Change, string>> = {
  issued: '发布',
  updated: '更新',
  upgraded: '升级',
  downgraded: '降级',
  lifted: '解除',
};

const sourceWords: Readonly<Record<Source, string>> = {
  pasted: '工作人员录入原文',
  qweather: '和风天气',
  cap: '预警发布接口',
  nmc: '中央气象台网站',
};

const overWords: Readonly<Record<Exclude<Standing, 'in-force' | 'lifted'>, string>> = {
  expired: '已过有效期',
  unlisted: '已不在来源的列表中，未见解除',
  withdrawn: '录入有误，已作废',
  silent: '已满24小时未见更新或解除，请向发布单位核实',
};

/** How it ended without its office's word. */
export function ranOutWords(event: WeatherEvent, now: Instant): string {
  const standing = standingOf(event, now);
  return standing === 'in-force' || standing === 'lifted' ? '' : overWords[standing];
}

/** 暴雨红色预警 */
export function eventName(event: WeatherEvent): string {
  return warningName(event, lastOf(event));
}

export const warningName = ({ hazard }: Pick<WeatherEvent, 'hazard'>, { colour }: Pick<Step, 'colour'>) =>
  `${hazard}${colourWords[colour]}预警`;

/** Where a step was read, each source once. */
export function sourcesOf({ told }: Pick<Step, 'told'>): string {
  return [...new Set(told.map(({ source }) => sourceWords[source]))].join('、');
}

/** 临江区气象台今天09:10升级 */
export function saidOf(event: WeatherEvent, now: Instant): string {
  const last = lastOf(event);
  const before = event.steps.at(-2);
  const change = before ? changeWords[changeOf(last, before)] : firstWord(last);
  const at = last.timed ? timeWords(last.at, now) : `${timeWords(last.heardAt, now)}收到（原文未注明时间）`;
  return `${last.issuer}${at}${change}`;
}

/** Of what an office said before we listened only its own verb tells. */
function firstWord({ verb, lifted }: Step): string {
  if (lifted) return changeWords.lifted;
  if (/升/.test(verb)) return changeWords.upgraded;
  if (/降/.test(verb)) return changeWords.downgraded;
  return /^(?:继续|变更|更新)/.test(verb) ? changeWords.updated : changeWords.issued;
}

export function weatherTone(event: WeatherEvent, now: Instant): Tone {
  const tones: Readonly<Record<Colour, Tone>> = {
    ...{ white: 'grey', blue: 'blue', yellow: 'yellow', orange: 'orange', red: 'red' },
  };
  switch (standingOf(event, now)) {
    case 'lifted':
      return 'green';
    case 'expired':
    case 'withdrawn':
      return 'grey';
    // Nobody said that it is over.
    case 'in-force':
    case 'silent':
    case 'unlisted':
      return tones[lastOf(event).colour];
  }
}

/** What a question about the weather is after. */
export type WeatherAsked = 'typhoon' | 'forecast' | 'warnings';

export function weatherAsked(text: string): WeatherAsked {
  if (/台风|热带(?:气旋|风暴|低压)/.test(text) && !/预警/.test(text)) return 'typhoon';
  return /预警|解除|生效/.test(text) ? 'warnings' : 'forecast';
}

interface Known {
  readonly events: readonly WeatherEvent[];
  /** How the sources stand, a line each; empty when none is switched on. */
  readonly sources: readonly string[];
  /** Responses of a headquarters, a line each. */
  readonly responses?: readonly string[];
  readonly now: Instant;
}

const mostLines = 12;
const official = '以当地气象部门最新发布为准。';
const noSource = '没有接入自动查询的天气来源，以上只含录入或推送来的原文。';

/** 今天有什么预警: what is in force, what ended these hours, from whom and when. */
export function warningsNow({ events, sources, responses = [], now }: Known): Card {
  const inForce = events.filter((event) => standingOf(event, now) === 'in-force');
  const over = events.filter((event) => standingOf(event, now) !== 'in-force');
  const head =
    inForce.length === 0
      ? `${timeWords(now, now)}，没有收到生效中的预警。`
      : `生效中的预警${inForce.length}条：`;
  const lines = [
    head,
    ...inForce.slice(0, mostLines).map((event, at) => `${at + 1}. ${inForceLine(event, now)}`),
    ...more(inForce.length),
    ...(over.length > 0
      ? ['已结束：', ...over.slice(0, mostLines / 2).map((event) => overLine(event, now))]
      : []),
    ...responses,
    ...(sources.length > 0 ? sources : [noSource]),
    official,
  ];
  const [first] = [...inForce].sort((one, other) => rank(other) - rank(one));
  return { title: '预警', tone: first ? weatherTone(first, now) : 'grey', text: lines.join('\n') };
}

function more(count: number): string[] {
  return count > mostLines ? [`另有${count - mostLines}条未列出。`] : [];
}

function rank(event: WeatherEvent): number {
  return ['white', 'blue', 'yellow', 'orange', 'red'].indexOf(lastOf(event).colour);
}

function inForceLine(event: WeatherEvent, now: Instant): string {
  const { expiresAt } = lastOf(event);
  const until = expiresAt === undefined ? '' : `，有效至${timeWords(expiresAt, now)}`;
  return `${eventName(event)}：${saidOf(event, now)}${until}；来源：${sourcesOf(lastOf(event))}`;
}

function overLine(event: WeatherEvent, now: Instant): string {
  const standing = standingOf(event, now);
  if (standing === 'lifted') return `${eventName(event)}：${saidOf(event, now)}`;
  return `${eventName(event)}：${saidOf(event, now)}，${ranOutWords(event, now)}`;
}

/** 台风到哪了, where no source tells tracks: what is in force about typhoons, and where to look. */
export function typhoonUnknown(known: Known, isTold = false): Card {
  const none = known.sources.length > 0 ? '目前没有读到活动台风的位置，' : '没有接入台风路径来源，';
  const text = [
    `${isTold ? none : '台风位置'}请看中央气象台台风网或当地气象台。`,
    ...typhoonWarnings(known),
  ].join('\n');
  return { title: '台风', text };
}

/** The official warnings in force, whatever is known of a track. */
export function typhoonWarnings({ events, now }: Pick<Known, 'events' | 'now'>): string[] {
  const about = events.filter(
    (event) => /台风|热带/.test(event.hazard) && standingOf(event, now) === 'in-force',
  );
  if (about.length === 0) return ['没有收到生效中的台风预警。'];
  return ['已收到的台风预警：', ...about.map((event) => inForceLine(event, now))];
}

/** A forecast is the stations' business: what is in force is all that we know. */
export function noForecast(known: Known): Card {
  const card = warningsNow(known);
  return { ...card, text: `本系统不做天气预报，请看当地气象台预报。\n${card.text}` };
}
