import type { Tone } from '../../shared/domain/message.ts';

/** What a colour says to those who cannot see it. */
export const toneWords: Readonly<Record<Tone, string>> = {
  red: '红色',
  orange: '橙色',
  yellow: '黄色',
  blue: '蓝色',
  green: '已办',
  grey: '已结束',
};

/** What the colour of a card's edge says: a colour's own name is an office's word, and stands in the titles of its warnings. */
export const markWords: Readonly<Partial<Record<Tone, string>>> = {
  red: '紧急',
  orange: '重要',
  yellow: '注意',
  green: '已办',
  grey: '已结束',
};

/** A shape beside the colour, so that nobody depends on either. */
export const toneShapes: Readonly<Record<Tone, string>> = {
  red: '▲▲▲▲',
  orange: '▲▲▲',
  yellow: '▲▲',
  blue: '▲',
  green: '✓',
  grey: '—',
};

export const kindWords: Readonly<Record<string, string>> = {
  holiday: '节假日',
  lianghui: '会议',
  season: '季节',
  campaign: '活动',
  report: '报告',
  own: '本局',
};

/** 不到1分钟, 3分钟, 2小时. */
export function minutesWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return '不到1分钟';
  return minutes < 120 ? `${minutes}分钟` : `${Math.floor(minutes / 60)}小时`;
}

/** Above a table of which a workbook holds the first pages only. */
export const cutWords = (pages: number): string =>
  `没有导出完，只有前${pages}页，请在页面上筛选后分几次导出。`;

export const riskWords: Readonly<Record<'red' | 'orange' | 'yellow' | 'blue', string>> = {
  red: '红色（重大）',
  orange: '橙色（较大）',
  yellow: '黄色（一般）',
  blue: '蓝色（低）',
};

interface Came {
  readonly done: number;
  readonly left: number;
  /** A press that did not come to the end. */
  readonly isCut: boolean;
}

/** What a button of 运行 did. */
export const mended: Readonly<Record<string, (came: Came) => string>> = {
  courier: () => '已叫醒发送，等一会儿再看待发数。',
  clock: () => '已重新看过一遍到期的事。',
  lost: ({ done, left, isCut }) =>
    `已再发${done}处，结果稍后在本页和通知页看。${left > 0 ? `另有${left}处没有可用的地址或正在发送，没有再发，请电话通知。` : ''}${isCut ? '还没有到底，请按“接着再发”。' : ''}`,
  single: ({ done, left }) =>
    `已再发${done}条，结果稍后在本页看。${left > 0 ? `另有${left}条已过时间、没有可用的地址或正在发送，没有再发，请电话通知。` : ''}`,
  group: ({ done }) =>
    done > 0 ? '已恢复这个群，之后的通知会发到群里；仍送不到会再次停用。' : '这个群已经在用。',
  sources: ({ done }) => (done > 0 ? `一分钟内会再问${done}个来源。` : '没有中断的来源，不用再问。'),
};

/** The ledgers of the watch for a month, 10月: what is said for each, and its name. */
export const dutyLedgers = (month: string) =>
  [
    [`导出签到台账 ${month}`, '签到查岗台账'],
    [`导出交接班日志 ${month}`, '交接班日志'],
    [`导出值守履职表 ${month}`, '值守履职表'],
  ] as const;

export const caseLedgers = [
  ['导出台账', '隐患台账'],
  ['导出挂牌督办台账', '挂牌督办台账'],
  ['导出双报告台账', '双报告台账'],
  ['导出移交台账', '移交、函送、抄告台账'],
] as const;

export const assessLedger = [['导出研判台账', '研判台账']] as const;

export const ledgersShown = [
  ['隐患统计', '本年隐患统计'],
  ['自查情况', '本月日周月排查'],
  ['事故台账', '事故台账'],
] as const;

interface CountedDays {
  readonly from: string;
  readonly until: string;
  readonly asOf: string;
}

/** Which cases a table counts: all, or those registered in some days. */
export function countedWords({ from, until, asOf }: CountedDays): string {
  if (from === '' && until === '') return `全部，截至${asOf}`;
  return from === '' ? `登记于${until}及以前` : `登记于${from}至${until === '' ? asOf : until}`;
}
