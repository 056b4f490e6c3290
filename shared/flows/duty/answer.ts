import type { IntentKind } from '../../conversation/intent.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { ruleAbsent } from './absent.ts';
import { giveCalendar } from './calendar.ts';
import { arrive } from './check-in.ts';
import { collectRosters, whoHasNot } from './collect.ts';
import { confirm } from './confirm.ts';
import { answerForecast } from './forecast.ts';
import { acceptHandover, handOver } from './handover.ts';
import { late } from './late.ts';
import { takeLeave } from './leave.ts';
import { dutyLedger } from './ledger.ts';
import { keepNote } from './note.ts';
import { keepPlace } from './place.ts';
import { query } from './query.ts';
import { fetchRoster } from './roster-fetch.ts';
import { exportRoster } from './roster-file.ts';
import { rotateRoster } from './rotate.ts';
import { spotCheck } from './spot-order.ts';
import { replySpotCheck } from './spot-reply.ts';
import { standIn } from './stand-in.ts';
import { submitRoster } from './submit.ts';
import { confirmRoster } from './submit-confirm.ts';
import { cancelSwap, refuseSwap, takeSwap } from './swap-answer.ts';
import { askSwap } from './swap-ask.ts';
import { grantSwap } from './swap-grant.ts';
import { listSwaps } from './swap-list.ts';

const flows: Readonly<Partial<Record<IntentKind, (deps: Deps, turn: Turn) => Promise<Outcome>>>> = {
  'duty.checkin': arrive,
  'duty.query': query,
  'duty.forecast': answerForecast,
  'duty.spotcheck.cmd': spotCheck,
  'duty.spotcheck.reply': replySpotCheck,
  'duty.leave': takeLeave,
  'duty.swap.request': askSwap,
  'duty.swap.accept': takeSwap,
  'duty.swap.reject': refuseSwap,
  'duty.swap.approve': grantSwap,
  'duty.swap.cancel': cancelSwap,
  'duty.swap.list': listSwaps,
  'duty.roster.submit': submitRoster,
  'duty.roster.confirm': confirmRoster,
  'duty.roster.rotate': rotateRoster,
  'duty.roster.file': fetchRoster,
  'duty.roster.collect': collectRosters,
  'duty.roster.missing': whoHasNot,
  'duty.roster.export': exportRoster,
  'duty.calendar': giveCalendar,
  'duty.late': late,
  'duty.absent': ruleAbsent,
  'duty.standin': standIn,
  'duty.place': keepPlace,
  'duty.confirm': confirm,
  'duty.handover': handOver,
  'duty.handover.accept': acceptHandover,
  'duty.note': keepNote,
  'duty.ledger': dutyLedger,
  'ledger.export': dutyLedger,
};

export async function answerDuty(deps: Deps, turn: Turn): Promise<Outcome> {
  const flow = flows[turn.intent.kind];
  return flow ? flow(deps, turn) : nothing;
}
