import * as z from 'zod/mini';
import type { Attachment, Said } from '../../shared/domain/message.ts';

const Text = z.object({ content: z.string() });
const Image = z.object({ url: z.string() });
const Item = z.object({ msgtype: z.string(), text: z.optional(Text), image: z.optional(Image) });

/** https://developer.work.weixin.qq.com/document/path/100719 */
const Callback = z.object({
  msgid: z.string(),
  aibotid: z.string(),
  chatid: z.optional(z.string()),
  chattype: z.string(),
  from: z.object({ userid: z.string() }),
  response_url: z.optional(z.string()),
  msgtype: z.string(),
  text: z.optional(Text),
  image: z.optional(Image),
  voice: z.optional(Text),
  mixed: z.optional(z.object({ msg_item: z.array(Item) })),
});

/** A message, and where it can be answered once. */
export interface Heard {
  readonly robot: string;
  readonly said: Said;
  readonly answerAt?: string;
}

/** Reads a callback; undefined for events and all that is no message. In a group only what mentions the robot comes. */
export function inboundOf(value: unknown, nowMs: number): Heard | undefined {
  const parsed = z.safeParse(Callback, value);
  if (!parsed.success || parsed.data.msgtype === 'event') return undefined;
  const { msgid, aibotid, chatid, chattype, from, response_url: answerAt } = parsed.data;
  const inGroup = chattype === 'group';
  if (inGroup && chatid === undefined) return undefined;
  const said: Said = {
    ...{ kind: 'said', id: msgid, channel: 'wecom', from: { id: from.userid }, sentAtMs: nowMs },
    ...{ chat: inGroup ? (chatid ?? null) : null, mentionsBot: inGroup, mentions: [] },
    ...contentOf(parsed.data, inGroup),
  };
  return { robot: aibotid, said, ...(answerAt !== undefined && { answerAt }) };
}

function contentOf(
  { text, image, voice, mixed }: z.infer<typeof Callback>,
  inGroup: boolean,
): Pick<Said, 'text' | 'attachments'> {
  const items = mixed?.msg_item ?? [];
  const words = [text?.content, voice?.content, ...items.map((item) => item.text?.content)];
  const all = words.flatMap((part) => (part ? [part] : [])).join('\n');
  return {
    text: inGroup ? all.replace(/^\s*@\S+\s*/, '') : all,
    attachments: [image, ...items.map((item) => item.image)].flatMap((one) => (one ? photo(one.url) : [])),
  };
}

function photo(url: string): Attachment[] {
  return [{ kind: 'image', key: url }];
}
