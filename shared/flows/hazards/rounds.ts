import { roundKept } from '../../conversation/hazards/words-checks.ts';
import { type CheckLevel, checkLevels } from '../../domain/hazards/self-check.ts';
import { dayOf } from '../../domain/time.ts';
import { loadUnit } from '../../store/directory.ts';
import { addRound } from '../../store/rounds.ts';
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
  const levels = unit && speaker.units.includes(unit.id) ? levelsOf(intent) : [];
  return {
    writes: await addRound(deps.table, unit ? `unit#${unit.id}` : `person#${by}`, {
      message: `${inbound.channel}#${inbound.id}`,
      round: { ...round, ...count, ...(levels.length > 0 && { levels }) },
      street: unit?.street,
    }),
    reply: roundKept({ unit: unit?.name, levels, kind }),
    privately: inbound.chat !== null,
  };
}

/** An officer who looks at a unit makes none of the unit's own checks. */
function levelsOf({ choice = '' }: Turn['intent']): readonly CheckLevel[] {
  const named = choice.split(',');
  return checkLevels.filter((level) => named.includes(level));
}
