import type { Missing } from '../../domain/alerts/roll.ts';
import type { Card } from '../../domain/message.ts';
import { clockOf, type Instant } from '../../domain/time.ts';
import { timeWords } from '../clock.ts';
import { streetName } from '../kinds.ts';

/** The one line that answers a confirmation. `more` are other notices that still wait for him. */
export function noted(
  names: readonly string[],
  about: { readonly notice: string; readonly late: boolean; readonly more: number },
): string {
  const late = about.late ? '（已过时限，按迟到记录）' : '';
  const more = about.more > 0 ? `另有${about.more}份通知待您确认。` : '';
  return `已记：${listed(names)} 收到${about.notice}${late}。${more}如有误，回复“撤销收到”。`;
}

export const alreadyNoted = (names: readonly string[], notice: string) =>
  `${listed(names)}此前已确认${notice}，无需重复。`;
export const undone = (names: readonly string[], notice: string) =>
  `已撤销：${listed(names)}对${notice}的确认。`;
export const questionPassed = (who: string) => `您的问题已转给${who}，会尽快答复您。`;
export const remarkPassed = (who: string) => `您说明的情况已转给${who}。`;

/** What a question is about when its notice is over. */
export const anEarlierNotice = '此前的通知';

export function questionCard(asked: {
  readonly who: string;
  readonly units: readonly string[];
  readonly notice: string;
  readonly question: string;
  readonly phone?: string;
  /** He says what stands in the way, and asks nothing. */
  readonly remark?: boolean;
}): Card {
  const phone = asked.phone ? `，电话${asked.phone}` : '';
  if (asked.remark)
    return {
      title: '单位说明',
      tone: 'yellow',
      text: `${listed(asked.units)} ${asked.who}${phone}，已收到${asked.notice}，并说明：\n${asked.question}\n是否影响落实，请联系核实。`,
    };
  return {
    title: '单位提问',
    tone: 'yellow',
    text: `${listed(asked.units)} ${asked.who}${phone}，就${asked.notice}提问：\n${asked.question}\n请直接联系答复；需要告知大家的，可用“更正”或另发通知。`,
  };
}

export function byPhoneNoted(
  name: string,
  about: {
    readonly notice: string;
    readonly spoke?: string;
    readonly at?: Instant;
    /** When the notice went out, if that was after the call. */
    readonly before?: Instant;
  },
): string {
  const call = [about.spoke ?? '', about.at === undefined ? '' : clockOf(about.at)]
    .filter((word) => word !== '')
    .join(' ');
  const early = about.before === undefined ? '' : `所写时间早于通知发出的${clockOf(about.before)}，请核对。`;
  return `已记：${name}经电话确认${about.notice}${call === '' ? '' : `（${call}）`}。${early}`;
}

export const calledInVain = (name: string | undefined) =>
  `${name ?? '对方'}未接听，不计为已通知，仍列为未确认。请稍后再拨或改打备用联络员；打通后请写：打过电话了，单位，接听人，时间。`;

/** A unit that has not answered, and whom to ring. */
export interface Silent {
  readonly street: string;
  readonly name: string;
  readonly people: readonly { readonly name: string; readonly phone?: string }[];
  /** Its copy did not arrive, or nobody knows. */
  readonly untold: boolean;
}

/** Beyond this a chat message is cut off by platforms; the rest is told by number. */
const mostListed = 200;

export function missingCard(notice: string, total: number, streets: readonly Missing<Silent>[]): Card {
  const missing = streets.reduce((sum, { rolls }) => sum + rolls.length, 0);
  if (missing === 0) return { tone: 'green', text: `${notice}：${total}家已全部确认。` };
  let left = mostListed;
  const blocks = streets.flatMap(({ street, rolls }) => {
    const shown = rolls.slice(0, Math.max(0, left));
    left -= shown.length;
    return shown.length === 0 ? [] : [`【${streetName(street)}】${rolls.length}家`, ...shown.map(lineOf)];
  });
  const rest = missing - Math.min(missing, mostListed);
  return {
    title: '未确认单位',
    tone: 'yellow',
    text: [
      `${notice}：${total}家中${missing}家未确认。`,
      ...blocks,
      ...(rest > 0 ? [`另有${rest}家未列出。`] : []),
    ].join('\n'),
  };
}

function lineOf({ name, people, untold }: Silent): string {
  const who = people
    .map((one) => [one.name, one.phone ?? ''].filter((word) => word !== '').join(' '))
    .join('，');
  return `${name}：${who === '' ? '无联络员' : who}${untold ? '（未送达，请电话通知）' : ''}`;
}

/** One message in the group; it mentions those who are missing and names no unit. */
export function chaseText(
  notice: string,
  about: { readonly missing: number; readonly ackBy: Instant | undefined; readonly now: Instant },
): string {
  const late = about.ackBy !== undefined && about.now > about.ackBy;
  const due =
    about.ackBy === undefined
      ? ''
      : late
        ? `（时限${timeWords(about.ackBy, about.now)}已过）`
        : `（${timeWords(about.ackBy, about.now)}前）`;
  return `还有${about.missing}家未确认${notice}${due}，请尽快回复“收到”。`;
}

export function chasePersonText(
  names: readonly string[],
  notice: string,
  about: { readonly ackBy: Instant | undefined; readonly now: Instant },
): string {
  const due = about.ackBy === undefined ? '' : `（时限${timeWords(about.ackBy, about.now)}）`;
  return `${listed(names)}还未确认${notice}${due}，请尽快回复“收到”。`;
}

/** To the backup: the liaison was asked in vain. */
export function chaseBackupText(names: readonly string[], notice: string): string {
  return `${listed(names)}还未确认${notice}，联络员暂无回复，请您代为回复“收到”，并转告联络员。`;
}

/** One list for a street, the watch or the sender. */
export function rolledUp(card: Card, whose: string): Card {
  return {
    ...card,
    title: `未确认单位（${whose}）`,
    text: `${card.text}\n请电话核实，核实后回复：打过电话了，单位，接听人，时间。`,
  };
}

export function digestCard(
  notice: string,
  counts: { readonly total: number; readonly streets: readonly (readonly [string, number])[] },
): Card {
  const missing = counts.streets.reduce((sum, [, count]) => sum + count, 0);
  const by = counts.streets.map(([street, count]) => `${street}${count}家`).join('，');
  return {
    title: '未确认情况',
    tone: 'orange',
    text: `${notice}：${counts.total}家中${missing}家仍未确认（${by}）。街道和值班人员正在电话核实。`,
  };
}

export function undelivered(
  notice: string,
  counts: { readonly groups: number; readonly people: number; readonly second: number },
): Card {
  const what = [
    counts.groups > 0 ? `${counts.groups}个群` : '',
    counts.people > 0 ? `${counts.people}人` : '',
  ]
    .filter((word) => word !== '')
    .join('、');
  return {
    title: '未送达',
    tone: 'orange',
    text: `${notice}有${what}未送达或无法核实送达，已改为逐一通知联络员${counts.second > 0 ? `，其中${counts.second}人改用备用渠道` : ''}；仍联系不上的，请看“谁没回复”。`,
  };
}

/** A channel is down, slow or out of quota: what was done about it. */
export function lagging(notice: string, counts: { readonly waiting: number; readonly second: number }): Card {
  return {
    title: '渠道中断或拥堵',
    tone: 'orange',
    text: `${notice}还有${counts.waiting}处未送出，渠道可能中断、限流或额度用完；已对${counts.second}名联络员改用备用渠道，原渠道恢复后会接着送。急事请同时电话通知。`,
  };
}

export const allConfirmed = (notice: string, total: number): Card => ({
  tone: 'green',
  text: `${notice}：${total}家已全部确认。`,
});

function listed(names: readonly string[]): string {
  return names.length > 6 ? `${names.slice(0, 6).join('、')}等${names.length}家` : names.join('、');
}

export const whose = { watch: '值班室', drill: '演练，未上报街道和领导' } as const;
