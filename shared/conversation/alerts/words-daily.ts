import type { Missing } from '../../domain/alerts/roll.ts';
import type { Card } from '../../domain/message.ts';
import type { Day } from '../../domain/time.ts';
import { shortDay } from '../clock.ts';
import { streetName } from '../kinds.ts';
import type { Silent } from './words-roll.ts';

type Daily = 'zero' | 'supply';

const names: Readonly<Record<Daily, string>> = { zero: '零报告', supply: '保供日报' };

/** What units are asked for at 16:00; who has reported already need not again. */
export function dailyWords(
  what: Daily,
  day: Day,
  basis: string,
): { readonly title: string; readonly text: string } {
  const how =
    what === 'zero'
      ? '请各单位今天17:30前零报告：平安请回复“平安”或点下方按钮；有情况请直接说明，遇险先拨119、120。今天已报的不必再报。'
      : '请商超、市场今天17:30前报保供日报：回复“保供日报 粮油15天 蔬菜3天 价格平稳”，或点下方按钮填报；断供、抢购请立即电话报告。';
  return { title: `${shortDay(day)}${names[what]}`, text: `${how}（${basis}）` };
}

export const basisWords = (period: string, basis: string) =>
  `${period}期间${basis === '' ? '' : `，${basis.replace('。', '')}`}`;

/** The count for a group, the names for somebody alone. */
export function dailyChase(what: Daily, missing: number | readonly string[]): string {
  const who = typeof missing === 'number' ? `还有${missing}家` : missing.join('、');
  const how =
    what === 'zero' ? '平安请回复“平安”，有情况请直接说明。' : '请回复“保供日报 库存天数 价格情况”。';
  return `${who}今天还未报${names[what]}，${how}`;
}

export function dailySum(
  what: Daily,
  day: Day,
  counts: {
    readonly total: number;
    readonly missing: readonly Missing<Silent>[];
    readonly said: readonly string[];
    /** Units that told of something instead. */
    readonly matters: readonly string[];
  },
): Card {
  const left = counts.missing.reduce((sum, { rolls }) => sum + rolls.length, 0);
  const lines = counts.missing.flatMap(({ street, rolls }) => [
    `【${streetName(street)}】${rolls.length}家`,
    ...rolls.map(
      ({ name, people }) =>
        `${name}：${people.map((one) => `${one.name} ${one.phone ?? ''}`.trim()).join('，') || '无联络员'}`,
    ),
  ]);
  const rest = left === 0 ? '全部已报。' : `未报${left}家，请电话核实：`;
  return {
    title: `${shortDay(day)}${names[what]}汇总`,
    tone: left === 0 ? 'green' : 'yellow',
    text: [
      `应报${counts.total}家，已报${counts.total - left}家，${rest}`,
      ...(counts.matters.length > 0
        ? [
            `其中报有情况${counts.matters.length}家：${counts.matters.slice(0, 60).join('、')}，详见隐患台账和事件记录。`,
          ]
        : []),
      ...lines.slice(0, 150),
      ...counts.said.slice(0, 60),
    ].join('\n'),
  };
}

export const dailyMissed = (what: Daily, day: Day): Card => ({
  tone: 'orange',
  text: `服务停顿，${shortDay(day)}${names[what]}没有按时布置，未再补发，请视需要电话了解。`,
});

export const supplyNoted = (units: readonly string[], day: Day) =>
  `已记：${units.join('、')} ${shortDay(day)}保供日报。`;
export const supplyLine = (name: string, days: number | undefined, text: string) =>
  `${name}：${days === undefined ? '' : `库存${days}天，`}${text}`;
export const zeroWithMatter = '今天的零报告已记“有情况”，不必再报。';
export const supplyShort = '已转值班人员，会与您联系。';
export const supplyShortCard = (about: {
  readonly names: readonly string[];
  readonly days?: number;
  readonly text: string;
  readonly who: string;
  readonly phone?: string;
}): Card => ({
  title: about.days === undefined ? '保供异常' : '保供库存不足',
  tone: 'orange',
  text: `${about.names.join('、')}报${about.days === undefined ? '' : `主要商品库存只够${about.days}天`}：${about.text}\n联系人：${about.who}${about.phone ? ` ${about.phone}` : ''}。请电话核实货源。`,
});
export const noSupplyWanted = '目前没有要求保供日报，无需报送。断供、抢购等情况请直接电话报告。';
export const reportHow =
  '这份要的是每日报送：平安请回复“平安”，保供请回复“保供日报 库存天数 价格情况”，有情况请直接说明。';
