import type { Subject } from '../domain/delivery.ts';
import type { Role } from '../domain/directory/person.ts';

/** What somebody said, before anybody understands it. */
export interface Utterance {
  readonly text: string;
  readonly images: number;
  readonly others: readonly ('audio' | 'video' | 'file' | 'sticker' | 'location')[];
  readonly fileNames: readonly string[];
  readonly mentionsBot: boolean;
  /** Names of the people mentioned. */
  readonly mentions: readonly string[];
  readonly inGroup: boolean;
  readonly forwarded: boolean;
}

export interface KnownName {
  readonly id: string;
  readonly names: readonly string[];
}

/** All that the phrasebook may know besides the sentence. */
export interface Context {
  readonly roles: readonly Role[];
  readonly name: string;
  readonly units: readonly KnownName[];
  /** What the quoted card is about. */
  readonly quoted?: Subject;
  /** True while a drill is registered for the speaker's unit. */
  readonly drill?: boolean;
  /** What is open for the speaker in this chat right now. */
  readonly open: OpenWindows;
  readonly known: { readonly units: readonly KnownName[]; readonly people: readonly KnownName[] };
}

export interface OpenWindows {
  /** Notices that wait for the speaker's units to confirm. */
  readonly confirm: number;
  /** Notices still open that the speaker's units have confirmed: he may yet ask about them. */
  readonly confirmed?: number;
  /** What the notice asked about last wants beside "received". */
  readonly wants?: 'state' | 'photo';
  readonly spotCheck: boolean;
  readonly zeroReport: boolean;
  /** A swap somebody asked him for, or that he may approve. */
  readonly swap: boolean;
  /** A roster he has just sent waits for his word; looked up only for a word or two. */
  readonly roster?: boolean;
  /** What a picture or a place of its own message completes. */
  readonly sharing?: 'check-in' | 'place';
  /** What the bot last asked him, and what could be answered. */
  readonly asked?: {
    readonly subject: Subject;
    readonly question: string;
    readonly choices: readonly string[];
  };
  /** He called for help just now: what nothing else hears belongs to that. */
  readonly alarmed?: boolean;
  /** An alarm he was given and has not answered. */
  readonly ringing?: boolean;
  /** An emergency runs that he works on, or one at his unit. */
  readonly working?: boolean;
  /** A case he reported within the merge window, or the last that he handles. */
  readonly lastCase?: string;
}
