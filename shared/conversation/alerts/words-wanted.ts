import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import type { Roll } from '../../domain/alerts/roll.ts';
import { isComplete, type State, type Told, type Wanted } from '../../domain/alerts/wanted.ts';
import type { Action, Card, FormField } from '../../domain/message.ts';
import { coverField } from './words-cover.ts';

/** What a notice's own words ask for. */
export function readWanted(text: string): Wanted | undefined {
  if (
    /(?:回复|反馈|上报|报送|发|传)(?:现场|落实|措施|整改|自查)?(?:情况)?(?:的)?(?:照片|图片)|拍照(?:回复|反馈|上报|回传)/.test(
      text,
    )
  )
    return 'photo';
  return /(?:回复|反馈|上报|报送|报告|报)(?:本单位|各自)?(?:现状|状态|是否正常|有无(?:隐患|异常|险情))/.test(
    text,
  )
    ? 'state'
    : undefined;
}

const asked: Readonly<Record<Wanted | 'plain', string>> = {
  plain: '回复“收到”或点下方按钮确认',
  state: '点下方按钮或回复“收到，正常”报告现状，有隐患、需支援的写明情况',
  photo: '回复“收到”并发落实情况照片',
};

export const askedFor = (wants: Wanted | undefined) => asked[wants ?? 'plain'];

const remark: readonly FormField[] = [
  { name: 'text', label: '什么情况、在哪里、要什么', kind: 'long-text', required: true },
];

/** The buttons a unit answers with. */
export function answersTo({ id, wants, daily }: Pick<Broadcast, 'id' | 'wants' | 'daily'>): Action[] {
  if (daily === 'zero') return [{ id: `report.zero#${id}`, label: '平安，零报告', style: 'primary' }];
  if (daily === 'supply') return [supplyAction];
  if (wants !== 'state') return [{ id: `ack#${id}`, label: '收到', style: 'primary' }];
  return [
    { id: `ack#${id}#normal`, label: '收到，正常', style: 'primary' },
    { id: `ack#${id}#hazard`, label: '有隐患', style: 'plain', form: remark },
    { id: `ack#${id}#support`, label: '需支援', style: 'danger', form: remark },
  ];
}

const supplyAction: Action = {
  id: 'report.supply#today',
  label: '填报保供日报',
  style: 'primary',
  form: [
    { name: 'days', label: '主要商品库存可供天数', kind: 'number', required: true },
    { name: 'text', label: '价格、货源、断供情况（平稳可写“平稳”）', kind: 'text', required: true },
  ],
};

/** In a private talk a question has its own button. */
export const questionAction = ({ id }: Pick<Broadcast, 'id'>): Action => ({
  id: `ack.question#${id}`,
  label: '有疑问',
  style: 'plain',
  form: [{ name: 'text', label: '您的问题（会转给发通知的人）', kind: 'long-text', required: true }],
});

const wantedNames: Readonly<Record<Wanted | 'plain', string>> = {
  plain: '只需收到',
  state: '收到并报现状（正常/有隐患/需支援）',
  photo: '收到并发措施照片',
};

export const wantedName = (wants: Wanted | undefined) => wantedNames[wants ?? 'plain'];

/** On the preview: what units are asked for. */
export const wantedAction = ({ id, wants, covers }: Pick<Broadcast, 'id' | 'wants' | 'covers'>): Action => ({
  id: `alert.notice#${id}#wants`,
  label: '回执方式',
  style: 'plain',
  form: [
    {
      ...{ name: 'wants', label: `回执方式（现为${wantedName(wants)}）`, kind: 'choice', required: true },
      options: (['plain', 'state', 'photo'] as const).map((value) => ({ value, label: wantedNames[value] })),
    },
    coverField(covers === undefined ? {} : { covers }),
  ],
});
export const wantedChanged = '回执方式已调整，请再看一遍预览。';

const stateNames: Readonly<Record<State, string>> = {
  normal: '正常',
  hazard: '有隐患',
  support: '需支援',
};

/** Behind the line that says what was noted. */
export function notedMore(told: Told, wants: Wanted | undefined): string {
  const lines = [
    told.state ? `现状：${stateNames[told.state]}。` : '',
    told.passedOn === undefined ? '' : `已传达商户${told.passedOn}家。`,
    told.photos?.length ? `照片${told.photos.length}张获取中。` : '',
    told.state === 'support' ? '已转值班人员；危急时请先拨119、120。' : '',
    told.state === 'hazard' ? '请再发“隐患 地点 情况”登记，便于跟踪整改。' : '',
    wants === 'state' && !told.state ? '请再报现状：正常、有隐患或需支援。' : '',
    wants === 'photo' && !told.photos?.length ? '请再发一张落实情况照片。' : '',
  ];
  return lines.join('');
}

/** To a person: a unit has a hazard, or needs help. */
export function stateCard(
  { state, remark }: Told,
  about: {
    readonly names: readonly string[];
    readonly who: string;
    readonly phone?: string;
    readonly notice: string;
  },
): Card {
  const phone = about.phone ? ` ${about.phone}` : '';
  const what = state === 'support' ? '需支援' : '有隐患';
  return {
    title: `${what}：${about.names.join('、')}`,
    tone: state === 'support' ? 'red' : 'orange',
    text: `${about.names.join('、')}对${about.notice}回复${what}：${remark ?? '未写明情况'}\n联系人：${about.who}${phone}。请电话核实并处置。`,
  };
}

/** What is left of an answer behind the words that say how the unit stands. */
export function remarkIn(said: string | undefined): string | undefined {
  const left = said
    ?.replace(/^(?:收到|已阅|好的)?[\s,，。、!！]*(?:我们?)?(?:现?有隐患|需要?支援)[\s,，：:。]*/, '')
    .trim();
  return left ? left : said;
}

export const photoLost = '刚才的照片没有取到，请重发一次。';

/** How the units stand, as far as they said; empty where there is nothing to tell. */
export function statesText(rolls: readonly Roll[], wants: Wanted | undefined): string {
  const told = rolls.flatMap(({ name, confirmed }) => (confirmed ? [{ name, ...confirmed }] : []));
  const count = (state: State) => told.filter((one) => one.state === state).length;
  const passed = told.flatMap(({ passedOn }) => passedOn ?? []);
  const grave = (['support', 'hazard'] as const).flatMap((state) =>
    told
      .filter((one) => one.state === state)
      .map((one) => `${stateNames[state]}：${one.name}${one.remark ? `（${one.remark}）` : ''}`),
  );
  const owing = rolls.filter((roll) => roll.confirmed && !isComplete(roll, wants));
  const lines = [
    told.some(({ state }) => state)
      ? `现状：正常${count('normal')}家，有隐患${count('hazard')}家，需支援${count('support')}家。`
      : '',
    ...grave.slice(0, 30),
    passed.length > 0
      ? `商户传达：${passed.length}家单位共传达${passed.reduce((sum, one) => sum + one, 0)}家。`
      : '',
    owing.length > 0 ? `已收到、未${wants === 'photo' ? '发照片' : '报现状'}：${owing.length}家。` : '',
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** Said amid an exercise: in doubt it is taken for true. */
export function soundsReal(said: string): boolean {
  return /真|不是演|非演练/.test(said);
}
