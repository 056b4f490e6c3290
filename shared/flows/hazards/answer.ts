import type { IntentKind } from '../../conversation/intent.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { answerWhy } from './answer-why.ts';
import { answerQuestion, append } from './append.ts';
import { exportLedger } from './book.ts';
import { askTheReporter, refuseWho } from './confidence.ts';
import { dispatch } from './dispatch.ts';
import { extend } from './extend.ts';
import { giveOver, writeBack } from './hand-over.ts';
import { keepDrill, reportIncident } from './incident.ts';
import { factsSaid } from './incident-facts.ts';
import { updateIncident } from './incident-news.ts';
import { judgeSame } from './incident-same.ts';
import { closeIncident, judgeIncident, queryIncident, sentUp } from './incident-work.ts';
import { ledger, query } from './ledger.ts';
import { withLeftOut } from './left-out.ts';
import { withWords } from './made-of.ts';
import { fileDoubleReport, nameLayers, reportProgress, settleCase } from './major.ts';
import { enterDecision, interview } from './measures.ts';
import { note } from './note.ts';
import { loosePhotos } from './open.ts';
import { evidencePack, incidentPaper, letterFor } from './papers.ts';
import { plan } from './plan.ts';
import { putOnList, takeOffList } from './plate.ts';
import { failRecheck, passRecheck } from './reinspect.ts';
import { takeUpAgain } from './reopen.ts';
import { mendedOrAnswered, photosExplained, takenUpUnasked } from './reply.ts';
import { report, reportHidden } from './report.ts';
import { keepRound } from './rounds.ts';
import { same } from './same.ts';
import { sealNow } from './seal-now.ts';
import { statisticsOf } from './statistics.ts';
import { verify } from './verify.ts';
import { takeBack } from './withdraw.ts';

type Flow = (deps: Deps, turn: Turn) => Promise<Outcome>;

const flows: Readonly<Partial<Record<IntentKind, Flow>>> = {
  'hazard.report': report,
  'hazard.protected': reportHidden,
  'hazard.append': append,
  'hazard.answer': (deps, turn) => {
    if (turn.intent.choice === 'reason') return answerWhy(deps, turn);
    return turn.intent.reference === loosePhotos ? photosExplained(deps, turn) : answerQuestion(deps, turn);
  },
  'hazard.verify': verify,
  'hazard.dispatch': dispatch,
  'hazard.rectify.done': mendedOrAnswered,
  'hazard.rectify.partial': note,
  'hazard.extend': extend,
  'hazard.recheck.pass': passRecheck,
  'hazard.recheck.fail': failRecheck,
  'hazard.withdraw': takeBack,
  'hazard.reopen': takeUpAgain,
  'hazard.plan': plan,
  'hazard.interview': interview,
  'hazard.decision': enterDecision,
  'hazard.same': same,
  'hazard.who': refuseWho,
  'hazard.ask': askTheReporter,
  'hazard.transfer': giveOver,
  'hazard.feedback': writeBack,
  'hazard.escalate': putOnList,
  'hazard.unlist': takeOffList,
  'hazard.progress': reportProgress,
  'hazard.layers': nameLayers,
  'hazard.settle': settleCase,
  'hazard.doublereport': fileDoubleReport,
  'hazard.query': query,
  'ledger.hazard': ledger,
  'ledger.export': exportLedger,
  'stats.query': statisticsOf,
  'inspection.clean': keepRound,
  'inspection.record': keepRound,
  'incident.report': reportIncident,
  'incident.drill': keepDrill,
  'incident.update': updateIncident,
  'incident.final': updateIncident,
  'incident.query': queryIncident,
  'incident.facts': factsSaid,
  'incident.sent': sentUp,
  'incident.judge': (deps, turn) => {
    const { choice = '' } = turn.intent;
    if (choice === 'graded') return factsSaid(deps, turn);
    return /^(?:same:|apart:|split)/.test(choice) ? judgeSame(deps, turn) : judgeIncident(deps, turn);
  },
  'incident.close': closeIncident,
  'incident.paper': incidentPaper,
  'hazard.evidence': evidencePack,
  'hazard.seal': sealNow,
  'hazard.letter': letterFor,
};

export async function answerHazards(deps: Deps, turn: Turn): Promise<Outcome> {
  const flow = flows[turn.intent.kind];
  if (!flow) return nothing;
  const outcome = (await takenUpUnasked(deps, turn)) ?? (await flow(deps, turn));
  return withLeftOut(deps, turn, withWords(turn, outcome));
}
