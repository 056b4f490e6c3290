import type { Shift, Timing } from '../../domain/duty/shift.ts';
import { closesAt, type Swap, type SwapRefusal } from '../../domain/duty/swap.ts';
import type { OfferRefusal } from '../../domain/duty/swap-offer.ts';
import type { Card } from '../../domain/message.ts';
import type { Day, Instant } from '../../domain/time.ts';
import { dayWords, timeWords } from '../clock.ts';
import { named, roleNames } from './words.ts';

/** A swap with the watches it is about. */
export interface Shown {
  readonly swap: Swap;
  readonly shift: Shift;
  readonly back?: Shift;
}

const what = ({ swap, shift }: Shown): string => `${named(shift)}（${roleNames[swap.role]}）`;

function inReturn({ swap, back }: Shown): string {
  return back && swap.back ? `，换${named(back)}（${roleNames[swap.back.role]}）` : '';
}

export function askCard(shown: Shown, by: string, now: Instant): Card {
  const { swap } = shown;
  const asker = by === swap.giver.name ? by : `${by}代${swap.giver.name}`;
  return {
    title: '换班请求',
    tone: 'blue',
    text: `${asker}请您值${what(shown)}${inReturn(shown)}。请在${timeWords(closesAt(swap), now)}前答复，带班领导批准后生效。`,
    actions: [
      { id: `duty.swap.accept#${swap.id}`, label: '同意', style: 'primary' },
      { id: `duty.swap.reject#${swap.id}`, label: '不方便' },
    ],
  };
}

export const asked = (shown: Shown, names: readonly string[]): Card => ({
  text: `已私下问${names.length === 1 ? names[0] : `${names.length}位有空的同事`}：${what(shown)}${inReturn(shown)}。有人同意后报带班领导批准；批准前请仍按原表到岗。`,
});

export const agreedFor = (shown: Shown): Card => ({
  text: `已登记：${shown.swap.giver.name}的${what(shown)}拟由${shown.swap.taker?.name}值${inReturn(shown)}，已报带班领导批准。批准前仍按原表到岗。`,
});

export const toldOfArranging = (shown: Shown, by: string): Card => ({
  text: `${by}为您办理换班：${what(shown)}由${shown.swap.giver.name}换给${shown.swap.taker?.name}${inReturn(shown)}，待带班领导批准。不同意请回复“不换了”。`,
});

export function approvalCard(shown: Shown, now: Instant): Card {
  const { swap } = shown;
  return {
    title: '换班待批准',
    tone: 'orange',
    text: `${swap.giver.name}的${what(shown)}拟由${swap.taker?.name}值${inReturn(shown)}，双方已同意。请在${timeWords(closesAt(swap), now)}前批准，逾期按原表执行。`,
    actions: [
      { id: `duty.swap.approve#${swap.id}#yes`, label: '批准', style: 'primary' },
      { id: `duty.swap.approve#${swap.id}#no`, label: '不批准' },
    ],
  };
}

export const consented = (shown: Shown): Card => ({
  text: `已记下，${what(shown)}由您值，已报带班领导批准。批准后通知您。`,
});
export const takenBy = (shown: Shown): Card => ({
  text: `${shown.swap.taker?.name}同意替您值${what(shown)}${inReturn(shown)}，已报带班领导批准。批准前仍按原表到岗。`,
});
export const takenAlready = (shown: Shown): Card => ({
  text: `${what(shown)}已有同事接下，谢谢。`,
});
export const declined: Card = { text: '已转告，不影响您的原班。' };
export const nobodyTakes = (shown: Shown): Card => ({
  title: '换班未成',
  tone: 'orange',
  text: `${what(shown)}没有人能替，仍由您值。如确实不能到岗，请马上电话联系带班领导。`,
});
export const steppedBack = (shown: Shown, name: string): Card => ({
  title: '换班有变',
  tone: 'orange',
  text: `${name}不能替您值${what(shown)}了${shown.swap.state === 'asked' ? '，其余同事仍可答复' : '，仍由您值'}。`,
});
export const untaken: Card = { text: '已撤回，您不再接这个班，对方已知道。' };
export const withdrawn: Card = { text: '已撤回换班，仍按原表值班。' };
export const toldWithdrawn = (shown: Shown): Card => ({
  text: `${shown.swap.giver.name}已撤回${what(shown)}的换班，原安排不变。`,
});

export const granted: Card = { text: '已批准，值班表已更新，双方已收到通知。' };
export const notGranted: Card = { text: '已记下不批准，双方按原表值班。' };
export function toldGranted(shown: Shown, isTaker: boolean): Card {
  const { giver, taker } = shown.swap;
  return {
    title: '换班已批准',
    tone: 'green',
    text: isTaker
      ? `${what(shown)}由您值，原为${giver.name}${inReturn(shown)}。值班表已更新，届时按时签到。`
      : `${what(shown)}由${taker?.name}值，您不用到岗${inReturn(shown)}。值班表已更新。`,
  };
}
export const toldNotGranted = (shown: Shown): Card => ({
  title: '换班未批准',
  tone: 'orange',
  text: `${what(shown)}的换班未获批准，请按原表值班。`,
});

export const expiring = (shown: Shown, now: Instant): Card => ({
  title: '换班还没办妥',
  tone: 'orange',
  text: `${what(shown)}的换班${shown.swap.state === 'asked' ? '还没有人答应' : '还没有批准'}，${timeWords(closesAt(shown.swap), now)}未办妥即作废，按原表由${shown.swap.giver.name}值。`,
});
export const expired = (shown: Shown): Card => ({
  title: '换班已作废',
  tone: 'orange',
  text: `${what(shown)}的换班到时未办妥，已作废，仍由${shown.swap.giver.name}值。`,
});
export const movedAway = (shift: Timing & Pick<Shift, 'post'>, names: readonly string[]): Card => ({
  title: '值班表有变',
  tone: 'orange',
  text: `新的值班表改动了${named(shift)}，${names.join('与')}原来的换班不再有效，请按新表值班。`,
});

export const swapFollowed = (shift: Timing & Pick<Shift, 'post'>, from: string, to: string): Card => ({
  title: '换班随班移动',
  tone: 'orange',
  text: `新的值班表把${from}已换出的班移到${named(shift)}，换班随班移动，这个班由${to}值。${to}那天来不了，请马上写明日期发“换班”。`,
});

/** The watch is no longer on any roster. */
export const swapGone: Card = {
  title: '换班已作废',
  tone: 'orange',
  text: '值班表有变，您在办的换班所换的班已取消或移走，换班作废。请按新表值班，需要时重新办理。',
};

export const offerRefused: Readonly<Record<OfferRefusal, (name: string) => string>> = {
  'not-your-day': (name) => `值班表上这一天没有${name}的班，不能换。请核对日期。`,
  started: () => '这个班已经开始，换班须事前办理。请电话联系带班领导。',
  'here-already': (name) => `${name}已在这个班签到，不能再换。`,
  'same-person': () => '换班要写明和谁换，不能是本人。',
  'on-leave': (name) => `${name}那天已请假，不能换。`,
  double: (name) => `${name}同一时间已有班，不能换。`,
  unrested: (name) => `${name}前后班间隔不足（12小时班后至少休8小时，24小时班后至少休24小时），不能换。`,
};

export const swapRefused: Readonly<Record<SwapRefusal, string>> = {
  granted: '这次换班已经批准，没有改动。要换回来，请再发“换班”并写明日期和人名。',
  refused: '这次换班没有办成（没有人接，或未获批准），没有改动，按原表值班。',
  withdrawn: '这次换班已被撤回，没有改动，按原表值班。',
  expired: '这次换班到时没有办妥，已经作废，按原表值班。',
  taken: '这个班已有同事接下，没有改动，谢谢。',
  'not-asked': '这次换班没有问您，没有改动。',
  'not-agreed': '对方还没有同意，暂不能批准。',
  'own-swap': '自己的换班不能由自己批准，请其他带班领导办理。',
  'not-yours': '这次换班不是您的，没有改动。',
  late: '已经过了办理时间，按原表值班。',
  moved: '值班表已经改动，这次换班不再有效，请按新表值班。',
};

export const swapHints = {
  noDay: (days: readonly Day[]) =>
    days.length === 0
      ? '值班表里近期没有您的班，无班可换。'
      : `请写明换哪一天的班。您近期的班：${days.map(dayWords).join('、')}。`,
  noSuchDay: (text: string) => `没有${text}这一天，请核对日期。`,
  unknown: (name: string) => `人员名单里没有${name}，请写全名。`,
  two: (name: string) => `有几位叫${name}，请写全名或电话尾号。`,
  already: '这个班已有换班在办，请先回复“不换了”撤回。',
  nobodyFree: '那天没有既有空又休息够的同事，请电话联系带班领导安排。',
  unreachable: (name: string) => `${name}还没有可用的联系方式，请电话商量后由值班室登记。`,
  notYours: '为他人办理换班须由区商务局工作人员登记。',
  ownWord: (name: string) => `${name}的班须由${name}本人发“换班”并写明给您，您收到后回复同意即可。`,
  nothingOpen: '现在没有等您处理的换班。',
  which: (lines: readonly string[]) => `有几件换班在办，请在卡片上按按钮，或写明日期：\n${lines.join('\n')}`,
  takeBackAsked: (name: string) => `这个班已批准由您值，不能自行取消。已问${name}能否换回，批准前仍由您值。`,
  grantedAlready: '这次换班已经批准。要换回来，请再发“换班”并写明日期和人名。',
} as const;

export const noSwaps: Card = { text: '您现在没有在办的换班。' };

/** What is open of somebody, and whom each waits for. */
export function swapsOpen(
  all: readonly (Shown & { readonly waits: readonly string[] })[],
  now: Instant,
): Card {
  const lines = all.map((shown) => {
    const { state, taker } = shown.swap;
    const who = shown.waits.length > 3 ? `${shown.waits.length}位同事` : shown.waits.join('、');
    const until = `${timeWords(closesAt(shown.swap), now)}前未办妥即作废`;
    return state === 'asked'
      ? `${swapLine(shown)}，等${who}答复，${until}。`
      : `${swapLine(shown)}，${taker?.name}已同意，等${who}批准，${until}。`;
  });
  return { text: [...lines, '批准前按原表到岗；不换了请回复“撤回换班”。'].join('\n') };
}

export const swapLine = (shown: Shown): string => `${shown.swap.giver.name}：${what(shown)}`;
