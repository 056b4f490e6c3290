import { type Case, isOver } from '../../../../shared/domain/hazards/case.ts';
import { isListed, owedReports } from '../../../../shared/domain/hazards/major.ts';

export const people = ['guest', 'chen', 'liu', 'ma', 'sun', 'luo', 'wu', 'he', 'zhou', 'lin', 'tang', 'song'];
export const cases = ['1', '2', '3'];

/** What anybody may try on a case, whether it is his to do or not, whether it is time for it or not. */
export const acts: readonly ((number: string) => string)[] = [
  (n) => `${n}属实 一般 三天内整改`,
  (n) => `${n}属实 重大 十天内整改`,
  (n) => `${n}属实 一般 现场已整改，货物当场搬走`,
  (n) => `${n}不属实，现场没有`,
  (n) => `${n}和1重复`,
  (n) => `${n}派给聚福楼酒家，五天内整改`,
  (n) => `${n}整改好了，货物已搬到仓库`,
  (n) => `${n}整改好了`,
  (n) => `${n}复查合格，销号`,
  (n) => `${n}复查合格，销号`,
  (n) => `${n}复查不合格，又堵了，两天内重新整改`,
  (n) => `${n}申请延期到2026年12月1日，配件没到`,
  (n) => `${n}撤销`,
  (n) => `${n}又堵上了`,
  (n) => `${n}挂牌督办 处级 文号：临商督〔2026〕3号`,
  (n) => `${n}申请摘牌`,
  (n) => `${n}同意摘牌`,
  (n) => `${n}已报区应急局`,
  (n) => `${n}已向职代会报告`,
  (n) => `${n}移交区消防救援大队`,
  (n) => `${n}反馈：已处理完毕`,
  (n) => `${n}反馈：不属于该部门，退回`,
  (n) => `${n}批准办结 原因：整体拆除；文号：临商〔2026〕5号`,
  (n) => `${n}批准办结 原因：整体拆除`,
  (n) => `补充 000${n} 不是三楼，是四楼`,
  (n) => `${n}整改方案 内容：清空通道；措施：专人巡查；资金：无`,
];

/** What would come next if people did what they should, so that the walk gets far. */
export const sensible: Readonly<Partial<Record<Case['state'], readonly (readonly [string, string])[]>>> = {
  registered: [
    ['wu', '属实 重大 十天内整改'],
    ['he', '属实 一般 三天内整改'],
    ['guest', '撤销'],
    ['zhou', '不属实，现场没有'],
  ],
  verified: [['wu', '派给万汇广场，五天内整改']],
  rectifying: [
    ['chen', '整改好了，货物已搬到仓库'],
    ['chen', '双报告已完成，应急局和职代会都报了'],
    ['wu', '挂牌督办 处级'],
    ['wu', '移交区消防救援大队'],
  ],
  reinspection: [
    ['wu', '申请摘牌'],
    ['he', '同意摘牌'],
    ['sun', '复查合格，销号'],
    ['he', '复查合格，销号'],
  ],
  transferred: [['wu', '反馈：已处理完毕']],
  closed: [
    ['guest', '又堵上了'],
    ['zhou', '重新办理，仍有问题'],
  ],
  invalid: [['zhou', '重新办理，仍有问题']],
  withdrawn: [['zhou', '重新办理，仍有问题']],
};

/** Which state may follow which. */
const follows: Readonly<Record<Case['state'], readonly Case['state'][]>> = {
  registered: [
    'verified',
    'rectifying',
    'reinspection',
    'invalid',
    'duplicate',
    'withdrawn',
    'transferred',
    'closed',
  ],
  verified: ['rectifying', 'reinspection', 'invalid', 'duplicate', 'transferred', 'closed'],
  rectifying: ['reinspection', 'transferred', 'closed'],
  reinspection: ['rectifying', 'closed', 'transferred'],
  transferred: ['reinspection', 'registered', 'verified', 'rectifying', 'closed'],
  closed: ['registered'],
  invalid: ['registered'],
  duplicate: ['registered'],
  withdrawn: ['registered'],
};

export function wrongs(before: Case, now: Case): string[] {
  const all = [...atTheEnd(before, now), ...onTheWay(before, now)];
  return all.flatMap(([what, is]) => (is ? [what] : []));
}

type Found = readonly (readonly [string, boolean])[];

/** Of one that was closed by its re-inspection. */
function atTheEnd(before: Case, now: Case): Found {
  const { settled, rectified, handedOver } = now;
  if (now.state !== 'closed' || settled) return [];
  return [
    ['closed without evidence', !(rectified?.measure ?? rectified?.photos)],
    ['closed by whoever rectified', now.reinspector === rectified?.by],
    ['closed by the unit', now.reinspector === 'chen'],
    ['major closed while listed', isListed(now)],
    ['major closed without receipts', now.grade === 'major' && owedReports(now).length > 0],
    ['closed from the department’s hands', before.state === 'transferred'],
    ['handed over and closed unanswered', handedOver !== undefined && !handedOver.outcome],
  ];
}

const mayNotVerify = ['guest', 'chen', 'liu', 'ma', 'song', 'luo'];

function onTheWay(before: Case, now: Case): Found {
  const { settled = { by: 'lin', doc: '-' }, plate = {} } = now;
  const { offBy, offAskedBy }: Partial<NonNullable<Case['plate']>> = plate;
  return [
    ['jumps', now.state !== before.state && !follows[before.state].includes(now.state)],
    ['settled by no leader', !['lin', 'tang'].includes(settled.by)],
    ['settled without a document', settled.doc === ''],
    ['taken off unasked, or by who asked', offBy !== undefined && (offBy === offAskedBy || !offAskedBy)],
    ['listed and not major', isListed(now) && now.grade !== 'major'],
    ['graded by nobody', now.grade !== undefined && now.verifier === undefined],
    ['verified by who may not', mayNotVerify.includes(now.verifier ?? '')],
    ['to be mended without a day', now.state === 'rectifying' && now.deadline === undefined],
    ['over without its time', isOver(now) && now.closedAt === undefined],
  ];
}
