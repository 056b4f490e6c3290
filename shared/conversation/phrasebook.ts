import type { Instant } from '../domain/time.ts';
import { isOrder, seemsAsked } from './addressed.ts';
import { acknowledgement, acknowledgementUndone, notReceived } from './alerts/ack.ts';
import { acknowledgedByPhone } from './alerts/ack-by-phone.ts';
import { stateAlone, withState, withStates } from './alerts/ack-state.ts';
import { alertCommand, measuresTaken, weather } from './alerts/phrases.ts';
import { dailyStanding, supplyReport } from './alerts/phrases-daily.ts';
import { officeCommand } from './alerts/phrases-office.ts';
import { drilled, officePasted, responseSaid } from './alerts/phrases-pasted.ts';
import { answered, freelyAnswered } from './asked.ts';
import { channelWish } from './directory/channels.ts';
import { directoryCommand, liaisonMove } from './directory/phrases.ts';
import { directoryQuestion } from './directory/questions.ts';
import { absenceRuling, watchConfirmed, watchNote } from './duty/attendance.ts';
import { lateness, leave, swap } from './duty/changes.ts';
import { handover } from './duty/handover-said.ts';
import { dutyLedger } from './duty/ledgers.ts';
import { checkInList } from './duty/lists.ts';
import { pastedRoster } from './duty/pasted.ts';
import { checkIn, dutyQuestion, spotCheckCommand, spotCheckReply, zeroReport } from './duty/phrases.ts';
import {
  calendarWanted,
  forecastQuestion,
  postPlace,
  rosterCollection,
  rosterConfirmed,
  rosterExport,
  rosterRotation,
} from './duty/roster-phrases.ts';
import { guessed, isSmallTalk, outweighed } from './guess.ts';
import { afterTheAlarm, alarmHeard } from './hazards/after-the-alarm.ts';
import { amongPeople } from './hazards/among-people.ts';
import { caseCommand } from './hazards/commands.ts';
import { askedReward, askedWho, askReporter } from './hazards/confidence.ts';
import { mayEndanger } from './hazards/danger.ts';
import { emergency, passedOn } from './hazards/emergency.ts';
import { incidentOrder } from './hazards/incident-orders.ts';
import { incidentWork } from './hazards/incident-work.ts';
import { ledgerCalled } from './hazards/ledger-called.ts';
import { listAsked } from './hazards/lists-asked.ts';
import { officersOrder } from './hazards/orders-of-officers.ts';
import { unitsWord } from './hazards/orders-of-units.ts';
import {
  cleanInspection,
  handedOverAsked,
  hazardQuestion,
  inspectionRecord,
  ledger,
  overdueAsked,
  ownReports,
  statistics,
} from './hazards/records.ts';
import { moreTime, rectifying } from './hazards/rectifying.ts';
import {
  hazardList,
  looseHazard,
  prefixedHazard,
  protectedReport,
  seenMended,
  unsureDanger,
} from './hazards/report.ts';
import { roundTold } from './hazards/rounds-told.ts';
import { order, ruling, verdict } from './hazards/rulings.ts';
import { caseShown, numberedTalk } from './hazards/shown-case.ts';
import { reasonGiven } from './hazards/why-untrue.ts';
import { workRecord } from './hazards/work-records.ts';
import type { Intent } from './intent.ts';
import { likely, readSentence, type Sentence, surely } from './sentence.ts';
import type { Context, Utterance } from './utterance.ts';
import { withoutWords } from './wordless.ts';

/** Who reads first wins: what must never be missed, then what cannot be mistaken, then what words make likely. */
const pages: readonly ((sentence: Sentence) => Intent | undefined)[] = [
  directoryCommand,
  askedWho,
  askedReward,
  askReporter,
  ownReports,
  protectedReport,
  caseShown,
  drilled,
  prefixedHazard,
  incidentOrder,
  alarmHeard,
  incidentWork,
  emergency,
  passedOn,
  watchNote,
  ledgerCalled,
  caseCommand,
  officersOrder,
  roundTold,
  listAsked,
  unitsWord,
  handedOverAsked,
  overdueAsked,
  officeCommand,
  responseSaid,
  dailyStanding,
  alertCommand,
  officePasted,
  channelWish,
  answered,
  chain,
  rosterRotation,
  pastedRoster,
  rosterConfirmed,
  rosterCollection,
  rosterExport,
  calendarWanted,
  liaisonMove,
  directoryQuestion,
  acknowledgementUndone,
  acknowledgedByPhone,
  absenceRuling,
  watchConfirmed,
  lateness,
  swap,
  dutyLedger,
  handover,
  leave,
  receipt,
  notReceived,
  postPlace,
  spotCheckCommand,
  forecastQuestion,
  dutyQuestion,
  spotCheckReply,
  cleanInspection,
  ledger,
  statistics,
  seenMended,
  inspectionRecord,
  supplyReport,
  zeroReport,
  reasonGiven,
  workRecord,
  hazardQuestion,
  amongPeople,
  hazardList,
  measuresTaken,
  verdict,
  moreTime,
  ruling,
  order,
  rectifying,
  checkIn,
  weather,
  afterTheAlarm,
  numberedTalk,
  looseHazard,
  freelyAnswered,
  guessed,
  unsureDanger,
];

/** A chain of replies, each with what else its unit says of itself. */
function chain(sentence: Sentence): Intent | undefined {
  const intent = checkInList(sentence);
  return intent && withStates(intent);
}

/** "Received", with what else the unit says of itself. */
function receipt(sentence: Sentence): Intent | undefined {
  const intent = acknowledgement(sentence);
  return intent ? withState(intent, sentence) : stateAlone(sentence);
}

/**
 * What a message wants. `none` with sure: talk that is for nobody; without: nothing was understood, and if the bot was
 * spoken to it may say so. Pictures alone belong to the case just reported, if there is one.
 */
export function understand(utterance: Utterance, context: Context, now: Instant): Intent {
  const sentence = readSentence(utterance, context, now);
  if (sentence.said === '') return withoutWords(sentence);
  for (const page of pages) {
    const intent = page(sentence);
    if (intent) return page === ledgerCalled ? intent : taken(sentence, intent);
  }
  if (isOrder(sentence)) return likely('none', { choice: 'order', text: sentence.said });
  return seemsAsked(sentence) ? likely('none', { text: sentence.said }) : surely('none');
}

/** Only a ledger that is called by its name is taken as it is: the names of its filters weigh nothing. */
function taken(sentence: Sentence, heard: Intent): Intent {
  const intent = hastened(sentence, heard);
  return isSmallTalk(sentence, intent) ? surely('none') : hastened(sentence, weighed(sentence, intent));
}

/** As it was heard, or as all its words together say: then by the page that knows how such a thing is said. */
function weighed(sentence: Sentence, heard: Intent): Intent {
  const rather = outweighed(sentence, heard);
  if (!rather) return heard;
  for (const page of pages) {
    const intent = page === guessed ? undefined : page(sentence);
    if (intent?.kind === rather.kind) return intent;
  }
  return rather;
}

/** A hazard that may be more than one does not wait for office hours. */
function hastened({ plain }: Sentence, intent: Intent): Intent {
  return intent.kind === 'hazard.report' && mayEndanger(plain) ? { ...intent, urgent: true } : intent;
}
