import type { Card } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import { timeWords } from '../clock.ts';

interface Feed {
  readonly name: string;
  readonly since: Instant;
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

export function feedSilent(feed: Feed, now: Instant): Card {
  const last =
    feed.goodAt === undefined ? '一直没有读到数据' : `自${timeWords(feed.goodAt, now)}起没有读到数据`;
  return {
    title: '天气来源中断',
    tone: 'orange',
    text: [
      `${feedName(feed.name)}${last}（${whyOf(feed.code)}），预警可能漏收。`,
      '请人工查看当地气象台；收到预警请回复“转发预警 原文”。恢复后会告知。',
    ].join('\n'),
  };
}

export function whyOf(code: string | undefined): string {
  const [why = '', what = ''] = (code ?? '').split(' ');
  const status = /^\d{3}$/.test(what) ? what : '';
  switch (why) {
    case 'refused':
      return `对方拒绝${status}，请检查账号和权限`;
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

export function feedBack(name: string, now: Instant): Card {
  return {
    title: '天气来源恢复',
    tone: 'green',
    text: `${feedName(name)}${timeWords(now, now)}恢复。中断期间的预警以气象部门发布为准，请核对。`,
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
