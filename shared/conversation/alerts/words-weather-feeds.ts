import type { Card } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import { timeWords } from '../clock.ts';

interface Feed {
  readonly name: string;
  readonly goodAt?: Instant;
  readonly code?: string;
  readonly attributions: readonly string[];
}

/** What a source is called among people. */
export function feedName(name: string): string {
  const [kind = '', number = ''] = name.split('-');
  const names: Readonly<Record<string, string>> = {
    qweather: '和风天气',
    cap: `预警订阅源${number}`,
    nmc: '中央气象台网站',
    storm: '和风天气台风',
    typhoon: '中央气象台台风网',
    zj: '浙江台风路径',
    openmeteo: '天气预报数据',
  };
  return names[kind] ?? name;
}

/** However many fell silent together, one card. */
export function feedsSilent(feeds: readonly Feed[], now: Instant): Card {
  const lines = feeds.map((feed) => `${feedName(feed.name)}${sinceOf(feed, now)}（${whyOf(feed.code)}）`);
  return {
    title: feeds.length > 1 ? `天气来源中断（${feeds.length}个）` : '天气来源中断',
    tone: 'orange',
    text: [
      `${lines.join('；\n')}，预警可能漏收。`,
      '请人工查看当地气象台；收到预警请回复“转发预警 原文”。恢复后会告知。',
    ].join('\n'),
  };
}

const sinceOf = ({ goodAt }: Feed, now: Instant): string =>
  goodAt === undefined ? '一直没有读到数据' : `自${timeWords(goodAt, now)}起没有读到数据`;

export function whyOf(code: string | undefined): string {
  const [why = '', what = ''] = (code ?? '').split(' ');
  const status = /^\d{3}$/.test(what) ? what : '';
  switch (why) {
    case 'refused':
      return status === '404' ? '地址不存在404，请检查接口地址' : `对方拒绝${status}，请检查账号和权限`;
    case 'place':
      return '尚未设置局里的区划和位置';
    case 'broken':
      return '数据格式不对';
    case 'later':
      return status === '' ? '网络不通' : `对方繁忙${status}`;
    default:
      return '没有应答';
  }
}

export function feedsBack(feeds: readonly Feed[], now: Instant): Card {
  const each = feeds.map(({ name, goodAt }) => `${feedName(name)}${timeWords(goodAt ?? now, now)}恢复`);
  return {
    title: '天气来源恢复',
    tone: 'green',
    text: `${each.join('，')}。中断期间的预警以气象部门发布为准，请核对。`,
  };
}

const [mostUnread, mostLetters] = [5, 200];

/** What a source listed and nobody could read may be a warning: a person must look. */
export function feedUnread(name: string, texts: readonly string[]): Card {
  const shown = texts
    .slice(0, mostUnread)
    .map((text, at) => `${at + 1}. ${[...(text || '没有可读的文字')].slice(0, mostLetters).join('')}`);
  const rest = texts.length > mostUnread ? [`另有${texts.length - mostUnread}条。`] : [];
  return {
    title: `${feedName(name)}有${texts.length}条没能识别`,
    tone: 'orange',
    text: [
      ...shown,
      ...rest,
      '没有读出发布单位、灾种、颜色或位置，未登记。请人工核对；要转发的请粘贴官方原文：转发预警 原文。',
    ].join('\n'),
  };
}

/** How each source stands, a line each, with what its terms ask us to show. */
export function feedLines(feeds: readonly Feed[], now: Instant): string[] {
  return feeds.flatMap((feed) => {
    const { goodAt, name, attributions } = feed;
    const at = goodAt === undefined ? '尚未读到数据' : `${timeWords(goodAt, now)}读取`;
    return [
      `${feedName(name)}：${at}${feed.code === undefined ? '' : `，目前不通（${whyOf(feed.code)}）`}。`,
      ...attributions,
    ];
  });
}
