import type { Handover, OpenMatters, VerdictRefusal, WatchNote } from '../../domain/duty/handover.ts';
import { endOf, type Shift } from '../../domain/duty/shift.ts';
import type { Action, Card } from '../../domain/message.ts';
import { clockOf, type Instant } from '../../domain/time.ts';
import { timeWords } from '../clock.ts';
import { named } from './words.ts';

/** What changes hands with a watch, as far as it is named: 钥匙2把, 值班手机, 印章. */
export function itemsIn(text: string): string[] {
  const found = text.matchAll(
    /(值班手机|手机|值班电话|钥匙|印章|公章|对讲机|门禁卡|车钥匙|U盾|值班记录本)(?:\s?[\d一二两三四五六七八九十]+\s?[把部枚个张串台本])?/g,
  );
  const items = [...new Set([...found].map(([whole]) => whole))];
  return items.filter((item) => !items.some((other) => other !== item && other.includes(item)));
}

/** His own words, without the word that began them. */
export const saidOf = (text: string): string =>
  text.replace(/^\s*交接?班(?:了|完毕|完成)?(?:[\s:：,，。.!！]+|$)/, '').slice(0, 500);

/** What is open, line by line; one line even when nothing is. */
export function mattersLines(matters: OpenMatters): string[] {
  const { hazards, unconfirmed, warnings, incidents } = matters;
  const lines = [
    ...(incidents.length > 0 ? [`在处置事件：${incidents.join('；')}`] : []),
    ...(warnings.length > 0 ? [`生效中预警：${warnings.join('；')}`] : []),
    ...unconfirmed.map(({ head, missing }) => `未回复通知：“${head}”还差${missing}家`),
    ...(hazards.count > 0
      ? [
          `未闭环隐患${hazards.count}件${hazards.overdue > 0 ? `（超期${hazards.overdue}件）` : ''}：${hazards.first.join('、')}${hazards.count > hazards.first.length ? '等' : ''}`,
        ]
      : []),
  ];
  return lines.length > 0 ? lines : ['系统内没有未办事项。'];
}

const ownClock = /^\d{1,2}\s?(?:[:：]\s?\d{2}|[点时])/;

/** With the time it was noted, or the one that its words begin with. */
export const noteLine = ({ at, name, text }: WatchNote): string =>
  `${ownClock.test(text) ? '' : `${clockOf(at)} `}${text}（${name}）`;

/** Ten minutes before the end: the list is there, only to be looked over and given. */
export function handoverDrawn(shift: Shift, matters: OpenMatters, notes: readonly WatchNote[]): Card {
  return {
    title: '准备交班',
    tone: 'blue',
    text: [
      `${named(shift)}快结束，交班清单已拟好：`,
      ...mattersLines(matters),
      ...(notes.length > 0 ? [`来电来文记录${notes.length}条`] : []),
      '请按“提交交班”，或发送“交班：…”写明情况和移交物品。',
    ].join('\n'),
    actions: [
      {
        id: `duty.handover#${shift.id}`,
        label: '提交交班',
        style: 'primary',
        form: [
          { name: 'text', label: '情况和未办事项', kind: 'long-text', required: true },
          { name: 'reason', label: '移交物品（钥匙、值班手机、印章等）', kind: 'text', required: false },
        ],
      },
    ],
  };
}

export const handedOver = (to: readonly string[]): string =>
  to.length === 0
    ? '已记交班。下一班还没有值班表，请当面交接并告知带班领导。'
    : `已提交交班，等待${to.join('、')}接班。`;

const refuseForm: NonNullable<Action['form']> = [
  { name: 'reason', label: '不接的原因', kind: 'text', required: true },
];

/** What whoever comes reads, and takes or does not. */
export function handoverCard(handover: Handover, shift: Shift): Card {
  return {
    title: '交班清单，请接班',
    tone: 'blue',
    text: [
      `${named(shift)}，${handover.name}交班${handover.text === '' ? '。' : `：${handover.text}`}`,
      ...(handover.items.length > 0 ? [`移交物品：${handover.items.join('、')}`] : []),
      ...mattersLines(handover.matters),
      ...(handover.notes.length > 0 ? ['来电来文：', ...handover.notes.map(noteLine)] : []),
      '请当面核对后按“接班”；有出入请按“不接”写明原因。',
    ].join('\n'),
    actions: [
      { id: `duty.handover.accept#${handover.from}`, label: '接班', style: 'primary' },
      {
        id: `duty.handover.accept#${handover.from}#refuse`,
        label: '不接',
        style: 'danger',
        form: refuseForm,
      },
    ],
  };
}

export const taken = (handover: Handover): string =>
  `已接班：${handover.name}的班，${clockOf(handover.verdict?.at ?? handover.at)}。${handover.items.length > 0 ? `物品：${handover.items.join('、')}。` : ''}`;

export const takenTold = (handover: Handover): Card => ({
  text: `${handover.verdict?.name ?? ''}${clockOf(handover.verdict?.at ?? handover.at)}已接班，双方时间已记入交接班日志。`,
});

export const refusedKept = '已记：没有接班，原因已告知交班人和带班领导。问题解决后请再回复“接班”。';

export const refusedTold = (handover: Handover): Card => ({
  title: '没有接班',
  tone: 'orange',
  text: `${handover.verdict?.name ?? ''}没有接${handover.name}的班，原因：${handover.verdict?.words ?? ''}。请交班人不要离岗，由带班领导协调。`,
});

export const notHandedOver = (shift: Shift, now: Instant): Card => ({
  title: '还没有交班',
  tone: 'orange',
  text: `${named(shift)}${clockOf(endOf(shift))}结束，到${clockOf(now)}还没有提交交班。请核实交接情况。`,
});

export const notTaken = (handover: Handover, now: Instant): Card => ({
  title: '还没有接班',
  tone: 'orange',
  text: `${handover.name}${timeWords(handover.at, now)}提交交班，至今没有人接班。请核实交接情况。`,
});

/** What the next watch's check-in says of what it took over. */
export function tookOver(handover: Handover | undefined): string {
  if (!handover) return '';
  const lines = mattersLines(handover.matters).join('；');
  const items = handover.items.length > 0 ? `；物品：${handover.items.join('、')}` : '';
  return handover.verdict?.kind === 'accepted'
    ? `\n已接${handover.name}的班：${lines}${items}`
    : `\n${handover.name}的交班待您接：${lines}${items}。核对后请回复“接班”。`;
}

export const handoverRefused: Readonly<Record<VerdictRefusal | 'no-watch', string>> = {
  nothing: '上一班还没有提交交班，没有记录。请让交班人发送“交班：…”。',
  settled: '这个班已经接过了，没有重复记录。',
  own: '自己交的班不能自己接，请由下一班人员接班。',
  'not-next': '值班表上下一班没有您，没有记录。如有调整，请联系值班室更新值班表。',
  reason: '不接班请写明原因，如“不接班，值班手机没有移交”。',
  'no-watch': '值班表上现在没有您的班，没有记录。',
};

export const noted = (note: WatchNote, shift: Shift): string =>
  `已记入值班日志（${named(shift)}）：${noteLine(note)}`;

export const noWatchToNote = '现在没有在班的值班表，没有记录。';
export const mayNotNote = '值班日志由当班人员或区商务局人员记录，没有记录。';
