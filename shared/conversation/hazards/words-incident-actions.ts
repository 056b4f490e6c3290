import type { Incident } from '../../domain/hazards/incident.ts';
import type { Action } from '../../domain/message.ts';
import { sameActions, splitAction } from './words-incident-same.ts';

/** What somebody may do with an emergency now. */
export function incidentActions(
  one: Incident,
  may: { readonly work: boolean; readonly close: boolean },
): Action[] {
  if (one.sameAs !== undefined) return may.work ? [splitAction(one)] : [];
  if (one.state === 'closed' || one.kind === 'drill') return [];
  const judge = one.kind === 'doubtful' && may.work ? judgeActions(one) : [];
  return [
    ...judge,
    ...(may.work ? sameActions(one) : []),
    ...(may.work ? workActions(one) : []),
    ...(may.close && one.kind === 'incident' ? [closeAction(one)] : []),
  ];
}

function judgeActions({ id }: Incident): Action[] {
  return [
    { id: `incident.judge#${id}#incident`, label: '属实', style: 'danger' },
    {
      id: `incident.judge#${id}#drill`,
      label: '是演练',
      confirm: '已电话核实确为演练？认定后停止全部提醒。',
    },
  ];
}

const whenField = {
  name: 'at',
  label: '报告时间，如10:20，不填为现在',
  kind: 'text',
  required: false,
} as const;

function workActions(one: Incident): Action[] {
  const { id } = one;
  return [
    {
      id: `incident.facts#${id}`,
      label: '补充要素',
      style: 'primary',
      form: [
        { name: 'occurred', label: '发生时间，如14:20', kind: 'text', required: false },
        { name: 'noticed', label: '单位负责人接报时间，如14:25', kind: 'text', required: false },
        { name: 'scene', label: '地点和现场情况', kind: 'text', required: false },
        { name: 'course', label: '简要经过', kind: 'long-text', required: false },
        { name: 'casualties', label: '伤亡，如死亡0人，受伤2人，被困0人', kind: 'text', required: false },
        { name: 'loss', label: '初步估计直接经济损失', kind: 'text', required: false },
        { name: 'measures', label: '已采取措施', kind: 'long-text', required: false },
        { name: 'other', label: '其他情况', kind: 'long-text', required: false },
        {
          ...{ name: 'nature', label: '类型（决定补报期）', kind: 'choice', required: false },
          options: [
            { value: 'fire', label: '火灾，7天' },
            { value: 'traffic', label: '道路交通，7天' },
            { value: 'other', label: '其他，30天' },
          ],
        },
      ],
    },
    ...(one.unitReportedAt === undefined
      ? [{ id: `incident.sent#${id}#unit`, label: '单位已书面报告', form: [whenField] }]
      : []),
    {
      id: `incident.sent#${id}#bureau`,
      label: one.bureauReportedAt === undefined ? '本级已上报' : '已续报',
      form: [whenField],
    },
  ];
}

function closeAction({ id }: Incident): Action {
  return { id: `incident.close#${id}`, label: '结案', confirm: '处置完毕、终报已报出后结案。确定结案？' };
}
