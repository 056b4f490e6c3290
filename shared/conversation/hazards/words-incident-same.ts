import type { Incident } from '../../domain/hazards/incident.ts';
import type { Action, Card } from '../../domain/message.ts';
import { clockOf } from '../../domain/time.ts';

export const called = ({ number, unitName, place, where }: Incident): string =>
  [number, unitName ?? place ?? where].filter((part) => part !== undefined).join(' ');

/** Another that runs already and is perhaps the same. */
export const mayBeSame = (like: Incident): string =>
  `${clockOf(like.openedAt)}已报的 ${called(like)} 可能是同一起，核实后如是请按“同一起”；拿不准就按两起处置。`;

/** For whoever works on it, while another is perhaps the same. */
export const sameActions = ({ id, like }: Incident): Action[] =>
  like === undefined
    ? []
    : [
        {
          id: `incident.judge#${id}#same:${like}`,
          label: `与 ${like} 同一起`,
          confirm: '已核实是同一起？并入后按先报的那一起计时。',
        },
      ];

/** What another caller said was taken for more of the same. */
export const apartAction = (one: Incident, message: string): Action => ({
  id: `incident.judge#${one.id}#apart:${message}`,
  label: '不是同一起，另立一起',
  confirm: '已核实是另一起？将另编号，从接报时起计时。',
});

export const splitAction = ({ id }: Incident): Action => ({
  id: `incident.judge#${id}#split`,
  label: '不是同一起，拆开',
});

export const mergedNews = (one: Incident, other: Incident): Card => ({
  title: '突发事件并案',
  tone: 'orange',
  text: `${called(one)} 已核实与 ${called(other)} 是同一起，并入办理，按 ${other.number ?? '先报的一起'} 计时续报。`,
});

export const partedNews = (one: Incident): Card => ({
  title: '突发事件',
  tone: 'red',
  text: `${clockOf(one.openedAt)}报的 ${called(one)} 不是同一起，单独处置：\n${one.text.slice(0, 200)}`,
});

/** It was none to be reported, and on what grounds. */
export const dismissedNews = (one: Incident): Card => ({
  title: '已认定为误报或不须上报',
  tone: 'grey',
  text: `${called(one)}：${one.dismissed?.reason ?? ''}\n报告计时和提醒停止。如情况有变，请立即再报。`,
});

/** Whether what may have been a drill was one: whoever was alarmed must not be left to guess. */
export const judgedNews = (one: Incident, isResumed: boolean): Card =>
  one.kind === 'drill'
    ? { title: '已核实为演练', tone: 'grey', text: `${called(one)} 已电话核实为演练，不用处置，提醒停止。` }
    : {
        title: isResumed ? '重新处置' : '已核实为真实险情',
        tone: 'red',
        text: `${called(one)} ${isResumed ? '重新按事故处置' : '已核实不是演练'}，请立即处置，按规定报告。`,
      };

export const sameDone = {
  merged: '已并入先报的一起，两边的报告都保留。',
  split: '已单独立为一起，从接报时起计时。',
} as const;
