import type { Standing } from '../../domain/alerts/weather-event.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { ageWords } from './words-wall.ts';

const standings: Readonly<Record<Standing, string>> = {
  'in-force': '生效中',
  lifted: '已解除',
  expired: '已过有效期',
  unlisted: '来源已撤下，未见解除',
  silent: '一天没有新消息，请核实',
  withdrawn: '录入有误，已作废',
};

export const standingName = (standing: Standing): string => standings[standing];

interface About {
  readonly colours: readonly string[];
  /** In words; undefined where its office named no end, or it is over. */
  readonly until: string | undefined;
  readonly sources: string;
}

/** 级别变化：黄色→橙色；有效至今天23:00；来源：工作人员录入原文 */
export function aboutEvent({ colours, until, sources }: About): string {
  const changes = colours.filter((colour, place) => colour !== colours[place - 1]);
  return [
    ...(changes.length > 1 ? [`级别变化：${changes.join('→')}`] : []),
    ...(until === undefined ? [] : [`有效至${until}`]),
    `来源：${sources}`,
  ].join('；');
}

interface Answering {
  readonly isBad: boolean;
  readonly hasRead: boolean;
  readonly failures: number;
  readonly why: string;
}

export const notAsked = '尚未查询';

/** When it is asked next; where that is long past, nobody asks. */
export function nextAsked(nextWallMs: number, wallMs: number): string {
  if (nextWallMs > wallMs) return `${ageWords(nextWallMs - wallMs)}后`;
  const isForgotten = nextWallMs > 0 && wallMs - nextWallMs > forgottenMs;
  return isForgotten ? `已过时间${ageWords(wallMs - nextWallMs)}，没有去问，请检查服务` : soonAsked;
}

export const soonAsked = '一分钟内';
/** Sources are asked each minute. */
const forgottenMs = 5 * MINUTE_MS;

/** How a source of weather does, and why not. */
export function feedState({ isBad, hasRead, failures, why }: Answering): string {
  if (!isBad) return hasRead ? '正常' : '正在等它第一次应答';
  return failures > 0 ? `${why}，连续${failures}次，已放慢再问` : why;
}
