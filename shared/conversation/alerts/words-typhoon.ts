import type { DayOutlook } from '../../domain/alerts/outlook.ts';
import type { Grade, Nearness, Track } from '../../domain/alerts/typhoon.ts';
import type { WeatherEvent } from '../../domain/alerts/weather-event.ts';
import type { Card } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import { dayWords, timeWords } from '../clock.ts';
import { typhoonWarnings } from './words-weather.ts';
import { feedName } from './words-weather-feeds.ts';

const gradeWords: Readonly<Record<Grade, string>> = {
  TD: '热带低压',
  TS: '热带风暴级',
  STS: '强热带风暴级',
  TY: '台风级',
  STY: '强台风级',
  SuperTY: '超强台风级',
};
const quadrantWords: Readonly<Record<Nearness['quadrant'], string>> = {
  ne: '东北',
  se: '东南',
  sw: '西南',
  nw: '西北',
};

/** Never without it: what we compute is nobody's forecast. */
const internal = '仅供内部研判，请勿转发；是否影响我区以气象部门预报为准。';

export interface Near {
  readonly track: Track;
  readonly nearness: Nearness;
  readonly source: string;
}

/** 台风到哪了, for officers: where each storm was at its source's last hour, and how far from us. */
export function typhoonsNear(
  near: readonly Near[],
  known: { readonly events: readonly WeatherEvent[]; readonly now: Instant },
): Card {
  const { now } = known;
  const lines = [...near]
    .sort((one, other) => one.nearness.distanceKm - other.nearness.distanceKm)
    .map((one) => lineOf(one, now));
  return {
    title: '台风位置',
    tone: 'blue',
    text: [...lines, ...(known.events.length > 0 ? typhoonWarnings(known) : []), internal].join('\n'),
  };
}

/** A storm came a step nearer. */
export function stormNearer(one: Near, now: Instant): Card {
  return { ...typhoonsNear([one], { events: [], now }), title: '台风接近', tone: 'orange' };
}

function lineOf({ track, nearness, source }: Near, now: Instant): string {
  const { fix, distanceKm } = nearness;
  const grade = fix.grade
    ? `（${gradeWords[fix.grade]}${fix.windMs === undefined ? '' : `，${fix.windMs}米/秒`}）`
    : '';
  const where = `北纬${degrees(fix.latitude)}、${fix.longitude < 0 ? '西经' : '东经'}${degrees(fix.longitude)}`;
  const name = track.name === '' || /^\w+$/.test(track.name) ? '未命名热带气旋' : `台风“${track.name}”`;
  return `${name}${grade}中心${timeWords(fix.at, now)}位于${where}，距我区约${distanceKm}公里；${gale(nearness)}。来源：${feedName(source)}。`;
}

function degrees(value: number): string {
  return `${Math.abs(Math.round(value * 10) / 10)}度`;
}

function gale({ quadrant, reachKm, edgeKm }: Nearness): string {
  if (reachKm === undefined || edgeKm === undefined) return '来源未给出七级风圈';
  const reach = `七级风圈${quadrantWords[quadrant]}象限半径${reachKm}公里`;
  return edgeKm > 0 ? `${reach}，我区在圈外约${edgeKm}公里` : `${reach}，我区在圈内`;
}

/** What a model computes, for officers' judgement: no colour, no forecast. */
export function outlookLines(days: readonly DayOutlook[], readAt: Instant, now: Instant): string[] {
  if (days.length === 0) return [];
  return [
    `数值模式计算（https://open-meteo.com，${timeWords(readAt, now)}读取）：`,
    ...days.slice(0, 3).map(dayLine),
    '仅供内部研判，不是预报，请勿转发。',
  ];
}

function dayLine({ day, highest, lowest, rainMm, snowCm, gustMs }: DayOutlook): string {
  const parts = [
    ...(lowest !== undefined && highest !== undefined
      ? [`${Math.round(lowest)}至${Math.round(highest)}℃`]
      : []),
    ...(rainMm !== undefined ? [`降水${Math.round(rainMm)}毫米`] : []),
    ...(snowCm !== undefined && snowCm > 0 ? [`降雪${Math.round(snowCm)}厘米`] : []),
    ...(gustMs !== undefined ? [`阵风${Math.round(gustMs)}米/秒`] : []),
  ];
  return `${dayWords(day)}：${parts.length > 0 ? parts.join('，') : '无数据'}`;
}
