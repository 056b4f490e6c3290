import { type Case, isOver } from '../../domain/hazards/case.ts';
import { handOverModes } from '../../domain/hazards/hand-over.ts';
import { isListed } from '../../domain/hazards/major.ts';
import type { Action, FormField } from '../../domain/message.ts';
import { gradeNames } from './words.ts';
import { modeNames, usualAuthority } from './words-hand-over.ts';

interface May {
  readonly verify: boolean;
  readonly send: boolean;
  readonly settle: boolean;
}

const text = (label: string, name = 'text'): FormField => ({ name, label, kind: 'text', required: true });
const day = (label: string): FormField => ({ name: 'date', label, kind: 'date', required: false });

/** What chat does to a case in words and no card has a button for. */
export function furtherActions(one: Case, may: May): Action[] {
  if (!may.verify || one.state === 'duplicate') return [];
  if (isOver(one)) return [reopenAction(one)];
  return [
    ...(one.state === 'registered' || one.state === 'rectifying' ? [unitAction(one)] : []),
    ...(one.state === 'rectifying' ? [gradeAction(one)] : []),
    handOverAction(one),
    ...(isListed(one) ? [plateAction(one)] : []),
    ...(one.source === 'public' ? [askAction(one)] : []),
    ...(may.send && one.unit !== undefined ? measureActions(one) : []),
    ...(may.settle ? [settleAction(one)] : []),
  ];
}

const unitAction = ({ number, unit, state }: Case): Action => ({
  id: `hazard.dispatch#${number}`,
  label: unit === undefined ? '指定责任单位' : '换责任单位',
  form: [text('单位名称', 'unit')],
  confirm:
    state === 'registered'
      ? '现在只登记，核实属实后才通知单位。'
      : '将通知新单位整改，期限不变；原单位也会知道不用再改。',
});

const gradeAction = ({ number, grade }: Case): Action => ({
  id: `hazard.verify#${number}#regrade`,
  label: '改定等级',
  form: [
    {
      ...{ name: 'level', label: '等级', kind: 'choice', required: true },
      options: (['general', 'major'] as const)
        .filter((other) => other !== grade)
        .map((value) => ({ value, label: gradeNames[value] })),
    },
    { name: 'days', label: '几天内整改', kind: 'number', required: true },
  ],
  confirm: '等级由您判定并负责，将按新等级和期限再次通知单位。',
});

function handOverAction(one: Case): Action {
  const usual = usualAuthority(one);
  return {
    id: `hazard.transfer#${one.number}`,
    label: '移交部门',
    form: [
      {
        ...{ name: 'mode', label: '方式', kind: 'choice', required: true },
        options: handOverModes.map((mode) => ({ value: modeNames[mode], label: modeNames[mode] })),
      },
      text(usual === undefined ? '哪个部门' : `哪个部门（通常为${usual}，以当地分工为准）`, 'to'),
      day('反馈期限（不填为15天）'),
    ],
    confirm:
      '函件草稿发到您的对话，由您盖章送出。函送、移交后整改期限暂停计算，正在整改的单位会收到通知；抄告不影响。',
  };
}

const plateAction = ({ number }: Case): Action => ({
  id: `hazard.escalate#${number}`,
  label: '补督办文号',
  form: [text('文号，例如：临商督〔2026〕3号')],
});

const askAction = ({ number }: Case): Action => ({
  id: `hazard.ask#${number}`,
  label: '问报告人',
  form: [{ name: 'text', label: '问什么（对方看不到是谁问的）', kind: 'long-text', required: true }],
});

function measureActions({ number }: Case): Action[] {
  const drafted = '先拟1份草稿给您看，批准后才发给单位。';
  const entered = '只登记已作出的决定，不会通知单位。';
  return [
    { id: `hazard.interview#${number}`, label: '约谈单位', confirm: drafted },
    { id: `hazard.interview#${number}#circular`, label: '通报单位', confirm: drafted },
    {
      id: `hazard.decision#${number}`,
      label: '登记处罚',
      form: [text('处罚内容和文号'), day('到哪天为止')],
      confirm: entered,
    },
    {
      id: `hazard.decision#${number}#blacklist`,
      label: '列入黑名单',
      form: [text('原因和文号'), day('到哪天为止')],
      confirm: entered,
    },
  ];
}

const settleAction = ({ number }: Case): Action => ({
  ...{ id: `hazard.settle#${number}`, label: '领导批准办结', style: 'danger' },
  form: [text('原因', 'reason'), text('文号', 'doc')],
  confirm: '将不经复查销号，并告知单位和报告人。',
});

const reopenAction = ({ number }: Case): Action => ({
  id: `hazard.reopen#${number}`,
  label: '重新打开',
  form: [text('原因', 'reason')],
  confirm: '将回到待核实，请值班和街道人员重新核实。',
});
