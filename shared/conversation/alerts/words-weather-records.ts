import type { ResponseLevel, ResponseRefusal, SaidResponse } from '../../domain/alerts/response.ts';
import type { Colour } from '../../domain/alerts/warning.ts';
import type { WeatherEvent } from '../../domain/alerts/weather-event.ts';
import type { Action, Card } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import { timeWords } from '../clock.ts';
import { saidOf, warningName } from './words-weather.ts';

const mostListed = 6;
const mostButtons = 3;

/** A warning with the colour that waits for a word, which it may have left since. */
export interface Waiting {
  readonly event: WeatherEvent;
  readonly colour: Colour;
  readonly dueAt: Instant;
}

const nameOf = ({ event, colour }: Pick<Waiting, 'event' | 'colour'>) => warningName(event, { colour });

/** The form by which a grave warning is assessed. */
export function assessAction(event: WeatherEvent, name?: string): Action {
  const label = '研判结论和措施';
  return {
    id: `weather.assess#${event.id}`,
    label: name === undefined ? '填写研判' : `研判${name}`,
    style: 'plain',
    form: [{ name: 'text', label, kind: 'long-text', required: true }],
  };
}

export const assessBy = (dueAt: Instant, now: Instant): string =>
  `请在${timeWords(dueAt, now)}前研判，回复“研判 结论和措施”。`;

/** Two hours are over: one card, however many wait. */
export function assessmentDue(events: readonly Waiting[], now: Instant): Card {
  const [first, ...more] = events;
  if (!first) return { text: '' };
  const listed = events.slice(0, mostListed).map((one) => `${nameOf(one)}：${saidOf(one.event, now)}`);
  const rest = events.length > mostListed ? [`另有${events.length - mostListed}条。`] : [];
  return {
    title: `研判未完成：${nameOf(first)}${more.length > 0 ? `等${events.length}条` : ''}`,
    tone: 'orange',
    text: [...listed, ...rest, '已满2小时，还没有研判记录。请回复“研判 结论和措施”，或点下方填写。'].join(
      '\n',
    ),
    actions: buttons(events),
  };
}

const buttons = (events: readonly Waiting[]) =>
  events
    .slice(0, mostButtons)
    .map((one) => assessAction(one.event, events.length > 1 ? nameOf(one) : undefined));

export function assessed(events: readonly Waiting[], isLate: boolean): string {
  const names = events.slice(0, mostListed).map(nameOf).join('、');
  const rest = events.length > mostListed ? `等${events.length}条` : '';
  return `已记录${names}${rest}的研判${isLate ? '（超过2小时）' : ''}。`;
}

export const nothingToAssess = '没有等待研判的预警。橙色以上预警收到后才需要研判。';
const whatAssessed = '请写明结论和措施，例如：研判 暴雨影响江湾片区，地下车库提前封控，夜市停业。';

export function toAssess(events: readonly Waiting[], now: Instant): Card {
  const lines = events.slice(0, mostListed).map((one) => `${nameOf(one)}：${timeWords(one.dueAt, now)}前`);
  const rest = events.length > mostListed ? [`另有${events.length - mostListed}条。`] : [];
  const text = [...lines, ...rest, whatAssessed].join('\n');
  return { title: '等待研判', text, actions: buttons(events) };
}

/** Those whose hazard the words name; without such, all that wait. */
export function areNamed<T extends { readonly event: WeatherEvent }>(
  open: readonly T[],
  words: string,
): readonly T[] {
  const named = open.filter(({ event }) => words.includes(event.hazard));
  return named.length > 0 ? named : open;
}

const levelWords: Readonly<Record<ResponseLevel, string>> = { 1: 'Ⅰ级', 2: 'Ⅱ级', 3: 'Ⅲ级', 4: 'Ⅳ级' };

interface Response {
  readonly hazard: string;
  readonly level: ResponseLevel;
  readonly authority: string;
  readonly document: string;
  readonly startedAt: Instant;
  readonly changedFrom?: ResponseLevel;
  readonly endedAt?: Instant;
  readonly endDocument?: string;
}

/** 防汛应急响应Ⅲ级：临江区防指今天10:00启动（临防指〔2026〕5号） */
export function responseLine(response: Response, now: Instant): string {
  const { hazard, level, authority, document, startedAt, changedFrom, endedAt, endDocument } = response;
  const name = `${hazard}应急响应${levelWords[level]}`;
  if (endedAt !== undefined)
    return `${name}：${authority}${timeWords(endedAt, now)}终止（${endDocument ?? document}）`;
  const how = changedFrom === undefined ? '启动' : `由${levelWords[changedFrom]}调整`;
  return `${name}：${authority}${timeWords(startedAt, now)}${how}（${document}）`;
}

export function responseNoted(response: Response, now: Instant): Card {
  return {
    title: '应急响应已登记',
    tone: response.endedAt === undefined ? 'orange' : 'green',
    text: `${responseLine(response, now)}。\n仅作登记，没有发给单位；要通知单位请用“通知”，并写明文号。`,
  };
}

const how = '例如：应急响应 启动 防汛 Ⅳ级 临江区防指 临防指〔2026〕5号。';

export const responseRefused: Readonly<Record<ResponseRefusal | 'not-yours', string>> = {
  'not-yours': '应急响应由局里的工作人员按文件登记。',
  'no-document': `请写明文件文号，没有文号不登记。${how}`,
  'no-hazard': `请写明是哪类应急响应（如防汛、防台风）。${how}`,
  'no-level': `请写明级别（Ⅰ至Ⅳ级），级别以文件为准。${how}`,
  'no-authority': `请写明发布单位（防汛指挥部等）。${how}`,
  'not-running': '没有登记过这类应急响应的启动，请先登记启动。',
};

const numerals: Readonly<Record<string, ResponseLevel>> = {
  ...{
    Ⅰ: 1,
    Ⅱ: 2,
    Ⅲ: 3,
    Ⅳ: 4,
    一: 1,
    二: 2,
    三: 3,
    四: 4,
    I: 1,
    II: 2,
    III: 3,
    IV: 4,
    1: 1,
    2: 2,
    3: 3,
    4: 4,
  },
};

/** 应急响应 启动 防汛 Ⅳ级 临江区防指 临防指〔2026〕5号, in any order. */
export function readResponse(text: string): SaidResponse {
  const document = /[\p{Script=Han}]{1,14}[〔[（(【]\s*\d{4}\s*[〕\]）)】]\s*\d{1,4}\s*号/u
    .exec(text)?.[0]
    .replace(/\s/g, '');
  const rest = text.replace(/[\p{Script=Han}]{1,14}[〔[（(【]\s*\d{4}\s*[〕\]）)】]\s*\d{1,4}\s*号/u, ' ');
  const level = numerals[/(IV|III|II|I|[ⅠⅡⅢⅣ一二三四1-4])\s*级/.exec(rest)?.[1] ?? ''];
  const hazard =
    /(防汛防台风|防汛抗旱|防台风|防汛|防台|抗旱|低温雨雪冰冻|雨雪冰冻|防寒|地质灾害|森林防火|高温|地震|气象灾害)/.exec(
      rest.replace(/\p{Script=Han}{0,20}?指挥部(?:办公室)?/u, ' '),
    )?.[1];
  const authority =
    /(\p{Script=Han}{2,20}?(?:指挥部(?:办公室)?|防指|防办|应急委|减灾委|安委会|人民政府|应急管理局|气象局))/u.exec(
      rest.replace(/应急响应|启动|终止|结束|解除|调整|提升|升级|降低|降级|[ⅠⅡⅢⅣ一二三四1-4]级/g, ' '),
    )?.[1];
  return {
    what: /终止|结束|解除/.test(rest) ? 'end' : 'start',
    ...(hazard !== undefined && { hazard }),
    ...(level !== undefined && { level }),
    ...(authority !== undefined && { authority: authority.replace(/^(?:由|经)/, '') }),
    ...(document !== undefined && { document }),
  };
}
