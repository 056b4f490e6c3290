import { type Roll, shardOf } from '../../domain/alerts/roll.ts';
import type { AlertId, GroupId } from '../../domain/ids.ts';
import { tallyWrite, wantFace } from '../../store/alert-waves.ts';
import { keys } from '../../store/keys.ts';
import type { Stored } from '../../store/record.ts';
import { putRoll } from '../../store/rolls.ts';
import type { Write } from '../../store/table.ts';
import type { Entry, Outcome } from '../outcome.ts';

export interface RollChange {
  readonly before: Stored<Roll>;
  readonly next: Roll;
}

/** With history and counters this many fit one transaction; nobody stands for more in one breath. */
export const mostAtOnce = 25;

/** Units that confirmed (`amount` 1), said more (0) or took it back (-1): their rows, the cards' counts, and the wish for new faces. */
export function rollWrites(
  id: AlertId,
  changes: readonly RollChange[],
  { amount, cause }: { amount: 1 | 0 | -1; cause: string },
): Pick<Outcome, 'writes' | 'entries'> {
  return {
    writes: [
      ...changes.map(({ before, next }) => putRoll(id, next, before.version)),
      ...(amount === 0 ? [] : tallies(id, changes, amount)),
      ...(amount === 0 ? [] : groupsOf(changes).map((group) => wantFace({ alert: id, group, cause }))),
    ],
    entries: changes.map((change) => entryOf(id, change)),
  };
}

function tallies(id: AlertId, changes: readonly RollChange[], amount: number): Write[] {
  const sums = new Map<string, { group: GroupId; shard: number; sum: number }>();
  for (const { next } of changes) {
    for (const group of next.cards) {
      const shard = shardOf(next.unit);
      const found = sums.get(`${group}#${shard}`);
      sums.set(`${group}#${shard}`, { group, shard, sum: (found?.sum ?? 0) + amount });
    }
  }
  return [...sums.values()].map(({ group, shard, sum }) => tallyWrite(id, group, { shard, amount: sum }));
}

function groupsOf(changes: readonly RollChange[]): GroupId[] {
  return [...new Set(changes.flatMap(({ next }) => next.cards))];
}

function entryOf(id: AlertId, { before, next }: RollChange): Entry {
  const { pk, sk } = keys.roll(id, next.unit);
  const { how, late, state, passedOn } = next.confirmed ?? {};
  const more = { ...(state && { state }), ...(passedOn !== undefined && { passedOn }) };
  const facts = { unit: next.unit, ...(how && { how, late }), ...more };
  return {
    pk: `${pk}#${sk}`,
    version: before.version + 1,
    what: next.confirmed ? 'alert.confirmed' : 'alert.undone',
    facts,
  };
}
