import { roundKept } from '../../conversation/hazards/words-ledger.ts';
import { dayOf } from '../../domain/time.ts';
import { loadUnit } from '../../store/directory.ts';
import { addRound } from '../../store/incidents.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';

/** 今日已排查，未发现隐患: kept as said, and no case. In a group nobody needs an answer to it. */
export async function keepRound(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, speaker, inbound, now } = turn;
  if (inbound.kind !== 'said' || !speaker.person) return nothing;
  const [own, ...others] = speaker.represents;
  const unit = intent.unitId
    ? (await loadUnit(deps.table, intent.unitId))?.value
    : others.length === 0
      ? own
      : undefined;
  const by = speaker.person.id;
  const kind = intent.kind === 'inspection.clean' ? 'clean' : 'figures';
  const round = { day: dayOf(now), kind, text: inbound.text.slice(0, 500), by, at: now } as const;
  const count = intent.count === undefined ? {} : { count: intent.count };
  return {
    writes: [
      ...addRound(unit ? `unit#${unit.id}` : `person#${by}`, `${inbound.channel}#${inbound.id}`, {
        round: { ...round, ...count },
        street: unit?.street,
      }),
    ],
    reply: roundKept(unit?.name),
    privately: inbound.chat !== null,
  };
}
