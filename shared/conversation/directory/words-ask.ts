import type { Person } from '../../domain/directory/person.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import type { Card } from '../../domain/message.ts';
import { kindName, streetName } from '../kinds.ts';

/** Who stands for a unit: his number, and whether the bot can write to him. */
export type Stand = Pick<Person, 'name' | 'phone'> & { readonly reached: boolean };

const risks = { red: '红', orange: '橙', yellow: '黄', blue: '蓝' } as const;

/** A unit as an officer needs it at the telephone. */
export function unitCard(
  unit: Unit,
  { liaison, backup, groups }: { liaison?: Stand; backup?: Stand; groups: readonly string[] },
): Card {
  const lines = [
    [kindName(unit.kind), unit.street, unit.address ?? '', unit.risk ? `风险等级${risks[unit.risk]}` : ''],
    [`信息联络员：${liaison ? standing(liaison) : '未登记'}`],
    backup ? [`备用联络员：${standing(backup)}`] : [],
    unit.responsible ? [`企业责任人：${unit.responsible}`] : [],
    unit.industryHead ? [`行业责任人：${unit.industryHead}`] : [],
    unit.adminHead ? [`行政责任人：${unit.adminHead}`] : [],
    [`所在群：${groups.length > 0 ? groups.join('、') : '无'}`],
  ];
  return {
    title: unit.name,
    text: lines
      .map((words) => words.filter((word) => word !== '').join('，'))
      .filter((line) => line !== '')
      .join('\n'),
  };
}

function standing({ name, phone, reached }: Stand): string {
  return `${name}${phone ? ` ${phone}` : ''}${reached ? '' : '（未绑定，收不到消息）'}`;
}

/** One street's units that nobody can be written to in. */
export interface Unreached {
  readonly street: string;
  readonly units: readonly { readonly name: string; readonly stand?: Stand }[];
}

const mostListed = 60;

export function unreachedCard(streets: readonly Unreached[]): Card {
  const count = streets.reduce((sum, { units }) => sum + units.length, 0);
  if (count === 0) return { tone: 'green', text: '每家单位都有能联系上的联络员。' };
  let left = mostListed;
  const blocks = streets.flatMap(({ street, units }) => {
    const shown = units.slice(0, Math.max(0, left));
    left -= shown.length;
    return shown.length === 0
      ? []
      : [
          `【${streetName(street)}】${units.length}家`,
          ...shown.map(
            ({ name, stand }) =>
              `${name}：${stand ? `${stand.name} ${stand.phone ?? '无电话'}` : '无联络员'}`,
          ),
        ];
  });
  return {
    title: '收不到消息的单位',
    tone: 'yellow',
    text: [
      `${count}家单位的联络员收不到消息，请电话联系，并把编码发给本人绑定（回复：绑定码 单位名）。`,
      ...blocks,
      ...(count > mostListed ? [`另有${count - mostListed}家未列出。`] : []),
    ].join('\n'),
  };
}

export const askRefused = {
  'officers-only': '联系不上的单位只有局里的工作人员、领导和街道可以查看。',
  'not-yours': '只能查看本人负责范围内的单位。',
  'which-unit': '请写明是哪家单位的全称，例如：绑定码 万汇广场。',
} as const;

export function codeTold(unit: string, code: string): Card {
  return {
    text: `${unit}的绑定编码：${code}。请转给联络员本人，让他私下给我发送：绑定 ${code}（30天内有效，限用一次）。`,
  };
}
