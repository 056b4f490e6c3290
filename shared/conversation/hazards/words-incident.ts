import type { Incident } from '../../domain/hazards/incident.ts';
import type { Card } from '../../domain/message.ts';
import { clockOf } from '../../domain/time.ts';
import { judgeActions } from './words-incident-actions.ts';
import { apartAction, called, mayBeSame, sameActions } from './words-incident-same.ts';

/** The first answer to an emergency: no details, no questions. */
export const firstAnswer: Card = {
  title: '紧急情况',
  tone: 'red',
  text: [
    '请马上拨打119、120报警求助，立即疏散人员，撤出后不要返回。',
    '已转报值班室和带班领导。本消息不能代替报警，也不能代替单位一小时内的事故报告。',
  ].join('\n'),
};

/** The same to one alone, of whom nobody knows where he is. */
export const askingWhere: Card = {
  ...firstAnswer,
  text: `${firstAnswer.text}\n请接着回复：哪家单位、什么位置、有没有人被困。`,
};

export const doubtfulAnswer: Card = {
  text: '已转值班室电话核实。如为真实险情，请马上拨打119、120。',
};

/** What he cries is known: others called of it before him. */
export const knownAlready = (card: Card): Card => ({
  ...card,
  text: card.text.replace(
    '已转报值班室和带班领导。',
    '这起险情已有人报过，正在处置，您说的已一并转报值班室。',
  ),
});

export const drillKept: Card = { text: '【演练】已记录，不启动应急流程。' };
export const updateKept: Card = { text: '已转报值班室。' };
export const finalKept: Card = { text: '终报已收到并转报值班室。' };
/** What somebody finds of its grade goes to those who work on it; clocks and state stay. */
export const gradeKept: Card = {
  text: '研判意见已记入并转告处置人员，上报时限不变。需要结案请回复“事故结案”。',
};
export const seenKept = '已记录您已知悉，请立即处置。';
export const notForYou = '只有收到报警的值班人员可以操作。';

/** Several alarms ring, and 收到 does not say which. */
export const whichRings = (ringing: readonly Incident[]): Card => ({
  tone: 'red',
  text: [
    `有${ringing.length}起报警您还没有答复，请逐起确认，都已知悉请回复“都收到”：`,
    ...ringing.map((one) => `${called(one)}：${quoted(one.text)}`),
  ].join('\n'),
  actions: ringing.map((one) => ({
    id: `incident.update#${one.id}#seen`,
    label: `知悉 ${called(one)}`.slice(0, 30),
  })),
});

export interface Told {
  readonly name: string;
  /** For those who may see it. */
  readonly phone?: string | undefined;
  readonly where: string;
  readonly text: string;
  readonly photos: number;
  /** One that runs already and is perhaps the same. */
  readonly like?: Incident;
}

/** What the watch, the leader on duty and the officers get, privately. */
export function alarmCard(one: Incident, told: Told, round: number): Card {
  const doubtful = one.kind === 'doubtful';
  const head = doubtful ? '疑似演练，请立即电话核实。' : '请立即核实处置，按规定报告。';
  return {
    title: `${round > 1 ? `（第${round}次）` : ''}${doubtful ? '疑似演练，待核实' : '突发事件报告'}`,
    tone: doubtful ? 'orange' : 'red',
    text: [
      `${clockOf(one.openedAt)} ${told.name}${told.phone === undefined ? '' : ` ${told.phone}`}，${told.where}：`,
      quoted(told.text),
      ...(told.photos > 0 ? [`附照片${told.photos}张，正在获取。`] : []),
      ...(told.like ? [mayBeSame(told.like)] : []),
      head,
    ].join('\n'),
    ...fieldsOf(one),
    actions: [
      { id: `incident.update#${one.id}#seen`, label: '我已知悉', style: 'danger' },
      ...(doubtful ? judgeActions(one) : []),
      ...sameActions(one),
    ],
  };
}

/** Something more on an emergency that is known. */
export const newsCard = (one: Incident, told: Told & { message: string; isAnother: boolean }): Card => ({
  title: one.state === 'running' ? '突发事件续报' : '突发事件终报',
  tone: one.state === 'running' ? 'orange' : 'grey',
  text: `${told.name}${told.phone === undefined ? '' : ` ${told.phone}`}，${told.where}：\n${quoted(told.text)}`,
  ...fieldsOf(one),
  ...(told.isAnother && { actions: [apartAction(one, told.message)] }),
});

function fieldsOf({ unitName, number }: Incident): Pick<Card, 'fields'> {
  const fields = [
    ...(unitName === undefined ? [] : [{ label: '涉及单位', value: unitName }]),
    ...(number === undefined ? [] : [{ label: '编号', value: number }]),
  ];
  return fields.length === 0 ? {} : { fields };
}

const mostLetters = 300;

function quoted(text: string): string {
  const letters = [...text];
  return letters.length <= mostLetters ? text : `${letters.slice(0, mostLetters).join('')}…`;
}

export const places = {
  private: '私聊报告',
  group: (name: string): string => `群“${name}”`,
  unknownGroup: '未登记的群',
} as const;

export const nameless = '未登记人员';
