import type { Bulletin } from '../../domain/alerts/warning.ts';
import { type Instant, instant } from '../../domain/time.ts';
import { readHeadline } from './headline.ts';
import { hazardKeyOf, officesOf } from './offices.ts';
import { childrenOf, type Element, readXml, textOf, XmlError } from './xml.ts';

const namespace = 'urn:oasis:names:tc:emergency:cap:1.2';

/** What is wrong with a document, as its publisher reads it. */
export interface CapRefusal {
  readonly ok: false;
  readonly why: string;
  /** Its words, where it has some that are no warning we know. */
  readonly text?: string;
}

/** A warning; a cancelling that names what it cancels and says nothing more; or words of an exercise, which warn of nothing. */
export type Cap =
  | ({ readonly ok: true; readonly kind: 'exercise' } & Exercise)
  | { readonly ok: true; readonly kind: 'bulletin'; readonly bulletin: Bulletin }
  | ({ readonly ok: true; readonly kind: 'cancel' } & Cancel);

/** Words that warn of nothing, the places they are for and the offices they name. */
export interface Exercise {
  readonly id: string;
  readonly sentAt: Instant;
  readonly text: string;
  readonly places: readonly string[];
  readonly offices: Bulletin['offices'];
}

/** What is cancelled, and when; the words are those of the event it ends. */
export interface Cancel {
  readonly id: string;
  readonly sentAt: Instant;
  readonly cancels: readonly string[];
  readonly text: string;
}

/**
 * CAP 1.2, http://docs.oasis-open.org/emergency/cap/v1.2/: one alert, as Chinese publishers fill it in. The colour is the
 * headline's and never follows from `severity`; `senderName` may be a person's and is not read.
 */
export function readCap(document: string): Cap | CapRefusal {
  try {
    return readAlert(readXml(document));
  } catch (error) {
    if (error instanceof XmlError) return refuse(error.message);
    throw error;
  }
}

function readAlert(alert: Element): Cap | CapRefusal {
  if (alert.name !== 'alert' || alert.uri !== namespace) return refuse('no alert of CAP 1.2');
  const [id, sent, status, type, scope] = ['identifier', 'sent', 'status', 'msgType', 'scope'].map((name) =>
    textOf(alert, name),
  );
  const sentAt = momentOf(sent);
  if (!id || id.length > 200 || /[\s,<&]/.test(id)) return refuse('identifier is missing or malformed');
  if (sentAt === undefined) return refuse('sent is missing or has no offset');
  if (status !== 'Actual' && status !== 'Exercise' && status !== 'Test')
    return refuse('only status Actual, Exercise and Test are taken');
  if (scope !== 'Public') return refuse('only scope Public is taken');
  if (type !== 'Alert' && type !== 'Update' && type !== 'Cancel') return refuse('msgType is not taken');
  if (status !== 'Actual') return exerciseOf(alert, { id, sentAt });
  return readInfo(alert, { id, sentAt, cancels: type === 'Cancel' });
}

function exerciseOf(alert: Element, { id, sentAt }: Pick<Head, 'id' | 'sentAt'>): Cap | CapRefusal {
  const info = chineseOf(childrenOf(alert, 'info'));
  const [headline = '', description = ''] = ['headline', 'description'].map((name) => textOf(info, name));
  const text = wordsOf(headline, description, sentAt) || (textOf(alert, 'note') ?? '');
  if (text === '') return refuse('no info in Chinese');
  const read = readHeadline(description, sentAt) ?? readHeadline(headline, sentAt);
  const offices = read ? officesOf(read.issuer) : [];
  return { ok: true, kind: 'exercise', id, sentAt, text, places: placesOf(info), offices };
}

interface Head {
  readonly id: string;
  readonly sentAt: Instant;
  readonly cancels: boolean;
}

function readInfo(alert: Element, { id, sentAt, cancels }: Head): Cap | CapRefusal {
  const info = chineseOf(childrenOf(alert, 'info'));
  const supersedes = referencesOf(textOf(alert, 'references') ?? '');
  const [headline = '', description = ''] = ['headline', 'description'].map((name) => textOf(info, name));
  const read = readHeadline(description, sentAt) ?? readHeadline(headline, sentAt);
  if (!read && cancels && supersedes.length > 0) {
    const text = headline || description || textOf(alert, 'note') || '';
    return { ok: true, kind: 'cancel', id, sentAt, cancels: supersedes, text };
  }
  if (!read) {
    const why = 'no info in Chinese whose headline names office, hazard and colour';
    return { ...refuse(why), text: headline || description };
  }
  const [guide, expires] = [textOf(info, 'instruction'), momentOf(textOf(info, 'expires'))];
  const bulletin: Bulletin = {
    ...{ ...read, issuedAt: read.issuedAt ?? sentAt, lifted: read.lifted || cancels },
    ...{ source: 'cap', id, supersedes },
    ...{ offices: officesOf(read.issuer), hazardKey: hazardKeyOf(read.hazard) },
    text: wordsOf(headline, description, sentAt),
    ...(guide !== undefined && { guide }),
    ...(expires !== undefined && { expiresAt: expires }),
    places: placesOf(info),
  };
  return { ok: true, kind: 'bulletin', bulletin };
}

/** The body where it says by itself who warns of what, else under its headline. */
export function wordsOf(headline: string, description: string, now: Instant): string {
  if (description === '' || readHeadline(description, now)) return description || headline;
  return `${headline}\n${description}`;
}

function chineseOf(infos: readonly Element[]): Element | undefined {
  const isChinese = (info: Element) => /^zh/i.test(textOf(info, 'language') ?? '');
  return (
    infos.find(isChinese) ?? infos.find((info) => /\p{Script=Han}/u.test(textOf(info, 'headline') ?? ''))
  );
}

/** `sender,identifier,sent` with blanks between. */
function referencesOf(text: string): string[] {
  return text.split(/\s+/).flatMap((one) => one.split(',')[1] ?? []);
}

/** Twelve digits of a place's code, sometimes six. */
function placesOf(info: Element | undefined): string[] {
  const codes = childrenOf(info, 'area')
    .flatMap((area) => childrenOf(area, 'geocode'))
    .flatMap((geocode) => /^(\d{6})(?:\d{6})?$/.exec(textOf(geocode, 'value') ?? '')?.[1] ?? []);
  return [...new Set(codes)];
}

/** A moment with its offset; one without would be read as another zone's. */
export function momentOf(text: string | undefined): Instant | undefined {
  if (!text || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/.test(text))
    return undefined;
  const ms = instantOrNothing(text);
  return ms;
}

function instantOrNothing(text: string): Instant | undefined {
  try {
    return instant(text);
  } catch {
    return undefined;
  }
}

function refuse(why: string): CapRefusal {
  return { ok: false, why };
}
