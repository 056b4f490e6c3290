import { invented, notAllowed } from '../../conversation/alerts/words.ts';
import type { IntentKind } from '../../conversation/intent.ts';
import { may } from '../../domain/directory/may.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { acknowledge } from './ack.ts';
import { approveInWords } from './approve.ts';
import { confirmLianghui, showYear } from './calendar.ts';
import { changeDraft } from './change.ts';
import { chaseMissing } from './chase.ts';
import { nameDeputy } from './deputy.ts';
import { draftCorrection, draftNotice, draftRelay } from './draft.ts';
import { holdTillMorning, sendHeld } from './held.ts';
import { draftLift } from './lift.ts';
import { queryMissing } from './missing.ts';
import { changePeriod } from './own-periods.ts';
import { confirmByPhone } from './phone.ts';
import { acknowledgeAndAsk, sendAgain } from './question.ts';
import { recallSent } from './recall.ts';
import { rehearse } from './rehearsal.ts';
import { askReport } from './report.ts';
import { reviewSent, sendFirst } from './review.ts';
import { cancelOrReturn, confirmSend } from './send.ts';
import { reportSupply } from './supply.ts';
import { editText, showLists } from './texts.ts';
import { changeTips } from './tips.ts';
import { undoConfirmation } from './undo.ts';
import { assess } from './weather-assess.ts';
import { assessLedger } from './weather-book.ts';
import { queryWeather } from './weather-query.ts';
import { noteResponse } from './weather-response.ts';
import { withdrawPasted } from './withdraw.ts';
import { reportZero } from './zero.ts';

type Answer = (deps: Deps, turn: Turn) => Promise<Outcome>;

/** How a draft is let go, beside the plain yes. */
const ways: Readonly<Record<string, Answer>> = { first: sendFirst, morning: holdTillMorning, now: sendHeld };

const answers: Readonly<Partial<Record<IntentKind, Answer>>> = {
  'alert.notice': (deps, turn) => (turn.intent.choice === undefined ? draftNotice : changeDraft)(deps, turn),
  'alert.forward': draftRelay,
  'alert.invented': refuseInvented,
  'alert.send': (deps, turn) => (ways[turn.intent.choice ?? ''] ?? confirmSend)(deps, turn),
  'alert.lift': draftLift,
  'alert.report': askReport,
  'alert.review': reviewSent,
  'alert.approve': approveInWords,
  'alert.deputy': nameDeputy,
  'alert.cancel': (deps, turn) =>
    (turn.intent.choice === 'void' ? withdrawPasted : cancelOrReturn)(deps, turn),
  'alert.recall': recallSent,
  'alert.correct': draftCorrection,
  'alert.missing': queryMissing,
  'alert.chase': chaseMissing,
  'alert.calendar': showYear,
  'alert.lianghui': confirmLianghui,
  'alert.period': changePeriod,
  'alert.rehearse': rehearse,
  'alert.tip': changeTips,
  'alert.lists': showLists,
  'alert.text': editText,
  ack: acknowledge,
  'ack.question': acknowledgeAndAsk,
  'ack.negative': sendAgain,
  'ack.undo': undoConfirmation,
  'ack.phone': confirmByPhone,
  'report.zero': reportZero,
  'report.supply': reportSupply,
  'weather.query': queryWeather,
  'weather.assess': (deps, turn) => (isBook(turn.intent.choice) ? assessLedger : assess)(deps, turn),
  'weather.response': noteResponse,
};

const isBook = (choice: string | undefined) => choice === 'book' || choice === 'file';

export function answerAlerts(deps: Deps, turn: Turn): Promise<Outcome> {
  return answers[turn.intent.kind]?.(deps, turn) ?? Promise.resolve(nothing);
}

async function refuseInvented(_deps: Deps, { speaker, inbound }: Turn): Promise<Outcome> {
  if (may(speaker, 'draft')) return say(invented, true);
  return inbound.chat === null ? say({ text: notAllowed }, true) : nothing;
}
