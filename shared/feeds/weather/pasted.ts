import type { Bulletin } from '../../domain/alerts/warning.ts';
import type { Instant } from '../../domain/time.ts';
import { readHeadline } from './headline.ts';
import { hazardKeyOf, officesOf } from './offices.ts';

/** An official text as somebody pasted it; undefined if it is none. `id` names the message it came with. */
export function readPasted(text: string, id: string, now: Instant): Bulletin | undefined {
  const warning = readHeadline(text, now);
  if (!warning) return undefined;
  return {
    ...warning,
    source: 'pasted',
    id,
    offices: officesOf(warning.issuer),
    hazardKey: hazardKeyOf(warning.hazard),
    text,
    supersedes: [],
    places: [],
  };
}
