import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Card } from '../../domain/message.ts';
import { beginForecastStep } from '../../store/forecast-steps.ts';
import { untold } from '../../store/outbox.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import type { Outcome, Send } from '../outcome.ts';
import { moved } from './move.ts';

/** A send costs two writes. */
const mostOnRung = 40;

/** A rung of the ladder is done when all have its news: what does not fit one transaction waits for the next look. */
export async function rungTold(
  deps: Deps,
  stored: Stored<Broadcast>,
  { sends, what }: { readonly sends: readonly Send[]; readonly what: string },
): Promise<Outcome> {
  const left = await untold(deps.table, sends);
  const { value } = stored;
  const next = left.length > mostOnRung ? value : { ...value, rung: value.rung + 1 };
  return { ...moved(stored, next, what), sends: left.slice(0, mostOnRung) };
}

/** Beside a broadcast that begins there is room for so many. */
const mostBeside = 15;

/** News for however many people: the first are told in the same transaction, the others right after it. */
export function spread(sends: readonly Send[]): Required<Pick<Outcome, 'writes' | 'sends'>> {
  const rest = new Map<Card, { readonly first: Send; readonly once: string; readonly people: PersonId[] }>();
  for (const send of sends.slice(mostBeside)) {
    const { once, to, card } = send;
    if (to.kind !== 'person') continue;
    const known = rest.get(card) ?? { first: send, once: once.slice(0, -to.person.length - 1), people: [] };
    known.people.push(to.person);
    rest.set(card, known);
  }
  return {
    writes: [...rest].map(([card, { first, once, people }]) => {
      const { about, notAfter } = first;
      return beginForecastStep({
        ...{ kind: 'people', card, once, people },
        ...(about?.topic === 'alerts' && { alert: about.id }),
        ...(notAfter !== undefined && { notAfter }),
      });
    }),
    sends: sends.slice(0, mostBeside),
  };
}
