export const roleInUnit = ['信息联络员', '备用联络员'] as const;

/** Who is reached nowhere must be called. */
export const reachWords = (names: readonly string[]): string =>
  names.length === 0 ? '联系不上，请发绑定编码' : `可达：${names.join('、')}`;

export const headLabels = {
  responsible: '企业责任人',
  industryHead: '行业责任人',
  adminHead: '行政责任人',
} as const;

/** What an address did of late. */
export const lastTold = (at: string, channel: string): string =>
  `最近送达${at}${channel === '' ? '' : `（${channel}）`}`;
export const lastLost = (at: string, isUnknown: boolean): string =>
  isUnknown ? `${at}发出的结果不明` : `${at}发出的没有送到`;
export const neverTried = '近期没有发过通知';
export const lastAnswer = (at: string): string => `最近应答${at}`;

/** Of the notices it was asked of: nobody is ranked by it. */
export const answeredWords = (asked: number, inTime: number, late: number): string =>
  `近期${asked}次要求确认：按时${inTime}次，逾期${late}次，未确认${asked - inTime - late}次`;
