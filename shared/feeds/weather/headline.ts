import type { Colour, Warning } from '../../domain/alerts/warning.ts';
import { at, type Day, dayFrom, dayOf, HOUR_MS, type Instant, later, plusDays } from '../../domain/time.ts';

/** What comes fast and kills: for these, and red, the phone may ring at night. */
export const deadly = /暴雨|台风|山洪/;

const colourNames: Readonly<Record<string, Colour>> = {
  白: 'white',
  蓝: 'blue',
  黄: 'yellow',
  橙: 'orange',
  红: 'red',
};

const issuer = String.raw`(?<issuer>[\p{Script=Han}×A-Z、·]{2,60}?)`;
const time = String.raw`于?(?<time>(?:(?:(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日|\d{4}-\d{1,2}-\d{1,2} ?))?\d{1,2}(?:时(?:\d{1,2}分)?|[:：]\d{2}))?`;
const verb =
  '(?:联合)?(?<verb>升级发布|降级发布|继续发布|变更发布|更新发布|重新发布|首次发布|确认发布|发布|更新|继续|变更|确认|解除|取消|撤销)';
const what = String.raw`(?<hazard>[\p{Script=Han}]{1,10}?)(?<colour>[白蓝黄橙红])色?预警`;
/** 变更暴雨橙色预警信号为暴雨红色预警信号: the second colour is the one in force. */
const swap = String.raw`(?:联合)?(?<verb>变更|更改|更新|升级|降级|调整)(?<hazard>[\p{Script=Han}]{1,10}?)[白蓝黄橙红]色?预警(?:信号)?为(?:[\p{Script=Han}]{1,10}?)?(?<colour>[白蓝黄橙红])色`;
const change = String.raw`将(?<hazard>[\p{Script=Han}]{1,10}?)[白蓝黄橙红]色?(?:预警)?(?:信号)?(?<verb>变更|升级|降级|调整|升|降|改)(?:发布)?为(?:[\p{Script=Han}]{1,10}?)?(?<colour>[白蓝黄橙红])色`;
const start = String.raw`(?:^|[\s。；;：:！!】」》])`;
const forms = [
  new RegExp(`${start}${issuer}${time}${swap}`, 'u'),
  new RegExp(`${start}${issuer}${time}${verb}${what}`, 'u'),
  new RegExp(`${start}${issuer}${time}${change}`, 'u'),
];

/** Reads the headline of an official warning out of a pasted text; undefined if the text is none. */
export function readHeadline(text: string, now: Instant): Warning | undefined {
  for (const form of forms) {
    const found = form.exec(text)?.groups;
    const colour = colourNames[found?.['colour'] ?? ''];
    const name = (found?.['issuer'] ?? '').replace(/^(?:据|根据)/, '');
    if (!found || !colour || !isLawful(name)) continue;
    const issuedAt = readTime(found['time'], now);
    const verb = found['verb'] ?? '';
    return {
      ...{
        issuer: name,
        verb,
        hazard: found['hazard'] ?? '',
        colour,
        lifted: /^(?:解除|取消|撤销)$/.test(verb),
      },
      ...(issuedAt !== undefined && { issuedAt }),
    };
  }
  return undefined;
}

const offices = /(?:台|局|站|中心|厅|部|办|办公室|委员会)$/;
const competent =
  /气象|水利|水务|水文|自然资源|国土|应急|防汛|海洋|地质|地震|林业|林草|森林|消防|预警|减灾|农业/;
const places = /(?:省|市|区|县|州|旗|盟)$/;

/** Only competent offices publish warnings; a bare place stands for its station. */
function isLawful(name: string): boolean {
  if (/我|咱|本[局店区单]/.test(name)) return false;
  return name.split(/[、和与]/).every((one) => (offices.test(one) ? competent.test(one) : places.test(one)));
}

/** Reads 2026年7月2日18时, 24日11时19分, 11:19. What is missing is taken from the latest such moment that has been. */
function readTime(text: string | undefined, now: Instant): Instant | undefined {
  const found =
    text &&
    /(?:(?:(?:(\d{4})[年-])?(\d{1,2})[月-])?(\d{1,2})(?:日|(?= )) ?)?(\d{1,2})(?:时(?:(\d{1,2})分)?|[:：](\d{2}))/.exec(
      text,
    );
  if (!found) return undefined;
  const [, year, month, date, hour = '0', minute, afterColon] = found;
  const clock = `${two(hour)}:${two(minute ?? afterColon ?? '0')}`;
  if (Number(hour) > 24) return undefined;
  // Who names the day means it, even where his clock and ours are hours apart; an hour alone has been.
  const latest = later(now, date === undefined ? HOUR_MS : 12 * HOUR_MS);
  return daysLike({ year, month, date }, dayOf(now))
    .map((on) => at(on, clock))
    .find((moment) => moment <= latest || year !== undefined);
}

/** The days that could be meant, the nearest to today first. */
function daysLike(
  said: { year: string | undefined; month: string | undefined; date: string | undefined },
  today: Day,
): Day[] {
  const { year, month, date } = said;
  if (date === undefined) return [today, plusDays(today, -1)];
  const thisYear = Number(today.slice(0, 4));
  const months = [0, 1].map((back) => monthsBefore(today, back));
  const found = month
    ? (year ? [Number(year)] : [thisYear, thisYear - 1]).map((one) => `${one}-${two(month)}`)
    : months;
  return found.flatMap((one) => dayFrom(`${one}-${two(date)}`) ?? []);
}

function monthsBefore(today: Day, back: number): string {
  const count = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - back;
  return `${Math.floor(count / 12)}-${two(String((count % 12) + 1))}`;
}

function two(digits: string): string {
  return digits.padStart(2, '0');
}
