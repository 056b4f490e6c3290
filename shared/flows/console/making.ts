import { HOUR_MS, type Instant, later } from '../../domain/time.ts';
import { loadNotice } from '../../store/outbox.ts';
import { allWanted, madeSince } from '../../store/papers.ts';
import type { Photo } from '../../store/photos.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';
import { wishId } from './desk.ts';
import { record } from './look.ts';

export interface Making {
  readonly name: string;
  /** Made is not yet sent: the chat may be cut off. Unsent is made, and never comes into the chat, or nobody knows. */
  readonly state: 'making' | 'again' | 'made' | 'sent' | 'unsent' | 'failed';
}

/** Where something lies that does not pass through us. */
export interface Elsewhere {
  readonly at: string;
}

interface Asked {
  readonly visitor: Visitor;
  /** The name of the form that asked for it. */
  readonly nonce: string;
}

/** The file that a wish of this session asked for, if it asked for one. */
export async function makingOf({ table }: Deps, asked: Asked, now: Instant): Promise<Making | undefined> {
  const cause = wishId(asked.visitor, asked.nonce);
  const waiting = (await allWanted(table)).find(({ value }) => value.cause === cause)?.value;
  if (waiting) return { name: waiting.name, state: waiting.tries > 0 ? 'again' : 'making' };
  const made = await endedOf(table, asked, now);
  if (made?.name === undefined) return undefined;
  if (made.failed) return { name: made.name, state: 'failed' };
  const notice = (await loadNotice(table, `paper#${made.key}`))?.value.state;
  if (notice === 'pending') return { name: made.name, state: 'made' };
  return { name: made.name, state: notice === 'sent' ? 'sent' : 'unsent' };
}

/** Its bytes, for whoever asked for it, or where he gets them. */
export async function madeFile(
  deps: Deps,
  asked: Asked,
  now: Instant,
): Promise<Elsewhere | { readonly name: string; readonly file: Photo } | undefined> {
  const made = await endedOf(deps.table, asked, now);
  if (made?.name === undefined || made.failed) return undefined;
  await record(deps, asked.visitor, { what: 'acted', of: 'workbook', now });
  const { links } = deps.photos;
  if (links) return { at: links.to(made.key, made.name) };
  const file = await deps.photos.get(made.key);
  return file && { name: made.name, file };
}

async function endedOf(table: Deps['table'], { visitor, nonce }: Asked, now: Instant) {
  const cause = wishId(visitor, nonce);
  return (await madeSince(table, later(now, -HOUR_MS))).find((one) => one.cause === cause);
}
