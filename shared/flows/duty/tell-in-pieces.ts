import type { PersonId } from '../../domain/ids.ts';
import type { Card } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import { beginForecastStep, type ForecastStep, moveForecastStep } from '../../store/forecast-steps.ts';
import type { Stored } from '../../store/record.ts';
import type { Outcome, Send } from '../outcome.ts';
import { tell } from './swaps.ts';

/** News for however many. */
export interface News {
  readonly once: string;
  readonly card: Card;
  readonly people: readonly PersonId[];
  /** What of duty it is about, where an answer to it must be known for one. */
  readonly id?: string;
  /** The broadcast it is of, where it is none of duty. */
  readonly alert?: string;
  readonly notAfter?: Instant;
}

/** A send costs two writes: two pieces of news, and what brings them about, fit one transaction. */
const mostAtFirst = 20;
const mostInStep = 40;

/** The first few are told at once, the others in steps. */
export function toldInPieces(news: News): Required<Pick<Outcome, 'writes' | 'sends'>> {
  const { people } = news;
  const rest = people.slice(mostAtFirst);
  return {
    writes: rest.length === 0 ? [] : [beginForecastStep({ kind: 'people', ...news, people: rest })],
    sends: sendsOf({ ...news, people: people.slice(0, mostAtFirst) }),
  };
}

/** The next of those who are still to be told. */
export function tellOn(
  stored: Stored<ForecastStep>,
  step: Extract<ForecastStep, { kind: 'people' }>,
): Outcome {
  const rest = step.people.slice(mostInStep);
  return {
    writes: [moveForecastStep(stored, rest.length === 0 ? undefined : { ...step, people: rest })],
    sends: sendsOf({ ...step, people: step.people.slice(0, mostInStep) }),
  };
}

function sendsOf({ once, card, people, id, alert, notAfter }: News): Send[] {
  return people.map((person) => ({
    ...tell(person, once, card, id),
    ...(alert !== undefined && { about: { topic: 'alerts', id: alert } as const }),
    ...(notAfter !== undefined && { notAfter }),
  }));
}
