import type { Case } from '../../domain/hazards/case.ts';
import type { Measure, MeasureKind } from '../../domain/hazards/measure.ts';
import type { Card } from '../../domain/message.ts';
import { type Day, dayOf } from '../../domain/time.ts';
import { shortDay } from '../clock.ts';
import { summary } from './words.ts';

const names: Readonly<Record<MeasureKind, string>> = {
  interview: '约谈',
  circular: '通报',
  blacklist: '黑名单',
  penalty: '处罚',
};
const states: Readonly<Record<Measure['state'], string>> = {
  draft: '待批准',
  approved: '已批准',
  dropped: '不采用',
  entered: '已登记',
};

/** What it is and how it stands. */
export const measureName = ({ kind, state }: Measure): string => `${names[kind]}（${states[state]}）`;

/** The words of a draft that a rule proposes. */
export function draftText(one: Case, kind: 'interview' | 'circular'): string {
  const what = `${one.number} ${summary(one, 'unit')}`;
  const late = one.missed === undefined ? '' : `，已${one.missed}次逾期未完成整改`;
  return kind === 'interview'
    ? `${one.unitName ?? ''}：${what}${late}。请单位主要负责人于三个工作日内到我局接受约谈，说明原因和整改安排，并先行落实防范措施。`
    : `${one.unitName ?? ''}存在重大隐患未按期整改：${what}${late}。现予通报，请立即整改并报告进展；各单位引以为戒，对照自查。`;
}

/** The words of a draft that somebody ordered in a few of his own. */
export function orderedText(unitName: string, kind: 'interview' | 'circular', said: string): string {
  const why = said
    .replace(/^(?:请|建议|拟|提请|决定)?(?:对|将|把)?/, '')
    .replace(unitName, '')
    .replace(/(?:进行|予以|给予|拟)?(?:约谈|通报(?:批评)?)/g, '')
    .replace(/^[\s,，:：;；。]+|[\s,，:：;；。]+$/g, '');
  const reason = why === '' ? '' : `因${why.replace(/^(?:因为?|由于|原因是?)/, '')}，`;
  return kind === 'interview'
    ? `${unitName}：${reason}请单位主要负责人于三个工作日内到我局接受约谈，说明原因和整改安排，并先行落实防范措施。`
    : `${unitName}：${reason}现予通报，请立即整改并报告进展；各单位引以为戒，对照自查。`;
}

export const draftCard = (one: Measure): Card => ({
  title: `${names[one.kind]}草稿，待批准`,
  tone: 'orange',
  text: `${one.text}\n是否采用由您决定；批准后发给该单位。`,
  actions: [
    {
      id: `hazard.interview#${one.unit}/${one.id}#approve`,
      label: `批准${names[one.kind]}`,
      style: 'primary',
    },
    { id: `hazard.interview#${one.unit}/${one.id}#drop`, label: '不采用' },
  ],
});
export const toUnit = (one: Measure): Card => ({
  title: `${names[one.kind]}通知`,
  tone: 'orange',
  text: one.text,
});
export const decided = (one: Measure): Card => ({
  text: `${one.unitName}的${names[one.kind]}${one.state === 'approved' ? '已批准并通知单位' : '草稿不采用，已记录'}。`,
});
export const entered = (one: Measure): Card => ({
  text: `已登记：${one.unitName} ${names[one.kind]}${one.doc ? `，${one.doc}` : ''}${one.until ? `，至${one.until.slice(0, 4)}年${shortDay(one.until)}` : ''}。`,
});
export const alreadyDecided = '这份草稿已经有人处理过了。';
export const onlyOfficials = '约谈、通报、黑名单和处罚由局里决定、登记和查询。';
export const nameUnit =
  '请写明是哪家单位，例如：万汇广场处罚记录；万汇广场 罚款2万元，文号：临应罚〔2026〕5号。';

/** Every unit that somebody put there; whose time is over is said to be. */
export function blacklist(all: readonly Measure[], today: Day): Card {
  const lines = all.slice(-most).map((one) => {
    const until = one.until && `至${one.until}${one.until < today ? '，已到期' : ''}`;
    return [dayOf(one.at), one.unitName, one.doc, until, one.text].filter(Boolean).join(' ');
  });
  const rest =
    all.length > most ? [`另有更早的${all.length - most}条，请按单位查询，例如：某单位处罚记录。`] : [];
  return {
    title: `黑名单${all.length === 0 ? '' : `（登记${all.length}条）`}`,
    text:
      lines.length === 0
        ? '没有登记过。登记请发送：单位 列入黑名单，期限，文号。'
        : [...lines, ...rest].join('\n'),
  };
}

const most = 100;

export function measureList(unitName: string, all: readonly Measure[]): Card {
  const lines = all
    .slice(-20)
    .map(
      (one) =>
        `${shortDay(dayOf(one.at))} ${names[one.kind]}（${states[one.state]}）${one.doc ?? ''} ${one.text}`,
    );
  return { title: `${unitName} 约谈通报和处罚`, text: lines.length === 0 ? '没有记录。' : lines.join('\n') };
}
