import {
  askedOfYou,
  neverSaid,
  nobodyToAsk,
  noQuestion,
  passedOn,
  rewardWords,
  somebodyAsks,
  toldYou,
} from '../../conversation/hazards/words-confidence.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { loadRecent, loadReporter, putRecent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { onDuty } from '../on-duty.ts';
import { join, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { changed } from './changed.ts';
import { type Wanted, whichCase } from './which.ts';

const wanted: Wanted = {
  act: 'verify',
  states: ['registered', 'verified', 'rectifying', 'reinspection', 'transferred'],
};

/** 是谁说的: nobody is told; an officer learns that somebody asked. */
export async function refuseWho(deps: Deps, { speaker, inbound, intent, now }: Turn): Promise<Outcome> {
  if (intent.choice === 'reward') return say(rewardWords, inbound.chat !== null);
  const [{ watch }, { officers }] = await Promise.all([onDuty(deps, now), officials(deps)]);
  const known = [...watch, ...officers.map(({ id }) => id)].filter((id) => id !== speaker.person?.id);
  const told = [...new Set(known)].slice(0, 2);
  const [unit] = speaker.represents;
  return {
    ...say(neverSaid, true),
    sends: told.map((person) => ({
      once: `hazard.who#${inbound.channel}#${inbound.id}#${person}`,
      to: { kind: 'person', person },
      lane: 'answer',
      card: somebodyAsks(speaker.name, unit?.name, intent.reference),
    })),
  };
}

/** An officer's question goes to whoever reported it; neither learns who the other is. */
export async function askTheReporter(deps: Deps, turn: Turn): Promise<Outcome> {
  const which = await whichCase(deps, turn, wanted);
  if (which.kind === 'said') return which.outcome;
  const { stored } = which;
  const one: Case = stored.value;
  const text = (turn.intent.text ?? '').slice(0, 300);
  if (text === '') return say(noQuestion, true);
  const reporter = (await loadReporter(deps.table, one.number))?.value;
  if (!reporter) return say(nobodyToAsk(one), true);
  const { address } = reporter;
  const recent = await loadRecent(deps.table, { channel: address.channel, sender: address.id, chat: null });
  const asker = turn.speaker.person?.id;
  const asked = {
    ...({ number: one.number, at: turn.now, loose: [], asked: 'reply' } as const),
    ...(asker && { asker }),
  };
  return join(changed(stored, one, { what: 'hazard.asked', facts: { text } }), {
    ...{ writes: [putRecent(recent, asked)], reply: passedOn(one), privately: true },
    sends: [
      {
        once: `hazard.ask#${turn.inbound.channel}#${turn.inbound.id}`,
        to: { kind: 'address', address },
        lane: 'answer',
        card: turn.intent.choice === 'tell' ? toldYou(one, text) : askedOfYou(one, text),
        about: { topic: 'hazards', id: one.number },
      },
    ],
  });
}
