import { type MoveShown, waiting } from '../../conversation/directory/move-words.ts';
import { may } from '../../domain/directory/may.ts';
import type { Move } from '../../domain/directory/move.ts';
import { unitId } from '../../domain/ids.ts';
import type { Card } from '../../domain/message.ts';
import { openMoves } from '../../store/binding.ts';
import { loadPerson, loadUnit } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';

/** What waits for this one's word, in one list; `decided` is what he decided on it a moment ago. */
export async function listWaiting(
  deps: Deps,
  { speaker }: Turn,
  decided?: { readonly gone: ReadonlySet<string>; readonly text: string },
): Promise<Card> {
  const mine = (await openMoves(deps.table)).flatMap(({ value }) =>
    !decided?.gone.has(value.id) &&
    may(speaker, 'decide-liaison', { id: unitId(value.units[0] ?? ''), street: value.street })
      ? value
      : [],
  );
  return waiting(await Promise.all(mine.map((move) => shownMove(deps, move))), decided?.text);
}

/** A request as its decider reads it. */
export async function shownMove(deps: Deps, move: Move): Promise<MoveShown> {
  const units = await Promise.all(move.units.map((id) => loadUnit(deps.table, id)));
  const from = move.from && (await loadPerson(deps.table, move.from));
  return { move, units: units.flatMap((unit) => unit?.value.name ?? []), from: from?.value.name };
}
