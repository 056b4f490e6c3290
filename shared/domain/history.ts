import type { Instant } from './time.ts';

type Data = { readonly [name: string]: unknown };

/** Who did what, when, through which message. `who` is a person's id, an address, or 'clock'. */
export interface Past {
  readonly what: string;
  readonly who: string;
  readonly at: Instant;
  readonly through: string;
  readonly facts: Data;
}

/** What may name somebody: it is kept beside what the chain hashes, under a salt, so that it can be erased. */
export interface Words {
  readonly salt: string;
  readonly who?: string;
  readonly facts?: Data;
}

/** An entry as the chain has it. */
export interface Link {
  readonly what: string;
  readonly who?: string;
  readonly at: Instant;
  readonly through: string;
  readonly facts: Data;
  /** The hash of what lies beside it. */
  readonly commitment?: string;
  /** The hash of the entry before it; of the last that was not chained yet, where the chain begins amid older ones; else ''. */
  readonly prev: string;
}

/** The entry taken apart: what stays for ever, and what may name somebody. */
export function apart(past: Past): {
  readonly open: Omit<Link, 'prev'>;
  readonly words?: Omit<Words, 'salt'>;
} {
  const { what, at, through } = past;
  const entries = Object.entries(past.facts);
  const said = Object.fromEntries(entries.filter(([, value]) => isWords(value)));
  const open = Object.fromEntries(entries.filter(([, value]) => !isWords(value)));
  const isAddress = past.who.includes(':');
  const words = { ...(isAddress && { who: past.who }), ...(Object.keys(said).length > 0 && { facts: said }) };
  return {
    open: { what, at, through, facts: open, ...(!isAddress && { who: past.who }) },
    ...(Object.keys(words).length > 0 && { words }),
  };
}

/** Whatever is no name of our own making is somebody's words; a long row of figures is a telephone number. */
export function isWords(value: unknown): boolean {
  if (typeof value === 'string') return /[^\x21-\x7e]|\d{7}/.test(value.replace(ownNames, ''));
  return typeof value === 'object' && value !== null && Object.values(value).some(isWords);
}

/** Days, case numbers and ids. */
const ownNames = /\d{4}-\d\d-\d\d|\b[A-Z]{2}-\d{4}-\d+|\b[a-z]+_[\w-]+/g;

/** The text whose hash names an entry for ever. */
export function linkText(pk: string, version: number, link: Link): string {
  return canonical({ pk, version, ...link });
}

/** The seal over all that was written down since the last one. */
export interface Seal {
  readonly number: number;
  readonly at: Instant;
  readonly entries: readonly SealedEntry[];
  readonly prev: string;
  readonly hash: string;
}

export interface SealedEntry {
  readonly pk: string;
  readonly version: number;
  readonly hash: string;
}

export function sealText({ hash: _hash, ...seal }: Seal): string {
  return canonical(seal);
}

/** JSON with its names in order, so that the same facts are the same text on every machine. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}
