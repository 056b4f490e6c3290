import * as z from 'zod/mini';
import type { Sender } from '../../shared/domain/message.ts';

export const Mention = z.object({
  key: z.string(),
  name: z.optional(z.string()),
  mentioned_type: z.optional(z.string()),
  id: z.object({ open_id: z.optional(z.string()) }),
});
export type Mention = z.infer<typeof Mention>;

export interface Mentioned {
  readonly text: string;
  readonly mentionsBot: boolean;
  readonly mentions: readonly Sender[];
}

/** Puts names where the platform puts keys, and cuts our own bot out. While our id is not known, any bot mentioned is taken for us. */
export function readMentions(text: string, mentions: readonly Mention[], bot: string | undefined): Mentioned {
  const isUs = (mention: Mention) =>
    bot === undefined ? mention.mentioned_type === 'bot' : mention.id.open_id === bot;
  const byKey = new Map(mentions.map((mention) => [mention.key, mention]));
  const named = text.replace(/@_user_\d+|@_all\b/g, (key) => {
    if (key === '@_all') return '@all';
    const mention = byKey.get(key);
    if (mention === undefined) return key;
    return isUs(mention) ? '' : `@${mention.name ?? ''}`;
  });
  return {
    text: named.replace(/[ \t]{2,}/g, ' ').trim(),
    mentionsBot: mentions.some(isUs),
    mentions: mentions.flatMap((mention) =>
      isUs(mention) || mention.mentioned_type === 'bot' ? [] : sender(mention),
    ),
  };
}

function sender({ id, name }: Mention): Sender[] {
  return id.open_id === undefined ? [] : [{ id: id.open_id, ...(name !== undefined && { name }) }];
}
