import {
  docIn,
  listed,
  listedHead,
  offAlready,
  offAsked,
  offAskedHead,
  offWaits,
  takenOff,
  takenOffForUnit,
  takenOffHead,
  usualTiers,
  whichTier,
} from '../../conversation/hazards/words-major.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { askOff, list, takeOff } from '../../domain/hazards/major.ts';
import { loadBureau } from '../../store/directory.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { done, no, wordsOf } from './act.ts';
import { personOf } from './shown.ts';
import { tellInspectors, tellPeople, tellUnit } from './tell.ts';
import { type Wanted, whichCase } from './which.ts';

const wanted: Wanted = { act: 'verify', states: ['registered', 'verified', 'rectifying', 'reinspection'] };

/** 挂牌督办, on one of the three tiers as they are called here. */
export async function putOnList(deps: Deps, turn: Turn): Promise<Outcome> {
  const which = await whichCase(deps, turn, wanted);
  if (which.kind === 'said') return which.outcome;
  const { stored } = which;
  const text = wordsOf(turn);
  const tiers = (await loadBureau(deps.table))?.value.tiers ?? usualTiers;
  const said = [turn.intent.choice ?? '', text];
  const tier = tiers.find((name) => said.some((words) => words.includes(name))) ?? stored.value.plate?.tier;
  if (stored.value.grade !== 'major') return no('not-major');
  if (tier === undefined)
    return { ...say(whichTier(stored.value, tiers), true), replyAbout: aboutOf(stored.value) };
  const doc = docIn(text) ?? '';
  const decision = list(stored.value, { tier, number: doc, by: personOf(turn) }, turn.now);
  if (!decision.ok) return no(decision.why);
  const { next } = decision;
  const facts = { tier, number: next.plate?.number ?? '' };
  const news = { head: listedHead(next), what: `listed@${stored.version}`, now: turn.now };
  return done(deps, turn, {
    ...{
      stored,
      next,
      what: 'hazard.listed',
      facts,
      reply: listed(next, doc === '' && next.plate?.number !== ''),
    },
    sends: await tellUnit(deps, next, news),
  });
}

/** 摘牌: one asks, another agrees. */
export async function takeOffList(deps: Deps, turn: Turn): Promise<Outcome> {
  const which = await whichCase(deps, turn, { ...wanted, refusal: 'off-by-officials' });
  if (which.kind === 'said') return which.outcome;
  const { stored } = which;
  return turn.intent.choice === 'agree' ? agree(deps, turn, stored) : ask(deps, turn, stored);
}

async function ask(deps: Deps, turn: Turn, stored: Stored<Case>): Promise<Outcome> {
  const decision = askOff(stored.value, personOf(turn));
  if (!decision.ok) return no(decision.why);
  const asked = stored.value.plate?.offAskedBy;
  if (asked !== undefined) {
    const card = asked === personOf(turn) ? offAlready(stored.value) : offWaits(stored.value);
    return { ...say(card, true), replyAbout: aboutOf(stored.value) };
  }
  const { next } = decision;
  const news = { head: offAskedHead, what: `off@${stored.version}`, now: turn.now };
  const told = await tellInspectors(deps, next, { ...news, everyOfficer: true });
  const sends = told.filter(({ to }) => to.kind !== 'person' || to.person !== personOf(turn));
  const reply = offAsked(next);
  return done(deps, turn, { stored, next, what: 'hazard.off-asked', facts: {}, reply, sends });
}

async function agree(deps: Deps, turn: Turn, stored: Stored<Case>): Promise<Outcome> {
  const decision = takeOff(stored.value, personOf(turn), turn.now);
  if (!decision.ok) return no(decision.why);
  const { next } = decision;
  const news = { what: `off-done@${stored.version}`, now: turn.now };
  const asked = next.plate?.offAskedBy;
  const near = await tellInspectors(deps, next, { ...news, head: takenOffHead });
  const isTold = near.some(({ to }) => to.kind === 'person' && to.person === asked);
  const ids = asked === undefined || isTold ? [] : [asked];
  const sends = [
    ...(await tellUnit(deps, next, { ...news, head: takenOffForUnit })),
    ...near.filter(({ to }) => to.kind !== 'person' || to.person !== personOf(turn)),
    ...(await tellPeople(deps, next, { ...news, head: takenOffHead, ids })),
  ];
  return done(deps, turn, {
    stored,
    next,
    what: 'hazard.taken-off',
    facts: {},
    reply: takenOff(next),
    sends,
  });
}

const aboutOf = ({ number }: Case) => ({ topic: 'hazards', id: number }) as const;
