/** What the gateway needs of the world; the clock and chance come from outside, so that tests may hold them. */
export interface World {
  now(): number;
  sleep(ms: number): Promise<void>;
  /** From 0 to 1. */
  chance(): number;
  newId(): string;
  log(event: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** One message of WeChat, as whatever puppet brought it. */
export interface Heard {
  readonly id: string;
  readonly room?: string;
  readonly roomName?: string;
  readonly from: string;
  readonly fromName?: string;
  readonly text: string;
  readonly mentionsBot: boolean;
  readonly sentAtMs: number;
  readonly images: readonly (() => Promise<Uint8Array>)[];
}

/** What an account tells besides messages. */
export type Turn =
  | { readonly kind: 'scan'; readonly code: string }
  | { readonly kind: 'login'; readonly id: string }
  | { readonly kind: 'logout'; readonly reason: string }
  | { readonly kind: 'beat' }
  /** A puppet showed what this account itself said: it was said. */
  | { readonly kind: 'echo'; readonly at: string; readonly text: string }
  /** WeChat itself says that this account speaks too fast. */
  | { readonly kind: 'complaint' }
  /** The connection is lost or half dead: only a new process hears again. */
  | { readonly kind: 'lost'; readonly code: string };

/** A WeChat account behind any puppet. No type of wechaty stands outside its adapter. */
export interface Account {
  /** Whether rooms and people keep their ids when it logs in again. */
  readonly stableIds: boolean;
  start(listener: { heard(message: Heard): Promise<void>; turned(turn: Turn): Promise<void> }): Promise<void>;
  /** Rejects with NoSuchPlace if there is no such room or person. */
  say(to: { readonly kind: 'person' | 'chat'; readonly id: string }, text: string): Promise<void>;
  /** The same for a photo or document. */
  show(to: Parameters<Account['say']>[0], file: ShownFile): Promise<void>;
  logout(): Promise<void>;
}

export interface ShownFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The room or the person is not there: saying it again cannot help. */
export class NoSuchPlace extends Error {
  constructor() {
    super('no such place');
    this.name = 'NoSuchPlace';
  }
}
