import type { CaseNumber } from '../../domain/ids.ts';
import type { Inbound } from '../../domain/message.ts';
import { type Instant, MINUTE_MS } from '../../domain/time.ts';
import type { Loose, Recent, Spot } from '../../store/reporters.ts';
import type { Turn } from '../turn.ts';

/** Photos and words of one sender in one chat belong together for so long. */
export const mergeMs = 2 * MINUTE_MS;
/** What somebody was asked, or just worked on, is remembered for so long. */
const rememberMs = 30 * MINUTE_MS;
/** Once asked what photos are, he has so long to say. */
export const askedMs = 10 * MINUTE_MS;
/** More photos in a message than this are not taken: a transaction holds no more. */
export const mostPhotos = 9;

export function spotOf({ inbound }: Pick<Turn, 'inbound'>): Spot {
  return { channel: inbound.channel, sender: inbound.from.id, chat: inbound.chat };
}

export function imagesIn(inbound: Inbound): readonly Loose[] {
  if (inbound.kind !== 'said') return [];
  return inbound.attachments
    .filter(({ kind }) => kind === 'image')
    .map(({ key }) => ({ message: inbound.id, key }))
    .slice(0, mostPhotos);
}

/** Said in a group that speaks for several units, or for nobody knows which. */
export function isAmongOthers({ inbound, group }: Pick<Turn, 'inbound' | 'group'>): boolean {
  if (inbound.chat === null) return false;
  return group?.covers.kind !== 'units' || group.covers.units.length !== 1;
}

/** Photos of this message, and those he sent shortly before it. */
export function photosFor(inbound: Inbound, recent: Recent, now: Instant): readonly Loose[] {
  return [...looseOf(recent, now), ...imagesIn(inbound)].slice(0, mostPhotos);
}

export function looseOf({ loose, looseUntil }: Recent, now: Instant): readonly Loose[] {
  return looseUntil !== undefined && now <= looseUntil ? loose : [];
}

/** The place he sent beside this message, or shortly before it. */
export function placeFor(inbound: Inbound, { place, looseUntil }: Recent, now: Instant): string | undefined {
  return placeSent(inbound) ?? (looseUntil !== undefined && now <= looseUntil ? place : undefined);
}

/** What the platform calls a place that was sent. */
export function placeSent(inbound: Inbound): string | undefined {
  if (inbound.kind !== 'said') return undefined;
  return inbound.attachments.find(({ kind }) => kind === 'location')?.name?.slice(0, 60);
}

/** The case he reported within the merge window. */
export function justReported({ number, at }: Recent, now: Instant): CaseNumber | undefined {
  return at !== undefined && now - at <= mergeMs ? number : undefined;
}

/** The case he was just asked about, reported or worked on. */
export function justSpokenOf({ number, at }: Recent, now: Instant): CaseNumber | undefined {
  return at !== undefined && now - at <= rememberMs ? number : undefined;
}

/** He answers a card of a case, not one of an emergency. */
export function isOnCase({ quoted }: Pick<Turn, 'quoted'>): boolean {
  return quoted?.topic === 'hazards' && quoted.id.startsWith('YH-');
}
