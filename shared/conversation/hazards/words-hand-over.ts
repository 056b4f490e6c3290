import type { Case } from '../../domain/hazards/case.ts';
import type { HandedOver, HandOverMode } from '../../domain/hazards/hand-over.ts';
import type { Action, Card, Field } from '../../domain/message.ts';
import { type Day, dayOf, daysBetween } from '../../domain/time.ts';
import { dayWords, shortDay } from '../clock.ts';
import { hazardCategory } from '../lexicon.ts';

export const modeNames: Readonly<Record<HandOverMode, string>> = {
  copy: '抄告',
  letter: '函送',
  clue: '移交',
};

/** The 函 in 临商函〔2026〕12号 is the document's, and says nothing of how it goes. */
export function modeIn(text: string): HandOverMode {
  const words = text.replace(/[\u4e00-\u9fff]*[〔[(（【]\s*\d{4}\s*[〕\])）】]/g, ' ');
  if (/抄[告送]/.test(words)) return 'copy';
  return /函/.test(words) ? 'letter' : 'clue';
}

const fullNames: readonly (readonly [RegExp, string])[] = [
  [/消防/, '消防救援机构'],
  [/燃气|住建/, '住建部门'],
  [/市监|市场监管|特种设备|质监/, '市场监管局'],
  [/应急/, '应急管理局'],
  [/城管|综合执法/, '城管执法部门'],
  [/公安|派出所|交警/, '公安机关'],
  [/环保|生态/, '生态环境局'],
  [/水务|水利/, '水务部门'],
  [/供电|电力/, '供电公司'],
];

/** 归消防管, 交给燃气那边: who that is, where no name was said in full. */
export function authorityIn(text: string): string | undefined {
  return fullNames.find(([word]) => word.test(text))?.[1];
}

/** 消防救援大队反馈：…: who answers. */
export const authorityAnswering = (text: string): string | undefined =>
  authorityIn(text.split(/反馈|回函|复函|回复/)[0] ?? '');

/** 消防 said of 区消防救援大队: one of two names is only the general one of the other. */
export function isSameAuthority(one: string, other: string): boolean {
  return one === other || authorityIn(one) === other || one === authorityIn(other);
}

/** Whose business a case usually is; it varies by place, so it is only proposed. */
export const usualAuthority = ({ category }: Case): string | undefined =>
  category === undefined ? undefined : hazardCategory(category)?.authority;

export function handedOver(one: Case): Card {
  const { handedOver: given } = one;
  if (!given) return { text: '' };
  if (given.outcome)
    return {
      text: `${one.number} 已登记文号${given.doc ?? '（待补）'}（${modeNames[given.mode]}${given.to}）。`,
    };
  const clock = given.mode === 'copy' ? '本单位整改期限照常计算' : '整改期限暂停计算';
  const head = `${one.number} 已${modeNames[given.mode]}${given.to}，${clock}，反馈期限${dayWords(given.feedbackBy)}。`;
  const before = one.earlier?.at(-1);
  const ended =
    before && before.endedAt === given.at && !before.outcome ? `原${nameOf(before)}不再催办。` : '';
  return given.doc === undefined
    ? { text: `${head}${ended}请补文号（和反馈期限），按下面按钮填写。`, actions: [docAction(one)] }
    : {
        text: `${head}${ended}文号${given.doc}。收到反馈请回复“${Number(one.number.slice(8))} 反馈 处理结果”。`,
      };
}

const nameOf = ({ mode, to, doc }: HandedOver): string =>
  `${modeNames[mode]}${to}${doc === undefined ? '' : `（${doc}）`}`;

const docAction = ({ number }: Case): Action => ({
  id: `hazard.transfer#${number}`,
  label: '补文号和反馈期限',
  form: [
    { name: 'text', label: '文号', kind: 'text', required: true },
    { name: 'date', label: '反馈期限', kind: 'date', required: false },
  ],
});

export const toWhom = (one: Case): Card => ({
  text: `${one.number} 移交给哪个部门？${
    usualAuthority(one) === undefined ? '' : `此类隐患通常由${usualAuthority(one)}主管（以当地分工为准）。`
  }请回复：移交某某部门。`,
});

export function chaseHead({ handedOver: given }: Case, today: Day): string {
  const late = given ? daysBetween(given.feedbackBy, today) : 0;
  const term = given ? `（期限${shortDay(given.feedbackBy)}${late > 0 ? `，已超${late}天` : ''}）` : '';
  return `已${given ? modeNames[given.mode] : '移交'}${given?.to ?? ''}，尚未反馈${term}${given?.receipt ? '' : '，签收未登记'}，请联系跟踪问效并登记反馈。`;
}

/** To the unit that mended what a department has: whom to tell. */
export const mendedElsewhere = (one: Case): Card => ({
  text: `${one.number} 已移交${one.handedOver?.to ?? '主管部门'}办理，整改情况请向该部门报告。您发的内容和照片已存入台账，并告知我局经办人。`,
});

/** To the officer who gave it away. */
export const mendedElsewhereHead = (one: Case): string =>
  `单位报称已整改，请联系${one.handedOver?.to ?? '主管部门'}核实并登记反馈。`;

/** The draft went out before its number was known. */
export function numbered(one: Case): Card {
  const asked = `${letterCalled[one.handedOver?.mode ?? 'clue']} ${Number(one.number.slice(8))}`;
  const card = handedOver(one);
  return { ...card, text: `${card.text}需要带文号的函请回复：${asked}。` };
}

const letterCalled: Readonly<Record<HandOverMode, string>> = {
  copy: '抄告函',
  letter: '函送函',
  clue: '移交函',
};

export const receivedCard = (one: Case): Card => ({
  text: `${one.number} 签收已登记${one.handedOver ? `，反馈期限${dayWords(one.handedOver.feedbackBy)}` : ''}。收到反馈请回复“${Number(one.number.slice(8))} 反馈 处理结果”。`,
});

export const answeredCard = (one: Case): Card => ({
  text: `${one.number} 反馈已登记${one.state === 'reinspection' ? '，可以复查销号' : one.handedOver?.mode === 'copy' ? '，整改照常进行' : '，由我局继续办理'}。`,
});

/** Words of what a department does with a case. */
export const tellsOfWork = (said: string): boolean =>
  /处罚|罚款|责令|整改|查处|立案|检查|现场|核查|核实|处理|处置|办理|办结|受理|退回|移交|拆除|查封|停业|停产|约谈|警告|告知书|通知书|合格|消除|修|换|清/.test(
    said,
  );

/** 部门反馈 工资发了: of which case nobody said, and it tells of none. */
export const isItsAnswer = (one: Case, said: string): Card => ({
  text: `这句是 ${one.number}${one.handedOver ? `（已移交${one.handedOver.to}）` : ''} 的反馈吗？还没有记入。如是，请按“登记反馈”，或回复：${Number(one.number.slice(8))} 反馈 ${said.replace(/^.*?(?:反馈|回函|复函|回复)[\s,，:：]*/, '').slice(0, 60)}`,
  actions: answerActions(one),
});

export const movedHead = '这条隐患已移交主管部门办理，整改要求以主管部门为准，现场措施请继续落实。';

/** When it was entered that the department has it, and by whom there. */
export const receiptWords = ({ at, text }: NonNullable<HandedOver['receipt']>): string =>
  `${shortDay(dayOf(at))}登记签收${text === '' ? '' : `（${text}）`}`;

export function handOverFields({ handedOver: given, earlier = [] }: Case): Field[] {
  if (!given) return [];
  const past = earlier.map((one) =>
    [
      nameOf(one),
      ...(one.outcome ? [`反馈：${one.outcome.text}`] : []),
      `${shortDay(dayOf(one.endedAt))}改移交`,
    ].join('，'),
  );
  const parts = [
    `${modeNames[given.mode]}${given.to}`,
    given.doc ?? '文号待补',
    ...(given.receipt ? [receiptWords(given.receipt)] : []),
    `反馈期限${shortDay(given.feedbackBy)}`,
    ...(given.outcome ? [`反馈：${given.outcome.text}`] : []),
  ];
  return [
    { label: '移交', value: parts.join('，') },
    ...(past.length > 0 ? [{ label: '曾移交', value: past.join('；') }] : []),
  ];
}

/** What an official may press while it waits for an answer. */
export const answerActions = ({ number }: Case): Action[] => [
  {
    ...{ id: `hazard.feedback#${number}`, label: '登记反馈', style: 'primary' as const },
    form: [{ name: 'text', label: '主管部门的处理结果', kind: 'long-text', required: true }],
  },
  {
    id: `hazard.feedback#${number}#receipt`,
    label: '登记签收',
    form: [{ name: 'text', label: '签收部门、人员和日期', kind: 'text', required: true }],
  },
  {
    id: `hazard.feedback#${number}#back`,
    label: '退回我局',
    form: [{ name: 'text', label: '退回原因', kind: 'text', required: true }],
  },
];
