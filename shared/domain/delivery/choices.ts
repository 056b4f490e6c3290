import type { Action, Card } from '../message.ts';
import { DAY_MS, type Instant, later } from '../time.ts';

/** What the numbers under a card mean, and until when. */
export interface Choices {
  /** The platform's id of the card. */
  readonly message: string;
  readonly actions: readonly Pick<Action, 'id' | 'label'>[];
  readonly until: Instant;
}

/** A number that comes later than this is rather small talk. */
const lifeMs = 2 * DAY_MS;

/** Those of a card's buttons that a number can stand for: nothing need be filled in. */
export function numberable({ actions = [] }: Card): readonly Action[] {
  return actions.filter(({ form }) => !form?.length);
}

export function choicesOf(card: Card, message: string, sentAt: Instant): Choices {
  const actions = numberable(card).map(({ id, label }) => ({ id, label }));
  return { message, actions, until: later(sentAt, lifeMs) };
}

/** The action a number means; undefined if it is over, there is no such number, or the words beside it are others. */
export function actionAt(
  { actions, until }: Choices,
  { place, words }: { readonly place: number; readonly words: string },
  now: Instant,
): string | undefined {
  const action = now <= until ? actions[place - 1] : undefined;
  return action && (words === '' || words === action.label) ? action.id : undefined;
}
