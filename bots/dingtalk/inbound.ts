import * as z from 'zod/mini';
import type { Attachment, Said } from '../../shared/domain/message.ts';

const Picture = z.object({ downloadCode: z.optional(z.string()), text: z.optional(z.string()) });

/** https://open.dingtalk.com/document/orgapp/receive-message */
const Callback = z.object({
  msgId: z.string(),
  msgtype: z.string(),
  conversationId: z.string(),
  conversationType: z.string(),
  senderStaffId: z.optional(z.string()),
  senderId: z.optional(z.string()),
  senderNick: z.optional(z.string()),
  robotCode: z.optional(z.string()),
  createAt: z.optional(z.number()),
  sessionWebhook: z.optional(z.string()),
  sessionWebhookExpiredTime: z.optional(z.number()),
  isInAtList: z.optional(z.boolean()),
  text: z.optional(z.object({ content: z.string() })),
  content: z.optional(z.looseObject({ ...Picture.shape, richText: z.optional(z.array(Picture)) })),
});

export interface Heard {
  readonly said: Said;
  readonly robot?: string;
  /** Where this talk can be answered, and until when. */
  readonly session?: { readonly url: string; readonly untilMs: number };
}

/** Reads a callback; undefined for all that is no message of a person. */
export function inboundOf(value: unknown, nowMs: number): Heard | undefined {
  const parsed = z.safeParse(Callback, value);
  if (!parsed.success) return undefined;
  const { data } = parsed;
  const from = data.senderStaffId || data.senderId;
  if (!from) return undefined;
  const inGroup = data.conversationType === '2';
  const { sessionWebhook: url, sessionWebhookExpiredTime: untilMs, robotCode: robot } = data;
  return {
    said: {
      ...{ kind: 'said', id: data.msgId, channel: 'dingtalk', sentAtMs: data.createAt ?? nowMs },
      from: { id: from, ...(data.senderNick && { name: data.senderNick }) },
      ...{ chat: inGroup ? data.conversationId : null, mentionsBot: inGroup, mentions: [] },
      text: wordsOf(data),
      attachments: picturesOf(data),
    },
    ...(robot !== undefined && { robot }),
    ...(url !== undefined && untilMs !== undefined && { session: { url, untilMs } }),
  };
}

function wordsOf({ text, content }: z.infer<typeof Callback>): string {
  const rich = content?.richText?.flatMap((part) => part.text ?? []).join('\n');
  return (text?.content ?? rich ?? '').trim();
}

function picturesOf({ msgtype, content }: z.infer<typeof Callback>): Attachment[] {
  const kind =
    msgtype === 'picture' || msgtype === 'richText' ? 'image' : msgtype === 'video' ? 'video' : 'file';
  return [content ?? {}, ...(content?.richText ?? [])].flatMap(({ downloadCode: key }) =>
    key === undefined ? [] : [{ kind, key }],
  );
}
