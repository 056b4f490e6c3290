import type { Card } from '../../domain/message.ts';
/** 明年, 2027年; else the year it is now. */
export function yearNamed(said: string, thisYear: number): number {
  const named = /(20\d{2})\s*年?/.exec(said)?.[1];
  if (named) return Number(named);
  return thisYear + (said.includes('明年') ? 1 : said.includes('去年') ? -1 : 0);
}

/** 下一个节点, 两会日期: what is asked for out of the year; an empty name is whatever comes next. */
export function namedNext(said: string): string | undefined {
  if (/两会/.test(said)) return '两会';
  return /下一?个/.test(said) ? '' : undefined;
}

/** The sessions of a province, city or district, whose dates are no national ones. */
export function isLocal(said: string): boolean {
  return /(?:省|市|区|县)(?:级)?两会/.test(said);
}

export const noSuchYear = (year: number): Card => ({
  text: `没有${year}年的日历。看今年的请发“全年节点”，别的年份例如“明年节点”。`,
});

/** A pasted notice names holidays one by one; a question does not. */
export function isHolidayNotice(said: string): boolean {
  return said.length > 60 && /放假/.test(said) && /元旦|春节|国庆/.test(said);
}

/** Asks to import the notice, and forgot its text. */
export function forgotNotice(said: string): boolean {
  return /^\s*导入/.test(said);
}

export const howToPaste: Card = {
  text: '请把放假通知的全文粘贴在“导入放假安排”后面再发一次。会先列出读到的日期，您核对同意后才生效。',
};
