import { type Case, isOver } from '../../domain/hazards/case.ts';
import type { CaseNumber } from '../../domain/ids.ts';
import type { Inbound } from '../../domain/message.ts';
import { photosCame } from '../../store/case-photos.ts';
import { loadMadeOf, putMadeOf } from '../../store/case-words.ts';
import { loadCase } from '../../store/hazards.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { join, nothing, type Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { changed } from './changed.ts';

/** Which cases a message became part of, so that it is known what its recall is about. */
export function madeOf({ kind, channel, id }: Inbound, numbers: readonly CaseNumber[]): Write[] {
  return kind === 'said' ? [putMadeOf(channel, id, numbers)] : [];
}

/** A message of a case was recalled: what it said is kept, and the case says that it was recalled. */
export async function recalled(deps: Deps, { inbound, now }: Turn): Promise<Outcome> {
  if (inbound.kind !== 'happened' || inbound.message === undefined) return nothing;
  const numbers = await loadMadeOf(deps.table, inbound.channel, inbound.message);
  const found = await Promise.all(numbers.map((number) => loadCase(deps.table, number)));
  return found
    .flatMap((stored) => stored ?? [])
    .map((stored): Outcome => {
      const one = stored.value;
      const next: Case = { ...one, recalled: (one.recalled ?? 0) + 1 };
      // Whoever recalls what he said in confidence stays as unnamed as he was.
      const who = { who: one.protected ? 'protected' : 'reporter' };
      const change = changed(stored, next, { what: 'hazard.recalled', facts: {}, ...who });
      return isOver(next) ? change : { ...change, writes: [...change.writes, photosCame(one.number, now)] };
    })
    .reduce(join, nothing);
}
