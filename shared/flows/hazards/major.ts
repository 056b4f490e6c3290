import {
  docIn,
  layersKept,
  layersNeeded,
  progressHead,
  progressKept,
  readLayers,
  reasonLeft,
  reportedTo,
  reportHead,
  reportKept,
  reportWhom,
  settledCard,
} from '../../conversation/hazards/words-major.ts';
import { closedForUnit } from '../../conversation/hazards/words-told.ts';
import { fileReports, heardOf, settle } from '../../domain/hazards/major.ts';
import { dayOf } from '../../domain/time.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { done, no, wordsOf } from './act.ts';
import { attach } from './attach.ts';
import { ended } from './changed.ts';
import { personOf } from './shown.ts';
import { imagesIn } from './spot.ts';
import { tellInspectors, tellReporter, tellUnit } from './tell.ts';
import { type Wanted, whichCase } from './which.ts';

const open = ['rectifying', 'reinspection', 'transferred'] as const;
const unit: Wanted = { act: 'rectify', states: open, refusal: 'not-the-unit' };
const official: Wanted = { act: 'verify', states: ['registered', 'verified', ...open] };

/** 双报告: the unit says to whom it reported, when, and by what paper. */
export async function fileDoubleReport(deps: Deps, turn: Turn): Promise<Outcome> {
  const which = await whichCase(deps, turn, unit);
  if (which.kind === 'said') return which.outcome;
  const { stored } = which;
  const { intent, now, inbound } = turn;
  const text = wordsOf(turn);
  const to = reportedTo(text);
  if (to.length === 0) return say({ text: reportWhom }, true);
  const today = dayOf(now);
  const proof = { by: personOf(turn), at: now, on: intent.date ?? today, text };
  if (proof.on > today) return no('not-yet');
  const decision = fileReports(stored.value, to, proof);
  if (!decision.ok) return no(decision.why);
  const { next } = decision;
  const onto = { owner: keys.case(next.number).pk, id: next.number, phase: 'paper' } as const;
  const facts = { to, on: proof.on, text };
  const news = { head: reportHead(text), what: `report@${stored.version}`, now };
  return join(
    attach(deps, turn, { ...onto, photos: imagesIn(inbound) }),
    await done(deps, turn, {
      ...{ stored, next, what: 'hazard.double-reported', facts, reply: reportKept(next) },
      sends: await tellInspectors(deps, next, news),
    }),
  );
}

/** Who answers for it: the team, the department, the manager. */
export async function nameLayers(deps: Deps, turn: Turn): Promise<Outcome> {
  const which = await whichCase(deps, turn, unit);
  if (which.kind === 'said') return which.outcome;
  const { stored } = which;
  const said = readLayers(wordsOf(turn));
  if (Object.keys(said).length === 0) return say({ text: layersNeeded }, true);
  const next = { ...stored.value, layers: { ...stored.value.layers, ...said } };
  return done(deps, turn, {
    stored,
    next,
    what: 'hazard.layers',
    facts: { ...said },
    reply: layersKept(next),
  });
}

/** What was done this week. */
export async function reportProgress(deps: Deps, turn: Turn): Promise<Outcome> {
  const which = await whichCase(deps, turn, unit);
  if (which.kind === 'said') return which.outcome;
  const { stored } = which;
  const { plate } = stored.value;
  const text = wordsOf(turn);
  const next = plate ? { ...stored.value, plate: heardOf(plate, turn.now) } : stored.value;
  const news = { head: progressHead(text), what: `progress@${stored.version}`, now: turn.now };
  return done(deps, turn, {
    ...{ stored, next, what: 'hazard.progress', facts: { text }, reply: progressKept(next) },
    sends: await tellInspectors(deps, next, news),
  });
}

/** A leader ends what is stuck for good. */
export async function settleCase(deps: Deps, turn: Turn): Promise<Outcome> {
  const which = await whichCase(deps, turn, official);
  if (which.kind === 'said') return which.outcome;
  const { stored } = which;
  const { speaker, intent, now } = turn;
  const doc = intent.form?.['doc'] ?? docIn(wordsOf(turn)) ?? '';
  const reason = intent.reason ?? reasonLeft(wordsOf(turn));
  const isLeader = speaker.roles.includes('leader');
  const decision = settle(stored.value, { by: personOf(turn), isLeader, reason, doc, now });
  if (!decision.ok) return no(decision.why);
  const { next } = decision;
  const told = await tellUnit(deps, next, { head: '', what: `settled@${stored.version}`, now });
  const act = { stored, next, what: 'hazard.settled', facts: { reason, doc }, reply: settledCard(next) };
  return join(
    await ended(deps, next),
    await done(deps, turn, {
      ...act,
      sends: [
        ...told.map((send) => ({ ...send, card: closedForUnit(next) })),
        ...(await tellReporter(deps, next, { speaker, told })),
      ],
    }),
  );
}
