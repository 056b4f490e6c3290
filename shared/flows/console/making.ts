import { HOUR_MS, type Instant, later } from '../../domain/time.ts';
import { allWanted, madeSince } from '../../store/papers.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';
import { wishId } from './desk.ts';

export interface Making {
  readonly name: string;
  readonly state: 'making' | 'again' | 'made';
}

/** The file that a wish of this session asked for, if it asked for one and did not come to nothing. */
export async function makingOf(
  { table }: Deps,
  { visitor, nonce }: { visitor: Visitor; nonce: string },
  now: Instant,
): Promise<Making | undefined> {
  const cause = wishId(visitor, nonce);
  const waiting = (await allWanted(table)).find(({ value }) => value.cause === cause)?.value;
  if (waiting) return { name: waiting.name, state: waiting.tries > 0 ? 'again' : 'making' };
  const made = (await madeSince(table, later(now, -HOUR_MS))).find((one) => one.cause === cause);
  return made?.name === undefined ? undefined : { name: made.name, state: 'made' };
}
