import type { Warning } from '../../domain/alerts/warning.ts';
import type { Listed } from '../../domain/hazards/listed.ts';
import type { Instant } from '../../domain/time.ts';
import { dayOf } from '../../domain/time.ts';
import { shortDay, timeWords } from '../clock.ts';

/** 大风蓝色预警（临江区气象台，今天10:05发布）. */
export function warningMatter(name: string, { issuer, issuedAt }: Warning, now: Instant): string {
  return `${name}（${issuer}${issuedAt === undefined ? '' : `，${timeWords(issuedAt, now)}发布`}）`;
}

/** SG-2026-0001 星河直播电商基地仓库：着火了，仓库冒烟. */
export function incidentMatter(
  { number = '', text }: { number?: string; text: string },
  where: string,
): string {
  const said = text.replace(/\s+/g, ' ');
  return `${number} ${where}：${said.length > 30 ? `${said.slice(0, 30)}…` : said}`.trim();
}

/** YH-2026-0001（万汇广场，整改中，11月30日前）: by whom and until when, as far as it is known. */
export function caseMatter(
  { number, unitName, place, deadline }: Listed,
  state: string,
  now: Instant,
): string {
  const due = deadline && `${shortDay(deadline)}前${deadline < dayOf(now) ? '，已超期' : ''}`;
  const said = [unitName ?? place, state, due].filter((one) => one !== undefined && one !== '');
  return `${number}（${said.join('，')}）`;
}
