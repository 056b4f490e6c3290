/** All that a bot knows of the inside. No platform's own word stands here. */
export const channels = ['feishu', 'wecom', 'dingtalk', 'wechat', 'sandbox'] as const;
export type Channel = (typeof channels)[number];

/** Where something can be sent: a person's private talk with the bot, or a group chat. `id` is the platform's. */
export interface Address {
  readonly channel: Channel;
  readonly kind: 'person' | 'chat';
  readonly id: string;
}

/** Who did something, as the platform names him; `name` is what it calls him, if it says. */
export interface Sender {
  readonly id: string;
  readonly name?: string;
  /** His id in our directory, where a page we signed says who he is; no platform can know it. */
  readonly person?: string;
}

/** A part of a message that is not text. `key` fetches it from the platform with the message's id. */
export interface Attachment {
  readonly kind: 'image' | 'audio' | 'video' | 'file' | 'sticker' | 'location';
  readonly key: string;
  readonly name?: string;
  readonly latitude?: number;
  readonly longitude?: number;
}

interface Arrived {
  /** The platform's id of this message or click: what a redelivery repeats. */
  readonly id: string;
  readonly channel: Channel;
  readonly from: Sender;
  /** The group chat it came from; null in a private talk. */
  readonly chat: string | null;
  /** When the platform says it was sent, in ms since 1970. */
  readonly sentAtMs: number;
  /** It came from a page of ours, which shows the answer at once. */
  readonly onPage?: boolean;
}

/** Words and attachments. Mentions of the bot are cut out of `text`; mentions of people stand there as @name. */
export interface Said extends Arrived {
  readonly kind: 'said';
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** The platform's id of the message this one answers. */
  readonly quote?: string;
  readonly mentionsBot: boolean;
  readonly mentions: readonly Sender[];
  /** True when the platform says that it is a forwarded message, not the sender's own words. */
  readonly forwarded?: boolean;
}

/** A button or form of a card of ours. `action` is the Action.id we sent; never proof of any right. */
export interface Clicked extends Arrived {
  readonly kind: 'clicked';
  /** The platform's id of the card's message. */
  readonly message: string;
  readonly action: string;
  readonly form: Readonly<Record<string, string>>;
  /** Chosen by a number in words, where there are no buttons: nothing but a message can answer it. */
  readonly typed?: boolean;
}

/** Something that happened to a chat: the bot came in, was put out, the chat was dissolved or renamed, a message recalled. */
export interface Happened extends Arrived {
  readonly kind: 'happened';
  readonly what: 'bot-added' | 'bot-removed' | 'disbanded' | 'renamed' | 'recalled';
  readonly name?: string;
  /** The message that was recalled. */
  readonly message?: string;
}

export type Inbound = Said | Clicked | Happened;

/** Colour of a card's head: the official colours of warnings, and green for done, grey for over. */
export type Tone = 'red' | 'orange' | 'yellow' | 'blue' | 'green' | 'grey';

export interface Field {
  readonly label: string;
  readonly value: string;
}

export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'long-text' | 'number' | 'date' | 'choice' | 'choices';
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly required: boolean;
  /** What stands in it before anybody types, where the platform can show it. */
  readonly value?: string;
}

/** A button. `id` comes back in Clicked.action; with `form`, the fields are filled in first. */
export interface Action {
  readonly id: string;
  readonly label: string;
  readonly style?: 'primary' | 'danger' | 'plain';
  /** Asked before it acts. */
  readonly confirm?: string;
  readonly form?: readonly FormField[];
}

/** A page of ours for one purpose and one person: what stands where a channel has no buttons. */
export interface Link {
  readonly label: string;
  readonly url: string;
}

/** What people read, as facts: each mouth shows it as its platform can. All text is plain, never markup. */
export interface Card {
  readonly title?: string;
  readonly tone?: Tone;
  readonly text: string;
  readonly fields?: readonly Field[];
  readonly actions?: readonly Action[];
  readonly links?: readonly Link[];
  /** Platform ids of the people to mention; 'all' only where a second person approved it. */
  readonly mentions?: readonly string[] | 'all';
  /** Keys of kept photos to show. */
  readonly images?: readonly string[];
  /** A kept file to hand over: it goes as a message of its own, so the card holds nothing else but words, said if the file cannot go. */
  readonly file?: FileRef;
}

/** A file among the kept photos, and what it is called where it is shown, its ending included. */
export interface FileRef {
  readonly key: string;
  readonly name: string;
}

/** How a message was answered on the spot, where the platform allows it (a click). */
export interface Reply {
  readonly toast?: { readonly tone: 'info' | 'success' | 'warning' | 'error'; readonly text: string };
  /** The clicked card's new face. */
  readonly card?: Card;
  /** The answer itself, for what came from a page of ours. */
  readonly answer?: Card;
}

/** What a send came to. `message` is the platform's id, by which it can be quoted, edited, recalled. */
export interface Receipt {
  readonly message: string;
}

/** What a courier asks of a platform besides sending. */
export type Errand =
  /** `to`: where the card lies; without it a card in a private talk comes back as clicked in a chat. */
  | { readonly kind: 'edit'; readonly message: string; readonly card: Card; readonly to?: Address }
  | { readonly kind: 'recall'; readonly message: string }
  | {
      readonly kind: 'fetch';
      readonly message: string;
      readonly key: string;
      readonly type: Attachment['kind'];
    }
  | { readonly kind: 'find-people'; readonly mobiles: readonly string[] }
  | { readonly kind: 'look-at-chat'; readonly chat: string }
  | {
      readonly kind: 'urge';
      readonly message: string;
      readonly people: readonly string[];
      readonly by: 'app' | 'sms' | 'phone';
    };

/** What came back of an errand. */
export type Result =
  | { readonly kind: 'done' }
  | { readonly kind: 'fetched'; readonly bytes: Uint8Array; readonly type: string }
  | { readonly kind: 'people'; readonly found: readonly { readonly mobile: string; readonly id: string }[] }
  | { readonly kind: 'chat'; readonly name: string; readonly alive: boolean; readonly members: number };

/**
 * Why a platform call failed, in classes the courier acts on: `later` (try again, after waitMs if told),
 * `token` (refreshed, try at once), `dead` (this address can no longer be reached), `content` (never in this form: fall
 * back to plain text), `operator` (a person must mend the app), `unclear` (it may have been done).
 */
export class MouthError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure, options?: { cause?: unknown }) {
    super(`${failure.kind} ${failure.code}`, options);
    this.name = 'MouthError';
    this.failure = failure;
  }
}

export interface Failure {
  readonly kind: 'later' | 'token' | 'dead' | 'content' | 'operator' | 'unclear';
  /** The platform's own code, for the log and the record. */
  readonly code: string;
  readonly waitMs?: number;
}

/** One per channel, without any SDK: turns the platform's request into a message, or settles it at once. */
export interface Ear {
  receive(request: Request): Promise<Received>;
  /** A connection the ear opens itself, where the platform offers one. Ends when `signal` aborts. */
  listen?(hear: (inbound: Inbound) => Promise<Reply>, signal: AbortSignal): Promise<void>;
}

export type Received =
  | { readonly kind: 'message'; readonly inbound: Inbound; respond(reply: Reply): Promise<Response> }
  | { readonly kind: 'settled'; readonly response: Response };

/** One per channel: sends and runs errands. `once` is the idempotency key; the same key never shows twice. Throws MouthError. */
export interface Mouth {
  send(to: Address, card: Card, once: string): Promise<Receipt>;
  errand(errand: Errand, once: string): Promise<Result>;
}

/** Signing in with a platform's account: the browser goes there and comes back with a code. */
export interface SignIn {
  readonly channel: Channel;
  /** `verifier` stays with the browser; only its hash goes along. */
  authorizeUrl(state: string, verifier: string): string;
  /** The platform's id of whoever the code was given for; undefined where the platform takes it for none. Throws MouthError. */
  whoIs(code: string, verifier: string): Promise<string | undefined>;
}
