import type { Card, Clicked, Reply, Said } from '../../shared/domain/message.ts';
import type { Instant } from '../../shared/domain/time.ts';

export type Talk = { readonly chat: string } | { readonly person: string };

/** One line of a talk, as it stands now. `from` is a person, or 'bot'. */
export interface Line {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly talk: Talk;
  readonly card: Card;
  readonly quote?: string;
  readonly recalled?: boolean;
}

export const faultKinds = ['none', 'rate-limit', 'outage', 'drop-after-send', 'slow'] as const;

export interface Fault {
  readonly kind: (typeof faultKinds)[number];
  readonly share: number;
}

export interface Switches {
  readonly fault: Fault;
  readonly onlyMentions: boolean;
}

export interface Words {
  readonly person: string;
  readonly chat: string | null;
  readonly text: string;
  readonly images: readonly Uint8Array[];
  readonly quote?: string | undefined;
  readonly mention: boolean;
}

export interface Press {
  readonly person: string;
  readonly action: string;
  readonly form: Readonly<Record<string, string>>;
}

/** The fake chat platform, as the pages need it. */
export interface Chat {
  readonly groups: readonly Room[];
  say(words: Words): Promise<{ readonly line: Line; readonly heard?: Said }>;
  press(card: Line, press: Press): Promise<Clicked>;
  /** A card's new face, told in answer to a press. */
  reface(card: Line, face: Card, cause: string): Promise<void>;
  line(id: string): Line | undefined;
  offered(id: string, action: string): boolean;
  lines(wanted: { readonly talks?: readonly Talk[]; readonly after?: string | undefined }): readonly Line[];
  /** What came of these messages or ticks. */
  because(causes: readonly string[]): readonly Line[];
  cursor(): string;
  photo(key: string): Promise<{ readonly bytes: Uint8Array; readonly type: string } | undefined>;
  switches(): Switches;
  turn(switches: Partial<Switches>): void;
}

export interface Room {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
}

export interface Townsman {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly unit?: string;
}

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly street: string;
}

/** Everybody with an account, whether or not the directory knows him. */
export interface Inhabitants {
  readonly people: readonly Townsman[];
  readonly units: readonly Place[];
}

/** What the sandbox's pages and calls need of the house. */
export interface SandboxHost {
  readonly chat: Chat;
  now(): Instant;
  readonly wall: { now(): number; sleep(ms: number): Promise<void> };
  inhabitants(): Promise<Inhabitants>;
  /** One message in, one transaction out. The same message may come again. */
  hear(inbound: Said | Clicked): Promise<Reply>;
  /**
   * Moves `now` forward, from due instant to due instant, and names the ticks that had something to do as their
   * orders name them. Missing beside a real channel. `to` is never before now().
   */
  moveTo?(to: Instant): Promise<{ readonly ticks: number; readonly causes: readonly string[] }>;
  /** Waits until nothing these brought about is on its way, or the time is up; returns how much still is. */
  drain(causes: readonly string[], timeoutMs: number): Promise<number>;
  log(level: 'warn' | 'error', event: string, facts?: Readonly<Record<string, unknown>>): void;
}
