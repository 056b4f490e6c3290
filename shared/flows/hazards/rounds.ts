import { checksTold } from '../../conversation/hazards/records.ts';
import { visitsIn, visitWords } from '../../conversation/hazards/visits.ts';
import { roundFound, roundKept } from '../../conversation/hazards/words-checks.ts';
import { isOfficial } from '../../domain/directory/person.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { type CheckLevel, checkLevels } from '../../domain/hazards/self-check.ts';
import type { Visits } from '../../domain/hazards/visits.ts';
import { dayOf } from '../../domain/time.ts';
import { loadUnit } from '../../store/directory.ts';
import { addRound } from '../../store/rounds.ts';
import { visitWrites } from '../../store/visits.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';

/** 今日已排查，未发现隐患: kept as said, and no case. In a group nobody needs an answer to it. */
export async function keepRound(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, speaker, inbound, now } = turn;
  if (inbound.kind !== 'said' || !speaker.person) return nothing;
  const unit = await unitOf(deps, turn);
  const by = speaker.person.id;
  const kind = intent.kind === 'inspection.clean' ? 'clean' : 'figures';
  const round = { day: dayOf(now), kind, text: inbound.text.slice(0, 500), by, at: now } as const;
  const count = intent.count === undefined ? {} : { count: intent.count };
  const levels = unit && speaker.units.includes(unit.id) ? levelsOf(intent) : [];
  const visits = levels.length === 0 ? ofTheOffice(turn, inbound.text, unit !== undefined) : undefined;
  const kept = roundKept({ unit: unit?.name, levels, kind });
  const rounds = await addRound(deps.table, unit ? `unit#${unit.id}` : `person#${by}`, {
    message: `${inbound.channel}#${inbound.id}`,
    round: { ...round, ...count, ...(levels.length > 0 && { levels }) },
    street: unit?.street,
  });
  return {
    writes: visits ? [...rounds, ...visitWrites(dayOf(now), visits, now)] : rounds,
    reply: visits ? { text: `${kept.text}${visitWords(visits)}` } : kept,
    privately: inbound.chat !== null,
  };
}

/** A check of the unit's own in which something was found is a check that was made. */
export async function roundWithFindings(deps: Deps, turn: Turn, found: number): Promise<Outcome> {
  const { speaker, inbound, now } = turn;
  const levels = inbound.kind === 'said' ? checksTold(inbound.text) : [];
  const unit = levels.length === 0 ? undefined : await unitOf(deps, turn);
  if (inbound.kind !== 'said' || !speaker.person || !unit || !speaker.units.includes(unit.id)) return nothing;
  const text = inbound.text.slice(0, 500);
  const writes = await addRound(deps.table, `unit#${unit.id}`, {
    message: `${inbound.channel}#${inbound.id}`,
    round: { day: dayOf(now), kind: 'figures', text, by: speaker.person.id, at: now, count: found, levels },
    street: unit.street,
  });
  return { writes, reply: { text: roundFound(levels, found) } };
}

/** The unit that is named, else the one he stands for. */
async function unitOf(deps: Deps, { intent, speaker }: Turn): Promise<Unit | undefined> {
  if (intent.unitId) return (await loadUnit(deps.table, intent.unitId))?.value;
  const [own, ...others] = speaker.represents;
  return others.length === 0 ? own : undefined;
}

/** What a bureau or street looked at; a unit's own rounds are none of it. */
function ofTheOffice({ speaker }: Turn, said: string, named: boolean): Visits | undefined {
  const isOffice = isOfficial(speaker);
  return isOffice ? visitsIn(said, named) : undefined;
}

/** An officer who looks at a unit makes none of the unit's own checks. */
function levelsOf({ choice = '' }: Turn['intent']): readonly CheckLevel[] {
  const named = choice.split(',');
  return checkLevels.filter((level) => named.includes(level));
}
