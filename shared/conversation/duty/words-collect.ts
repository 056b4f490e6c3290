import { type Collection, type CollectionStep, dueAt } from '../../domain/duty/collection.ts';
import type { Card } from '../../domain/message.ts';
import { clockOf, type Day, dayOf } from '../../domain/time.ts';
import { shortDay } from '../clock.ts';

const span = ({ from, until }: { from: Day; until: Day }) =>
  from === until ? shortDay(from) : `${shortDay(from)}至${shortDay(until)}`;
const due = (one: Pick<Collection, 'from'>) => `${shortDay(dayOf(dueAt(one)))}${clockOf(dueAt(one))}`;

interface Period {
  readonly name: string;
  readonly from: Day;
  readonly until: Day;
}

/** Proposed a week before, or asked for by an officer: nothing goes out before he says so. */
export const collectCard = (period: Period, units: number): Card => ({
  title: '收集值班表',
  tone: 'blue',
  text: `${period.name}（${span(period)}）值班表：请${units}家单位在${due(period)}前报送，逾期未报的，节前两天、前一天各催一次。确认后马上发出。`,
  actions: [
    {
      id: `duty.roster.collect#${period.from}/${period.until}/${period.name}#go`,
      label: '开始收集',
      style: 'primary',
    },
  ],
});

export const collectStarted = (period: Period): Card => ({
  text: `已开始收集${period.name}值班表，${due(period)}截止。发“谁没交值班表”随时可查。`,
});

export function askRoster(collection: Collection, unit: string, step: CollectionStep): Card {
  const isChase = step !== 'ask';
  return {
    title: isChase ? '值班表还没有报' : '请报送值班表',
    tone: isChase ? 'orange' : 'blue',
    text: `${unit}：请${isChase ? '尽快' : `在${due(collection)}前`}报送${collection.name}（${span(collection)}）值班表，写明日期、带班领导、值班员和电话。把表格文件发给我，或按“10月1日 带班李强 值班张伟”一行一天发来。`,
  };
}

export function missingCard(
  collection: Pick<Collection, 'name' | 'from' | 'until'>,
  { names, total }: { readonly names: readonly string[]; readonly total: number },
): Card {
  const list = names.slice(0, 60).join('、');
  const more = names.length > 60 ? `等${names.length}家` : '';
  return {
    title: `${collection.name}值班表报送情况`,
    tone: names.length === 0 ? 'green' : 'orange',
    text:
      names.length === 0
        ? `${total}家单位都已报送。`
        : `应报${total}家，已报${total - names.length}家，未报${names.length}家：${list}${more}。`,
  };
}

/** A unit that says it is shut is no unit without a watch: a person decides whether somebody stays. */
export const closedPassed = (name: string): Card => ({
  text: `已把您说的情况转给区商务局核实。核实前仍请报送${name}值班表：闭店期间也要留一名能随时接电话的负责人，一天一行写明日期、带班领导、值班员和电话。`,
});

export const closedCard = (about: {
  readonly units: readonly string[];
  readonly who: string;
  readonly name: string;
  readonly said: string;
  readonly phone?: string;
}): Card => ({
  title: '单位说明闭店',
  tone: 'yellow',
  text: `${about.units.join('、')} ${about.who}${about.phone ? `，电话${about.phone}` : ''}，就${about.name}值班表说明：\n${about.said}\n请核实闭店期间留守人员和电话；未报值班表前仍列为未报。`,
});

export const collectHints = {
  notYours: '收集值班表由区商务局工作人员办理。',
  noPeriod: '请写明哪个时段，例如“收集国庆值班表”或“收集10月1日至7日值班表”。',
  already: (name: string) => `${name}值班表已经在收集，没有重复发出。`,
  none: '现在没有在收集的值班表。要收集请发“收集元旦值班表”（写明时段），按“开始收集”后发出。',
} as const;

/** What the collections of a period are called. */
const names: Readonly<Record<string, string>> = {
  'new-year': '元旦',
  'spring-festival': '春节',
  qingming: '清明',
  'labour-day': '五一',
  'dragon-boat': '端午',
  'mid-autumn': '中秋',
  'national-day': '国庆',
};
export const periodName = (codes: readonly string[]): string =>
  codes.map((code) => names[code] ?? code).join('、');
