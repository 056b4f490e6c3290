import type { Hours } from '../domain/duty/hours.ts';
import type { PersonId, UnitId } from '../domain/ids.ts';
import type { Day } from '../domain/time.ts';

/** What a sentence or a button wants. The first word is the topic whose flow does it. */
export const intentKinds = [
  'duty.checkin',
  'duty.late',
  'duty.leave',
  'duty.swap.request',
  'duty.swap.accept',
  'duty.swap.reject',
  'duty.swap.approve',
  'duty.swap.cancel',
  'duty.swap.list',
  'duty.forecast',
  'duty.roster.confirm',
  'duty.roster.file',
  'duty.roster.collect',
  'duty.roster.missing',
  'duty.roster.export',
  'duty.calendar',
  'duty.handover',
  'duty.handover.accept',
  'duty.spotcheck.cmd',
  'duty.spotcheck.reply',
  'duty.query',
  'duty.roster.submit',
  'duty.roster.rotate',
  'duty.confirm',
  'duty.place',
  'duty.absent',
  'duty.standin',
  'duty.note',
  'duty.ledger',
  'report.zero',
  'report.supply',
  'ack',
  'ack.question',
  'ack.negative',
  'ack.undo',
  'ack.phone',
  'alert.notice',
  'alert.forward',
  'alert.send',
  'alert.cancel',
  'alert.recall',
  'alert.correct',
  'alert.missing',
  'alert.chase',
  'alert.calendar',
  'alert.lianghui',
  'alert.invented',
  'alert.review',
  'alert.approve',
  'alert.deputy',
  'alert.lift',
  'alert.report',
  'alert.period',
  'alert.rehearse',
  'alert.tip',
  'alert.lists',
  'alert.text',
  'hazard.report',
  'hazard.append',
  'hazard.verify',
  'hazard.dispatch',
  'hazard.transfer',
  'hazard.escalate',
  'hazard.rectify.done',
  'hazard.rectify.partial',
  'hazard.extend',
  'hazard.recheck.pass',
  'hazard.recheck.fail',
  'hazard.query',
  'hazard.doublereport',
  'hazard.protected',
  'hazard.answer',
  'hazard.withdraw',
  'hazard.reopen',
  'hazard.plan',
  'hazard.layers',
  'hazard.progress',
  'hazard.unlist',
  'hazard.settle',
  'hazard.feedback',
  'hazard.interview',
  'hazard.decision',
  'hazard.ask',
  'hazard.who',
  'hazard.same',
  'ledger.hazard',
  'ledger.export',
  'inspection.clean',
  'inspection.record',
  'incident.report',
  'incident.update',
  'incident.final',
  'incident.drill',
  'incident.query',
  'incident.facts',
  'incident.sent',
  'incident.judge',
  'incident.close',
  'incident.paper',
  'hazard.evidence',
  'hazard.seal',
  'hazard.letter',
  'weather.query',
  'weather.assess',
  'weather.response',
  'response.report',
  'task.progress',
  'task.query',
  'meeting.record',
  'training.record',
  'drill.record',
  'campaign.record',
  'stats.query',
  'directory.me',
  'directory.bind',
  'directory.move',
  'directory.channel',
  'directory.decide',
  'directory.group',
  'directory.console',
  'directory.import',
  'directory.set',
  'directory.unit',
  'directory.unreached',
  'directory.code',
  'help',
  'none',
] as const;
export type IntentKind = (typeof intentKinds)[number];

/** What a sentence names. Names of people and units stand as they were said; ids where they are known for certain. */
export interface Slots {
  readonly person?: string;
  readonly personId?: PersonId;
  readonly unit?: string;
  readonly unitId?: UnitId;
  readonly date?: Day;
  /** The last day, where a span is named (国庆, 10月1日至7日). */
  readonly until?: Day;
  /** A day that was named and does not exist, as said: 2月30日. */
  readonly noSuchDay?: string;
  /** 'HH:mm'; '24:00' is the midnight that ends the day. */
  readonly time?: string;
  readonly shift?: 'day' | 'night' | 'whole';
  /** Of a watch of a roster, where its own are said. */
  readonly hours?: Hours;
  readonly place?: string;
  /** A code of the hazard lexicon. */
  readonly category?: string;
  readonly count?: number;
  /**
   * A case number, an alert, a task: as said (31, 0031, YH-2026-0031) or as a button carries it. 'last': the one just spoken
   * of; 'fuzzy': one that `text` describes. For duty.query a period that only the calendar can date: 国庆, 春节, 初二.
   */
  readonly reference?: string;
  /** What a button or a short answer chose. */
  readonly choice?: string;
  readonly level?: 'general' | 'major';
  readonly days?: number;
  readonly reason?: string;
  readonly phone?: string;
  /** Words to keep or pass on: a description, a notice's text, a question. */
  readonly text?: string;
  readonly majorHint?: boolean;
  readonly urgent?: boolean;
  readonly drill?: boolean;
  /** One entry each where a sentence carries several (自查发现2处, 接龙, a pasted roster). */
  readonly items?: readonly Slots[];
  readonly form?: Readonly<Record<string, string>>;
}

export interface Intent extends Slots {
  readonly kind: IntentKind;
  /** True when anybody would read the sentence so; false when only a mention or an open question makes it likely. */
  readonly sure: boolean;
}
