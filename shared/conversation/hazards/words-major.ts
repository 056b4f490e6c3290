import type { Case } from '../../domain/hazards/case.ts';
import { isListed, owedReports, type Proof, type ReportTo } from '../../domain/hazards/major.ts';
import type { Action, Card, Field } from '../../domain/message.ts';
import { shortDay } from '../clock.ts';
import { labelledIn } from './labelled.ts';

const reportNames: Readonly<Record<ReportTo, string>> = {
  department: '负有监管职责的部门',
  workers: '职工大会或职代会',
};
export const usualTiers = ['厅级', '处级', '科级'] as const;

const docPattern =
  /(?:文号|督办号|编号)\s*[:：为是]?\s*([^\s,，。;；]{3,30}号)|([\p{Script=Han}A-Za-z]{1,10}[〔［[(（]\s?20\d{2}\s?[〕］\])）]\s?第?\d{1,5}号)/u;

/** The number of a document: 临商〔2026〕5号. */
export function docIn(text: string): string | undefined {
  const found = docPattern.exec(text);
  return found?.[1] ?? found?.[2];
}

/** Which of the two were reported to. */
export function reportedTo(text: string): readonly ReportTo[] {
  const workers = /职代会|职工(?:代表)?大会|职工代表|全体职工/.test(text);
  const department = /[局委办]|政府|部门|大队|街道|双报告/.test(text);
  const both = /双报告/.test(text) && !workers && !/[局委办]|政府|部门/.test(text);
  return [
    ...(department || both ? (['department'] as const) : []),
    ...(workers || both ? (['workers'] as const) : []),
  ];
}

export const reportKept = (one: Case): Card => {
  const rest = owedReports(one).map((to) => reportNames[to]);
  return {
    text: `${one.number} 双报告已登记。${
      rest.length === 0 ? '两份回执已齐，请补发回执或会议记录照片存档。' : `还缺：向${rest.join('、')}报告。`
    }`,
  };
};
export const reportWhom = '请写明报告给了谁，例如：31已报区应急局，或：31已向职代会报告。';
export const reportReminder = (one: Case): string =>
  `重大隐患须向${owedReports(one)
    .map((to) => reportNames[to])
    .join('、')}报告，请尽快报告并回复回执，例如：${short(one)}${proofExample(one)}。`;

function proofExample(one: Case): string {
  const owed = owedReports(one);
  if (owed.length > 1) return '已报区应急局和职代会';
  return owed[0] === 'workers' ? '已向职代会报告' : '已报区应急局';
}

/** `isKept`: the number is that of the tier before. */
export function listed(one: Case, isKept: boolean): Card {
  const { tier = '', number } = one.plate ?? {};
  const ask = `：${short(one)} 督办文号 …`;
  const doc = number ? `，${isKept ? '沿用' : ''}文号${number}` : `。请补文号${ask}`;
  return { text: `${one.number} 已列入${tier}挂牌督办${doc}${isKept ? `，有新文号请补${ask}` : ''}。` };
}
export const listedHead = (one: Case): string =>
  `本隐患列入${one.plate?.tier ?? ''}挂牌督办${one.plate?.number ? `（${one.plate.number}）` : ''}，请每周回复“${short(one)}进展：…”。`;
export const whichTier = (one: Case, tiers: readonly string[]): Card => ({
  text: `${one.number} 列入哪一级挂牌督办？`,
  actions: tiers.map((tier) => ({ id: `hazard.escalate#${one.number}#${tier}`, label: tier })),
});
export const progressReminder = (one: Case): string =>
  `挂牌督办满一周，请报本周进展，回复“${short(one)}进展：…”。`;
const weekNumbers = ['', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'] as const;
/** To those who inspect. */
export const progressMissing = (weeks: number): string =>
  `挂牌督办，单位已${weekNumbers[weeks] ?? weeks}周未报进展，请督促。`;
export const progressKept = (one: Case): Card => ({ text: `${one.number} 本周进展已记录并转督办人员。` });
export const progressHead = (text: string): string =>
  `单位报来进展：${text.replace(/^\s*(?:YH-?)?[\d-]*号?[\s,，:：]*(?:本周|这周)?(?:整改|工作)?(?:进[展度])?[\s,，:：]*/i, '')}`;
export const reportHead = (text: string): string =>
  `单位登记双报告：${text.replace(/^\s*(?:YH-?)?[\d-]*号?[\s,，:：]*/i, '')}`;
export const offAsked = (one: Case): Card => ({ text: `${one.number} 摘牌申请已转，需由另一位同志同意。` });
export const offAlready = (one: Case): Card => ({
  text: `${one.number} 您已申请摘牌，还等另一位同志同意：请其按“同意摘牌”，或回复“${short(one)}同意摘牌”。`,
});
export const offWaits = (one: Case): Card => ({
  text: `${one.number} 已有同志申请摘牌。验收合格同意摘牌，请回复“${Number(one.number.slice(8))}同意摘牌”。`,
});
export const offAskedHead = '申请摘牌，请验收后决定。申请人不能自己同意。';
export const takenOff = (one: Case): Card => ({ text: `${one.number} 已摘牌，可以复查销号。` });
export const takenOffHead = '已摘牌，请复查。';
export const takenOffForUnit = '已摘牌，等待复查，结果会告诉您。';
export const layersKept = (one: Case): Card => ({ text: `${one.number} 三级责任人：${layerWords(one)}。` });
export const layersNeeded = '请写明三级责任人，例如：31三级责任人 班组：张三；部门：李四；厂长经理：王五。';
/** What a leader's own words give as the reason, without the number, the document and the order itself. */
export function reasonLeft(said: string): string {
  return said
    .replace(/^\s*(?:第|编号|隐患|#)?\s*(?:YH-?\d{4}-?\d{4,7}|\d{1,6})\s*号?[\s,，:：]*/i, '')
    .replace(docPattern, ' ')
    .replace(/(?:依据|文号|文件)[:：为是]?/g, ' ')
    .replace(/(?:领导|我)?(?:同意|批准|特批|予以|决定|准予)*(?:特别)?(?:办结|结案|销号)[了吧]?/g, ' ')
    .replace(/^[\s,，;；。、]+|[\s,，;；。、]+$/g, '')
    .replace(/[\s,，;；。、]{2,}/g, '，');
}
export const settledCard = (one: Case): Card => ({
  text: `${one.number} 已按领导批准办结：${one.settled?.reason ?? ''}（${one.settled?.doc ?? ''}）。`,
});

export function readLayers(said: string) {
  const named = labelledIn(said, layerLabels);
  if (Object.keys(named).length > 0) return named;
  return Object.fromEntries(
    Object.entries(layerLabels).flatMap(([layer, label]) => {
      const found = new RegExp(
        `${label}\\s*(?:是|为)?\\s*([\\u4e00-\\u9fff]{2,4})(?=[,，;；、。.\\s]|$)`,
      ).exec(said);
      return found?.[1] ? [[layer, found[1]]] : [];
    }),
  );
}

const layerLabels = {
  team: '(?:班组(?:岗位)?|岗位)(?:层|级|长|责任人)?',
  department: '部门(?:层|级|责任人)?',
  manager: '(?:厂长经理|厂长|经理|单位|企业)(?:层|级|责任人)?',
} as const;

function layerWords({ layers = {} }: Case): string {
  return [
    `班组${layers.team ?? '待定'}`,
    `部门${layers.department ?? '待定'}`,
    `厂长经理${layers.manager ?? '待定'}`,
  ].join('，');
}

const proofWords = (proof: Proof | undefined): string => (proof ? `✓${shortDay(proof.on)}` : '未报');

/** What a major case shows besides. */
export function majorFields(one: Case): Field[] {
  if (!one.double && !one.plate) return [];
  const { plate } = one;
  const off = plate && !isListed(one) ? '，已摘牌' : '';
  return [
    ...(one.double
      ? [
          {
            label: '双报告',
            value: `部门${proofWords(one.double.department)}，职代会${proofWords(one.double.workers)}`,
          },
          { label: '三级责任人', value: layerWords(one) },
        ]
      : []),
    ...(plate ? [{ label: '挂牌督办', value: `${plate.tier} ${plate.number || '文号待补'}${off}` }] : []),
  ];
}

/** What the unit may press on a major case. */
export function unitActions(one: Case): Action[] {
  if (!one.double || owedReports(one).length === 0) return [];
  return [
    {
      id: `hazard.doublereport#${one.number}`,
      label: '双报告回执',
      form: [
        { name: 'text', label: '报告给了谁、文号或会议', kind: 'text', required: true },
        { name: 'date', label: '哪天报告的', kind: 'date', required: false },
      ],
    },
  ];
}

/** What officials may press on one. */
export function officialActions(one: Case): Action[] {
  if (one.grade !== 'major') return [];
  if (!isListed(one)) {
    const open = one.state === 'rectifying' && one.plate === undefined;
    return open ? [{ id: `hazard.escalate#${one.number}`, label: '挂牌督办' }] : [];
  }
  if (one.state !== 'reinspection') return [];
  return one.plate?.offAskedBy === undefined
    ? [{ id: `hazard.unlist#${one.number}`, label: '申请摘牌' }]
    : [{ id: `hazard.unlist#${one.number}#agree`, label: '同意摘牌' }];
}

const short = ({ number }: Case): string => String(Number(number.slice(8)));
