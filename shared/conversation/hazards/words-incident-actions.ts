import type { Incident } from '../../domain/hazards/incident.ts';
import type { Action } from '../../domain/message.ts';
import { sameActions, splitAction } from './words-incident-same.ts';

interface May {
  readonly work: boolean;
  readonly close: boolean;
}

/** What somebody may do with an emergency now. What is closed may still owe its reports, and its casualties may change. */
export function incidentActions(one: Incident, may: May): Action[] {
  if (one.dismissed) return may.close ? [resumeAction(one)] : [];
  if (one.kind === 'drill') return [];
  const mayEnd = may.close && one.state !== 'closed';
  return [...(may.work ? workOn(one) : []), ...(mayEnd ? endings(one) : [])];
}

function workOn(one: Incident): Action[] {
  if (one.sameAs !== undefined) return [splitAction(one)];
  if (one.state === 'closed') return workActions(one);
  return [...(one.kind === 'doubtful' ? judgeActions(one) : []), ...sameActions(one), ...workActions(one)];
}

const endings = (one: Incident): Action[] => [
  ...(one.kind === 'incident' ? [closeAction(one)] : []),
  dismissAction(one),
];

/** What a person who telephoned says of what may be a drill. */
export function judgeActions({ id }: Incident): Action[] {
  return [
    { id: `incident.judge#${id}#incident`, label: '属实', style: 'danger' },
    {
      id: `incident.judge#${id}#drill`,
      label: '是演练',
      confirm: '已电话核实确为演练？认定后停止全部提醒。',
    },
  ];
}

const dismissAction = ({ id }: Incident): Action => ({
  id: `incident.judge#${id}#none`,
  label: '误报或不须上报',
  form: [{ name: 'reason', label: '依据和理由', kind: 'long-text', required: true }],
});

const resumeAction = ({ id }: Incident): Action => ({
  id: `incident.judge#${id}#incident`,
  label: '重新处置',
  confirm: '确定按事故重新处置？报告时限从原接报时间起算。',
});

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
