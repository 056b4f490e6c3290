import type { Move } from '../../domain/directory/move.ts';
import type { Role } from '../../domain/directory/person.ts';
import type { Card } from '../../domain/message.ts';

/** A request as its decider reads it: names in place of ids. */
export interface MoveShown {
  readonly move: Move;
  readonly units: readonly string[];
  readonly from?: string | undefined;
  /** What the successor stands for already. */
  readonly has?: readonly string[];
}

export function askDecision({ move, units, from, has = [] }: MoveShown): Card {
  const named = units.join('、');
  const fields = [
    ...(move.to.phone === undefined ? [] : [{ label: '电话', value: move.to.phone }]),
    ...(has.length > 0 ? [{ label: '现代表', value: has.join('、') }] : []),
  ];
  return {
    title: move.kind === 'binding' ? '请核实联络员身份' : '请核实联络员变更',
    tone: 'blue',
    text:
      move.kind === 'binding'
        ? `“${move.to.name}”申请绑定为${named}的联络员${from ? `（登记的联络员是${from}）` : ''}。请电话核实是否本人。`
        : `${named}的联络员申请${from ? `由${from}` : ''}改为${move.to.name}。核实后${from ?? '原联络员'}不再收到通知，未办事项转给${move.to.name}。`,
    ...(fields.length > 0 && { fields }),
    actions: [
      { id: `directory.decide#${move.id}#yes`, label: '属实，同意', style: 'primary' },
      { id: `directory.decide#${move.id}#no`, label: '不同意', style: 'danger' },
    ],
  };
}

export const moveAsked = ({ move, units, has = [] }: MoveShown): Card => {
  const known = has.length > 0 ? `（现代表${has.join('、')}）` : '';
  return {
    text: `已提交：${units.join('、')}的联络员改为${move.to.name}${known}，待街道或区商务局核实。核实前仍由原联络员负责。`,
  };
};

/** What the decider reads; with the new code where the successor still has to come in. */
export function moveDone({ move, units, from }: MoveShown, code?: string): Card {
  const named = units.join('、');
  if (move.kind === 'binding' && from !== undefined)
    return { text: `已核实：“${move.to.name}”是${named}的联络员${from}本人，今后通知发给他。` };
  const enter =
    code === undefined ? '' : `请让${move.to.name}给我发送：绑定 ${code}（30天内有效，限用一次）。`;
  return { text: `已办理：${named}的联络员现为${move.to.name}。${enter}` };
}

export const moveRefusedTo = ({ move, units }: MoveShown): Card => ({
  text:
    move.kind === 'binding'
      ? `“${move.to.name}”绑定${units.join('、')}的申请未获同意，请与街道或区商务局联系。`
      : `${units.join('、')}改由${move.to.name}任联络员的申请未获同意，请与街道或区商务局联系。`,
});

export const moveReplacedTo = ({ move, units }: MoveShown, newer: string): Card => ({
  text: `您提交的${units.join('、')}联络员改为${move.to.name}的申请已作废：另有改为${newer}的申请或决定。如有不符，请与街道或区商务局联系。`,
});

export const moveToldOld = ({ move, units }: MoveShown): Card => ({
  text: `${units.join('、')}的联络员已改为${move.to.name}，未办事项一并移交。感谢您此前的工作。`,
});

export const moveToldNew = ({ units }: MoveShown): Card => ({
  text: `您已是${units.join('、')}的信息联络员，今后通知会发到这里。发送“帮助”查看用法。`,
});

export const moveRefused: Readonly<
  Record<'already-decided' | 'replaced' | 'same-person' | 'no-unit' | 'no-name' | 'unknown', string>
> = {
  'already-decided': '这项申请已经办理过了。',
  replaced: '这家单位已有更新的申请或决定，这一件不再办理。发送“待核实”查看。',
  'same-person': '现在的联络员就是这位同志，无需变更。',
  'no-unit': '请写明是哪家单位，例如：盒马新城店的联络员改成马丽 电话。',
  'no-name': '请写明交给谁，例如：安全的事转给马丽 电话。',
  unknown: '没有找到这项申请。',
};

/** Who may not, and who may instead. */
export function notYours(roles: readonly Role[]): string {
  if (roles.includes('street')) return '只能变更本街道单位的联络员。';
  if (roles.includes('liaison')) return '只能变更您自己代表的单位的联络员。';
  return '联络员的变更和核实，由街道或区商务局办理。';
}

export const noSuchUnit = (called: string): string =>
  `没有找到“${called}”这家单位，或不止一家叫这个名字。请写全称，例如：盒马新城店的联络员改成马丽 电话。`;

export const nothingWaits: Card = {
  text: '没有待核实的联络员申请。待核实的隐患请看“隐患台账”。',
};

/** What waits; `done` is what was decided on this list a moment ago. */
export function waiting(shown: readonly MoveShown[], done?: string): Card {
  if (shown.length === 0) return done === undefined ? nothingWaits : { tone: 'green', text: done };
  const first = shown.slice(0, 8);
  const lines = first.map((one, place) => `${place + 1}. ${one.units.join('、')}：${asked(one)}`);
  return {
    title: `待核实的联络员申请（${shown.length}件）`,
    text: [...(done === undefined ? [] : [done]), ...lines].join('\n'),
    actions: first.flatMap((one, place) => [
      {
        id: `directory.decide#${one.move.id}#yes-listed`,
        label: `${place + 1} 同意`,
        style: 'primary' as const,
      },
      { id: `directory.decide#${one.move.id}#no-listed`, label: `${place + 1} 不同意` },
    ]),
  };
}

function asked({ move, from = '未登记' }: MoveShown): string {
  const phone = move.to.phone === undefined ? '' : ` ${move.to.phone}`;
  return move.kind === 'binding'
    ? `“${move.to.name}”申请绑定，登记的是${from}`
    : `${from} → ${move.to.name}${phone}`;
}

export function morning(unreachable: number, waits: number): Card {
  const parts = [
    ...(unreachable > 0 ? [`${unreachable}家单位没有能联系上的联络员（发送“联系不上的单位”查看）`] : []),
    ...(waits > 0 ? [`${waits}件联络员申请待核实（发送“待核实”查看）`] : []),
  ];
  return { title: '今日名录提示', text: `${parts.join('；')}。请今天内处理。` };
}
