import { marked } from '../../conversation/alerts/words-card.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Card } from '../../domain/message.ts';
import { putBroadcast } from '../../store/alerts.ts';
import type { Stored } from '../../store/record.ts';
import type { Outcome, Send } from '../outcome.ts';
import { laneOf } from './audience.ts';
import { entryOf } from './entry.ts';
import { aboutOf } from './send.ts';

/** The broadcast as it is from now on, and the line of its history. */
export function moved({ version }: Stored<Broadcast>, next: Broadcast, what: string): Outcome {
  return { writes: [putBroadcast(next, version)], entries: [entryOf(next, version + 1, what)] };
}

/** What the one who sent it is told; the house itself needs no telling. */
export function toDrafter(broadcast: Broadcast, what: string, card: Card): Send[] {
  return broadcast.drafter ? [sendOf(broadcast, { what, person: broadcast.drafter, card })] : [];
}

/** News of a broadcast for one person, once for ever. */
export function sendOf(
  broadcast: Broadcast,
  { what, person, card }: { what: string; person: PersonId; card: Card },
): Send {
  const once = `alert.${what}#${broadcast.id}#${person}`;
  return {
    ...{ once, to: { kind: 'person', person }, lane: laneOf(broadcast), about: aboutOf(broadcast) },
    card: marked(broadcast, card),
  };
}
