import type { Standing } from '../../domain/alerts/weather-event.ts';

const standings: Readonly<Record<Standing, string>> = {
  'in-force': '生效中',
  lifted: '已解除',
  expired: '已过有效期',
  unlisted: '来源已撤下，未见解除',
  silent: '一天没有新消息，请核实',
  withdrawn: '录入有误，已作废',
};

export const standingName = (standing: Standing): string => standings[standing];

/** 黄色→橙色→红色, each change once. */
export function changesOf(colours: readonly string[]): string {
  return colours.filter((colour, place) => colour !== colours[place - 1]).join('→');
}

interface Answering {
  readonly isBad: boolean;
  readonly failures: number;
  readonly why: string;
}

/** How a source of weather does, and why not. */
export function feedState({ isBad, failures, why }: Answering): string {
  if (!isBad) return '正常';
  return failures > 0 ? `${why}，连续${failures}次，已放慢再问` : why;
}
