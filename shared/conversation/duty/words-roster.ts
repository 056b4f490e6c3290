import type { Day } from '../../domain/time.ts';
import { shortDay } from '../clock.ts';

/** Whether a roster's row means the bureau's own watch by what it calls the post. */
export function callsBureau(text: string): boolean {
  return /局|委|机关|本级/.test(text);
}

export function wallTitle(bureau: string, { from, until }: { from: Day; until: Day }): string {
  const isMonth = from.endsWith('-01') && from.slice(0, 7) === until.slice(0, 7) && until.slice(8) >= '28';
  const [year, month] = from.split('-');
  return isMonth
    ? `${bureau}${year}年${Number(month)}月值班表`
    : `${bureau}${year}年${shortDay(from)}至${shortDay(until)}值班表`;
}

export const exportWords = {
  making: (name: string) => `正在生成《${name}》，稍后发给您。`,
  name: ({ from, until }: { from: Day; until: Day }, wall: boolean) =>
    `值班表${wall ? '（上墙）' : ''}${from}至${until}.xlsx`,
  nothing: '这段时间还没有值班表可导出。',
  notYours: '值班表导出由区商务局、街道和单位联络员办理。',
} as const;

export const calendarWords = {
  given: (url: string, whole: boolean) =>
    `${whole ? '全局值班日历' : '您的值班日历'}，在手机日历里“添加订阅日历”并粘贴：\n${url}\n知道地址就能看到，请勿转发；重新索取后旧地址作废。`,
  name: (person: string, whole: boolean) => (whole ? '值班表' : `${person}的值班`),
  noAddress: '本系统没有对外的网址，暂不能订阅日历。请管理员设置网址。',
  notYours: '值班日历只提供给已登记的人员。',
} as const;
