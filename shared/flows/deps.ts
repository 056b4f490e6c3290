import type { Address, Channel } from '../domain/message.ts';
import type { Instant } from '../domain/time.ts';
import type { Notebook } from '../store/notebook.ts';
import type { Photos } from '../store/photos.ts';
import type { Table } from '../store/table.ts';

/** Real time, never moved by the sandbox: leases, limits, deadlines. */
export interface Wall {
  now(): number;
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** One line an event; no secrets, phone numbers or people's words. */
export type Log = (
  level: 'debug' | 'info' | 'warn' | 'error',
  event: string,
  facts?: Readonly<Record<string, unknown>>,
) => void;

/** Makes the bytes of one file. May be asked again for the same. Where it has many rows it says how far it is. */
export type PaperJob = (
  deps: Deps,
  args: Readonly<Record<string, string>>,
  now: Instant,
  reached?: (rows: number) => Promise<void>,
) => Promise<Uint8Array>;
export type Papers = (kind: string) => Promise<PaperJob | undefined>;

/** What is signed and sealed with a secret of ours. */
export interface Vault {
  mac(secret: string, text: string): string;
  /** In constant time. */
  isMac(secret: string, text: string, given: string): boolean;
  seal(secret: string, text: string): string;
  /** Undefined unless it was sealed with this secret, every bit of it. */
  open(secret: string, sealed: string): string | undefined;
}

/** The world, as the flows meet it. Built once, in functions/app.ts. */
export interface Deps {
  readonly table: Table;
  readonly wall: Wall;
  /** A new id that no other call returns, such as al_9f3k…; the prefix says of what. */
  newId(prefix: string): string;
  /** SHA-256 in hex: of codes that are kept only so, and of photos, so that a change shows. */
  hash(of: string | Uint8Array): string;
  /** Unpacks what zlib packed; undefined where it is broken or longer than `most` bytes. */
  inflate(packed: Uint8Array, most: number): Uint8Array | undefined;
  readonly photos: Photos;
  /** For the bots: what they learned of their platforms. */
  readonly notebook: Notebook;
  readonly log: Log;
  /** The first administrators, who are one before they are in the directory. */
  readonly admins: readonly Address[];
  readonly vault: Vault;
  /** Where signed pages are served; no link is made while nowhere. */
  readonly pages?: string;
  /** Those on which people can be written to; all while it is not said. */
  readonly channels?: readonly Channel[];
  /** The weather's sources that are switched on, by their names. */
  readonly feeds?: readonly string[];
  /** The webhook robots of the configuration, each a group that can be bound. */
  readonly robots: readonly (Address & { readonly name: string })[];
  /** The channel that finds its people by their mobile numbers, if one is on. */
  readonly finder?: Channel;
  /** Who makes files of a kind; missing where none are made. Loaded when asked for: what writes papers is large. */
  readonly papers?: Papers;
  /** How the silent may be urged, on the channels where that was set up. */
  readonly urgent?: Readonly<Partial<Record<Channel, 'app' | 'sms' | 'phone'>>>;
  /** The address under which the console is reached; nothing where there is none. */
  consoleUrl?(): string | undefined;
  /** Tells the courier that there may be something to do. A hint; losing it only costs time. */
  wake(): void;
}
