import * as z from 'zod/mini';
import type { Card } from '../../shared/domain/message.ts';

/** A talk: a group chat, or somebody's private talk with the bot. */
export type Talk = { readonly chat: string } | { readonly person: string };

/** One line of a talk, as it stands now. `from` is a person, or 'bot'. */
export interface Line {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly talk: Talk;
  readonly card: Card;
  /** The line it answers. */
  readonly quote?: string;
  readonly recalled?: boolean;
  /** A place that was shared, as telephones give it. */
  readonly place?: SharedPlace;
}

export interface SharedPlace {
  readonly latitude: number;
  readonly longitude: number;
  readonly name?: string;
}

/** One change of the board. `seq` counts them from 1; a press changes no line, but uses up a number. */
export interface Entry {
  readonly seq: number;
  readonly line?: Line;
  readonly once?: string;
  readonly cause?: string;
}

const talkSchema = z.union([z.object({ chat: z.string() }), z.object({ person: z.string() })]);

const lineSchema = z.object({
  id: z.string(),
  at: z.string(),
  from: z.string(),
  talk: talkSchema,
  card: z.custom<Card>((value) => typeof value === 'object' && value !== null && 'text' in value),
  quote: z.exactOptional(z.string()),
  recalled: z.exactOptional(z.boolean()),
  place: z.exactOptional(
    z.object({ latitude: z.number(), longitude: z.number(), name: z.exactOptional(z.string()) }),
  ),
});

const entrySchema: z.ZodMiniType<Entry> = z.object({
  seq: z.number(),
  line: z.exactOptional(lineSchema),
  once: z.exactOptional(z.string()),
  cause: z.exactOptional(z.string()),
});

export function readEntry(data: unknown): Entry {
  return entrySchema.parse(data);
}

export function talkKey(talk: Talk): string {
  return 'chat' in talk ? `chat/${talk.chat}` : `person/${talk.person}`;
}

/** Sorts as numbers do, as text too. */
export function seqText(seq: number): string {
  return String(seq).padStart(9, '0');
}

export function idOf(seq: number): string {
  return `m${seqText(seq)}`;
}

/** The place of a line, or of the newest line somebody saw, in the order of all changes; undefined if it is no id of ours. */
export function seqOf(id: string): number | undefined {
  return /^m\d{9}$/.test(id) ? Number(id.slice(1)) : undefined;
}
