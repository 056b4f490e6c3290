import type { Period } from '../../domain/alerts/periods.ts';
import type { Push } from '../../domain/alerts/pushes.ts';
import type { Card } from '../../domain/message.ts';
import { type Day, daysBetween } from '../../domain/time.ts';
import { daysWords, dayWords, shortDay } from '../clock.ts';

const names: Readonly<Record<string, string>> = {
  'new-year': '元旦',
  'spring-festival': '春节',
  qingming: '清明节',
  'labour-day': '劳动节',
  'dragon-boat': '端午节',
  'mid-autumn': '中秋节',
  'national-day': '国庆节',
  lianghui: '全国两会',
  'flood-south': '汛期',
  'flood-north': '汛期',
  'ice-flood': '凌汛期',
  typhoon: '台风季',
  heat: '高温季',
  cold: '低温雨雪冰冻期',
  'winter-fire': '冬春火灾防控',
  'security-day': '全民国家安全教育日',
  'disaster-day': '全国防灾减灾日',
  'safety-month': '安全生产月',
  'consultation-day': '安全宣传咨询日',
  'fire-month': '消防宣传月',
  'fire-day': '全国消防日',
  'safety-law-week': '《安全生产法》宣传周',
  'annual-report': '年度安全生产工作报告',
};

/** 国庆节, 中秋节、国庆节, or the words of whoever entered a period of the bureau's own. */
export function periodName({ name }: Pick<Period, 'name'>): string {
  return name
    .split('+')
    .map((one) => names[one] ?? one)
    .join('、');
}

/** What a unit does for a period, before it and while it runs. */
interface Duties {
  readonly before: string;
  readonly during: string;
}

const duties: Readonly<Record<string, Duties>> = {
  holiday: {
    before: '自查消防通道、用电用气、扶梯和促销客流，报好值班表',
    during: '领导带班、专人值守，加密巡查',
  },
  lianghui: {
    before: '自查消防、用气、危化品和人员密集部位，清零隐患',
    during: '领导带班、24小时值守，加密巡查',
  },
  flood: {
    before: '疏通排水，检查地下车库、配电房，备好沙袋水泵',
    during: '盯紧预警，专人值守，险情先撤人再报告',
  },
  typhoon: {
    before: '加固广告牌、棚架和门窗，检查排水和备用电源',
    during: '盯紧预警，专人值守，险情先撤人再报告',
  },
  heat: { before: '检查空调、配电和冷库负荷，备好防暑用品', during: '避开高温时段室外作业，加密用电巡查' },
  cold: {
    before: '检查供暖、水管、棚架承重，备好防滑除雪物资',
    during: '及时除雪防滑，注意用电用火和一氧化碳',
  },
  fire: {
    before: '检查疏散通道、消火栓、灭火器和用电用气',
    during: '每日防火巡查，严禁违规动火和电动车进楼充电',
  },
  campaign: { before: '准备宣传展板、大屏和员工培训', during: '组织宣传和一次员工培训、疏散演练' },
};
const kinds: Readonly<Record<string, string>> = {
  'flood-south': 'flood',
  'flood-north': 'flood',
  'ice-flood': 'flood',
  typhoon: 'typhoon',
  heat: 'heat',
  cold: 'cold',
  'winter-fire': 'fire',
  'fire-month': 'fire',
  'fire-day': 'fire',
};

/** Under which name a period's duties stand. */
export function dutiesKey({ kind, name }: Pick<Period, 'kind' | 'name'>): string {
  return kinds[name] ?? (kind === 'own' ? name : kind);
}

/** An officer's words win over the house's own. */
function dutiesOf(period: Period, own: ReadonlyMap<string, string>): Duties {
  const key = dutiesKey(period);
  const found = duties[key] ?? duties[period.kind] ?? duties['holiday'] ?? { before: '', during: '' };
  return {
    before: own.get(`duties#${key}#before`) ?? found.before,
    during: own.get(`duties#${key}#during`) ?? found.during,
  };
}

/** What a period rests on, where its source is a document and not an address or a habit of ours. */
export function basisOf({ source }: Pick<Period, 'source'>): string {
  if (/^https?:\/\/www\.gov\.cn/.test(source) || source === 'notice') return '依据：国办放假安排。';
  return /\p{Script=Han}/u.test(source) ? `依据：${source}。` : '';
}

/** A push as units read it: who does what by when. The words depend on the day it goes out, which may have moved. */
export function pushWords(
  push: Push,
  today: Day,
  own: ReadonlyMap<string, string> = new Map(),
): { readonly title: string; readonly text: string } {
  const { period } = push;
  const basis = basisOf(period);
  const [name, left, duty] = [periodName(period), daysBetween(today, period.start), dutiesOf(period, own)];
  const span =
    period.start === period.end
      ? dayWords(period.start)
      : `${dayWords(period.start)}至${dayWords(period.end)}`;
  const rest = push.tentative
    ? '，放假日期暂定，以正式通知为准'
    : period.makeUp?.length
      ? `，${period.makeUp.map(shortDay).join('、')}上班`
      : '';
  if (left < 0)
    return {
      title: `${name}：第${1 - left}天`,
      text: `${name}第${1 - left}天，请各单位继续${duty.during}；遇险先拨119、120，再报告。`,
    };
  if (left === 0)
    return {
      title: `${name}：今天开始`,
      text: `${name}（${span}${rest}）今天开始，请各单位${duty.during}；遇险先拨119、120，再报告。${basis}`,
    };
  const until = left === 1 ? '明天开始' : `还有${left}天`;
  const by = left === 1 ? '今天内' : `${shortDay(period.start)}前`;
  return {
    title: `${name}：${until}`,
    text: `${name}（${span}${rest}）${until}，请各单位${by}${duty.before}；期间${duty.during}。${basis}`,
  };
}

/** What units are asked on each day of a period with self-checks. */
export const checkWords = (period: Period) => ({
  title: `${periodName(period)}每日自查`,
  text: `${periodName(period)}期间请各单位每天按清单自查一次，发现隐患当场整改，不能马上整改的发“隐患 位置 情况”上报。${basisOf(period)}`,
});

const sumForm = '值班、查岗、出动检查、隐患整改、预警、事故的次数，按届时记录生成。';

/** What officers read: that it went to units, what they must look up, draw up or hand in, or what was missed. */
export function officerLine(push: Push, today: Day, what: 'sent' | 'own' | 'missed' | 'nobody'): Card {
  const [name, span] = [periodName(push.period), daysWords(push.period.start, push.period.end)];
  const left = daysBetween(today, push.period.start);
  const asked = push.audience === 'checks' ? '每日自查' : '提醒';
  if (what === 'missed')
    return {
      tone: 'orange',
      text: `服务停顿期间错过了一条${name}（${span}）${asked}，未再补发，请视需要另发通知。`,
    };
  if (what === 'nobody')
    return { tone: 'orange', text: `${name}（${span}）${asked}没有可以送达的群或联络员，未发出。` };
  if (what === 'sent') {
    const look = push.tentative ? '放假通知公布后请发送“导入放假安排”和全文。' : '';
    return { text: `已向各单位发出${name}（${span}）提醒：${pushWords(push, today).text}${look}` };
  }
  if (push.steps.includes('summary')) return { text: `${name}（${span}）小结：${sumForm}` };
  if (push.period.kind === 'report')
    return { text: `${name}请于${dayWords(push.period.start)}前报送，还有${Math.max(0, left)}天。` };
  const ask =
    push.period.kind === 'lianghui'
      ? '确认后请回复：全国两会 起止日期，例如“全国两会 3月4日至3月11日”。'
      : '放假通知公布后请发送“导入放假安排”和全文。';
  return {
    tone: 'yellow',
    text: `${name}（${span}）${left > 0 ? `还有${left}天` : '已到'}，日期暂定，${push.period.kind === 'holiday' ? '' : '未向单位发送，'}请核对日期。${ask}`,
  };
}

/** The year at a glance. */
export function yearCard(year: number, periods: readonly Period[]): Card {
  const lines = periods.map(periodLine);
  const open = periods.some(({ kind, status }) => kind === 'holiday' && status === 'tentative');
  const remark = open ? `${year}年放假安排尚未公布，节假日为法定天数，暂定。` : '';
  return { title: `${year}年重要节点`, text: [...lines, remark].filter((line) => line !== '').join('\n') };
}

/** What comes next, or when the sessions are: those that are not over, the nearest first. */
export function nextCard(periods: readonly Period[], today: Day, name = ''): Card {
  const ahead = periods
    .filter(
      (period) => period.end >= today && periodName(period).includes(name) && (name || period.start > today),
    )
    .sort((one, other) => (one.start < other.start ? -1 : 1))
    .slice(0, name === '' ? 3 : 1);
  const lines = ahead.map((period) => {
    const [line, year] = [periodLine(period), `${period.start.slice(0, 4)}年`];
    return line.startsWith(year) ? line : `${year}${line}`;
  });
  return { title: '接下来的节点', text: [...lines, '全年的请发：全年节点。'].join('\n') };
}

function periodLine(period: Period): string {
  const tentative = period.status === 'tentative' || period.endStatus === 'tentative' ? '（暂定）' : '';
  const rest = period.makeUp?.length ? `，${period.makeUp.map(shortDay).join('、')}上班` : '';
  return `${daysWords(period.start, period.end)} ${periodName(period)}${rest}${tentative}`;
}

export const lianghuiConfirmed = (opens: Day, closes: Day): Card => ({
  tone: 'green',
  text: `已确认：${opens.slice(0, 4)}年全国两会 ${shortDay(opens)}至${shortDay(closes)}，将按此提醒各单位。`,
});
export const lianghuiUnclear: Card = { text: '请写明起止日期，例如：全国两会 3月4日至3月11日' };
