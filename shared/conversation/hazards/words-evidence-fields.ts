import type { Case } from '../../domain/hazards/case.ts';
import type { Incident } from '../../domain/hazards/incident.ts';
import type { Instant } from '../../domain/time.ts';
import { categoryName, gradeNames, sourceName, stateNames, wordsOf } from './words.ts';
import { doubleWords, handedOverWords, plateWords } from './words-book-columns.ts';
import { moment } from './words-papers.ts';
import { planField } from './words-plan.ts';

export function caseFields(one: Case, name: (id: string) => string): (readonly [string, string])[] {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['编号', one.number],
    ['责任单位', one.unitName],
    ['属地', one.street],
    ['部位', one.place],
    ['描述', wordsOf(one)],
    ['类型', categoryName(one)],
    ['等级', one.grade && gradeNames[one.grade]],
    ['来源', `${sourceName(one, 'official')}${one.protected ? '（举报人保密）' : ''}`],
    ['登记时间', moment(one.openedAt)],
    ['状态', stateNames[one.state]],
    ['整改期限', one.deadline],
    ['责任人', one.responsible],
    ['挂牌督办', plateWords({ one })],
    ['双报告', doubleWords({ one })],
    ['移交', handedOverWords({ one })],
    ...planField(one).map(({ label, value }) => [label, value] as const),
    ['整改情况', one.rectified && `${moment(one.rectified.at)} ${one.rectified.measure ?? '见照片'}`],
    ['核实人', one.verifier && name(one.verifier)],
    ['复查人', one.reinspector && name(one.reinspector)],
    ['领导批准办结', one.settled && `${one.settled.reason}（${one.settled.doc}）`],
    ['办结时间', one.closedAt === undefined ? undefined : moment(one.closedAt)],
  ];
  return rows.flatMap(([label, value]) => (value ? [[label, value] as const] : []));
}

export function incidentFields(one: Incident): (readonly [string, string])[] {
  const at = (when: Instant | undefined) => (when === undefined ? '待核' : moment(when));
  return [
    ['编号', one.number ?? '无'],
    ['单位', one.unitName ?? '待核'],
    ['地点', one.place ?? '待核'],
    ['首次报告', one.text],
    ['发生时间', at(one.occurredAt)],
    ['单位知悉', at(one.noticedAt)],
    ['本局接报', moment(one.openedAt)],
    ['单位书面报告', at(one.unitReportedAt)],
    ['本级上报', at(one.bureauReportedAt)],
    ...(one.dismissed ? [['认定', `误报或不须上报：${one.dismissed.reason}`] as const] : []),
    ['结案', one.closedAt === undefined ? '未结案' : moment(one.closedAt)],
  ];
}
