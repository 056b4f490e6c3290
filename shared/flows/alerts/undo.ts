import { nothingToUndo } from '../../conversation/alerts/words.ts';
import { nameOf } from '../../conversation/alerts/words-card.ts';
import { undone } from '../../conversation/alerts/words-roll.ts';
import { type Roll, undo } from '../../domain/alerts/roll.ts';
import type { AlertId, PersonId } from '../../domain/ids.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import { openAlerts } from '../../store/open-alerts.ts';
import type { Stored } from '../../store/record.ts';
import { loadRoll } from '../../store/rolls.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { type RollChange, rollWrites } from './roll-writes.ts';

interface Mine {
  readonly id: AlertId;
  readonly roll: Stored<Roll>;
}

/** 撤销收到: takes back all that his last confirmation confirmed. */
export async function undoConfirmation(deps: Deps, turn: Turn): Promise<Outcome> {
  const person = turn.speaker.person?.id;
  const last = person && (await lastConfirmed(deps, turn, person));
  const broadcast = last && (await loadBroadcast(deps.table, last.id));
  if (!person || !broadcast) return say({ text: nothingToUndo }, true);
  const changes = last.rolls.flatMap((before): RollChange[] => {
    const decision = undo(before.value, person, turn.now);
    return decision.ok ? [{ before, next: decision.next }] : [];
  });
  if (changes.length === 0) return say({ text: nothingToUndo }, true);
  const names = changes.map(({ next }) => next.name);
  return {
    ...rollWrites(last.id, changes, { amount: -1, cause: turn.inbound.id }),
    ...{ reply: { text: undone(names, nameOf(broadcast.value)) }, privately: true },
  };
}

async function lastConfirmed(
  deps: Deps,
  { speaker }: Turn,
  person: PersonId,
): Promise<{ id: AlertId; rolls: Stored<Roll>[] } | undefined> {
  const open = await openAlerts(deps.table);
  const pairs = open.flatMap(({ id }) => speaker.represents.map((unit) => ({ id, unit: unit.id })));
  const rows = await Promise.all(
    pairs.map(async ({ id, unit }) => ({ id, roll: await loadRoll(deps.table, id, unit) })),
  );
  const mine = rows.flatMap(({ id, roll }): Mine[] =>
    roll?.value.confirmed?.by === person ? [{ id, roll }] : [],
  );
  const [last] = mine.sort((one, other) => atOf(other) - atOf(one));
  if (!last) return undefined;
  const { through } = last.roll.value.confirmed ?? {};
  return {
    id: last.id,
    rolls: mine
      .filter(({ id, roll }) => id === last.id && roll.value.confirmed?.through === through)
      .map(({ roll }) => roll),
  };
}

function atOf({ roll }: Mine): number {
  return roll.value.confirmed?.at ?? 0;
}
