import { unknownCase } from '../../conversation/hazards/words-ledger.ts';
import type { Stage } from '../../conversation/hazards/words-papers.ts';
import {
  letterComes,
  letterName,
  packComes,
  packName,
  packRefused,
  paperComes,
  reportName,
} from '../../conversation/hazards/words-papers-asked.ts';
import { may } from '../../domain/directory/may.ts';
import type { Incident } from '../../domain/hazards/incident.ts';
import { incidentsMeant } from '../../domain/hazards/incident-number.ts';
import { meant } from '../../domain/hazards/number.ts';
import { caseNumber } from '../../domain/ids.ts';
import { dayOf } from '../../domain/time.ts';
import { loadCase } from '../../store/hazards.ts';
import { numberedIncident } from '../../store/incidents.ts';
import { want } from '../../store/papers.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { mayOn } from './changed.ts';
import { mayWork, refused } from './incident-work.ts';
import { namedIn, type Which, whichCase } from './which.ts';
import { incidentSpokenOf } from './which-incident.ts';

/** 首报, 续报, 终报 as a document to be checked, signed and sent. */
export async function incidentPaper(deps: Deps, turn: Turn): Promise<Outcome> {
  const found = await incidentSpokenOf(deps, turn);
  if (found.kind === 'said') return found.outcome;
  const one = found.stored.value;
  if (!mayWork(turn.speaker, one)) return refused('not-yours');
  const stage = turn.intent.choice ?? stageDue(one);
  return {
    ...say(paperComes, true),
    writes: [
      wanted(deps, turn, {
        kind: 'hazards.incident',
        args: { id: one.id, stage },
        name: reportName(one.number ?? '', stage),
      }),
    ],
  };
}

/** The first report until one went up, then those that follow; the last once it is over. */
function stageDue({ bureauReportedAt, state }: Incident): Stage {
  if (state !== 'running') return 'final';
  return bureauReportedAt === undefined ? 'first' : 'follow';
}

/** All that is kept of a case or an emergency, in one archive: for officers, who answer for it in an audit. */
export async function evidencePack(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, now } = turn;
  if (!may(speaker, 'see-evidence')) return say(packRefused, true);
  const said = namedIn(intent);
  if (said === undefined) {
    const which = await whichCase(deps, turn, { act: 'see-evidence', states: anyState });
    return which.kind === 'said' ? which.outcome : packOf(deps, turn, which.stored.value.number);
  }
  const number = await keptNumber(deps, said, dayOf(now).slice(0, 4));
  return number === undefined ? say(unknownCase(said), true) : packOf(deps, turn, number);
}

function packOf(deps: Deps, turn: Turn, number: string): Outcome {
  return {
    ...say(packComes, true),
    writes: [wanted(deps, turn, { kind: 'hazards.evidence', args: { number }, name: packName(number) })],
  };
}

/** 移交函, 抄告函, 通报, 约谈通知, drafted from the case for a person to approve. */
export async function letterFor(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent } = turn;
  const which = await letterCase(deps, turn);
  if (which.kind === 'said') return which.outcome;
  const one = which.stored.value;
  const kind = intent.choice ?? 'clue';
  const args = { number: one.number, kind, ...(intent.text && { to: intent.text }) };
  const name = letterName(one.number, kind);
  return { ...say(letterComes, true), writes: [wanted(deps, turn, { kind: 'hazards.letter', args, name })] };
}

/** By the number he gives, whatever became of it; without one, the case that fits. */
async function letterCase(deps: Deps, turn: Turn): Promise<Which> {
  const { intent, now, speaker } = turn;
  const said = namedIn(intent);
  if (said === undefined) return whichCase(deps, turn, { act: 'verify', states: anyState });
  const number = await keptNumber(deps, said, dayOf(now).slice(0, 4));
  const stored = number === undefined ? undefined : await loadCase(deps.table, caseNumber(number));
  if (!stored) return { kind: 'said', outcome: say(unknownCase(said), true) };
  if (!mayOn(speaker, 'verify', stored.value)) return { kind: 'said', outcome: refused('not-yours') };
  return { kind: 'case', stored };
}

const anyState = ['registered', 'verified', 'rectifying', 'reinspection', 'transferred', 'closed'] as const;

async function keptNumber(deps: Deps, said: string, year: string): Promise<string | undefined> {
  if (/^SG/i.test(said)) {
    for (const number of incidentsMeant(said, year))
      if (await numberedIncident(deps.table, number)) return number;
    return undefined;
  }
  for (const number of meant(said, year)) if (await loadCase(deps.table, number)) return number;
  return undefined;
}

function wanted(
  deps: Deps,
  { inbound, speaker }: Turn,
  paper: { readonly kind: string; readonly args: Readonly<Record<string, string>>; readonly name: string },
) {
  const to = { kind: 'address', address: speaker.address } as const;
  return want({ id: deps.newId('file'), ...paper, to, cause: inbound.id });
}
