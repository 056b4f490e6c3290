import * as z from 'zod/mini';
import type { Clicked, Happened, Inbound, Said } from '../../shared/domain/message.ts';
import { contentOf } from './content.ts';
import { formOf } from './form-value.ts';
import { Mention, readMentions } from './mentions.ts';

const Envelope = z.object({
  header: z.object({ event_id: z.string(), event_type: z.string(), create_time: z.optional(z.string()) }),
  event: z.unknown(),
});
type Header = z.infer<typeof Envelope>['header'];

const Person = z.object({ open_id: z.string() });
const MessageEvent = z.object({
  sender: z.object({ sender_id: Person, sender_type: z.string() }),
  message: z.object({
    message_id: z.string(),
    parent_id: z.optional(z.string()),
    create_time: z.string(),
    chat_id: z.string(),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z.optional(z.array(Mention)),
  }),
});
const ClickEvent = z.object({
  operator: Person,
  action: z.object({
    value: z.object({ a: z.string(), p: z.optional(z.number()) }),
    form_value: z.optional(z.record(z.string(), z.unknown())),
  }),
  context: z.object({ open_message_id: z.string(), open_chat_id: z.optional(z.string()) }),
});
const ChatEvent = z.object({
  chat_id: z.string(),
  name: z.optional(z.string()),
  operator_id: z.optional(z.object({ open_id: z.optional(z.string()) })),
  message_id: z.optional(z.string()),
  after_change: z.optional(z.object({ name: z.optional(z.string()) })),
});

const happenings: ReadonlyMap<string, Happened['what']> = new Map([
  ['im.chat.member.bot.added_v1', 'bot-added'],
  ['im.chat.member.bot.deleted_v1', 'bot-removed'],
  ['im.chat.disbanded_v1', 'disbanded'],
  ['im.chat.updated_v1', 'renamed'],
  ['im.message.recalled_v1', 'recalled'],
]);

/** Reads an envelope of the platform. Undefined for all that does not concern us: other events, bots' own messages, the old envelope. */
export function inboundOf(envelope: unknown, bot: string | undefined): Inbound | undefined {
  const parsed = z.safeParse(Envelope, envelope);
  if (!parsed.success) return undefined;
  const { header, event } = parsed.data;
  if (header.event_type === 'im.message.receive_v1') return said(event, bot);
  if (header.event_type === 'card.action.trigger') return clicked(header, event);
  const what = happenings.get(header.event_type);
  return what && happened(what, header, event);
}

function said(event: unknown, bot: string | undefined): Said | undefined {
  const parsed = z.safeParse(MessageEvent, event);
  if (!parsed.success || parsed.data.sender.sender_type !== 'user') return undefined;
  const { sender, message } = parsed.data;
  const { text, attachments, forwarded } = contentOf(message.message_type, message.content);
  return {
    kind: 'said',
    channel: 'feishu',
    id: message.message_id,
    from: { id: sender.sender_id.open_id },
    chat: message.chat_type === 'p2p' ? null : message.chat_id,
    sentAtMs: milliseconds(message.create_time),
    ...readMentions(text, message.mentions ?? [], bot),
    attachments,
    ...(message.parent_id && { quote: message.parent_id }),
    ...(forwarded && { forwarded }),
  };
}

/** A click in a private talk names a chat as well, so the button itself says that it lies in one. */
function clicked(header: Header, event: unknown): Clicked | undefined {
  const parsed = z.safeParse(ClickEvent, event);
  if (!parsed.success) return undefined;
  const { operator, action, context } = parsed.data;
  return {
    kind: 'clicked',
    channel: 'feishu',
    id: header.event_id,
    from: { id: operator.open_id },
    chat: action.value.p === 1 ? null : (context.open_chat_id ?? null),
    sentAtMs: milliseconds(header.create_time),
    message: context.open_message_id,
    action: action.value.a,
    form: formOf(action.form_value ?? {}),
  };
}

function happened(what: Happened['what'], header: Header, event: unknown): Happened | undefined {
  const parsed = z.safeParse(ChatEvent, event);
  if (!parsed.success) return undefined;
  const { chat_id: chat, operator_id: operator, message_id: message, after_change: after } = parsed.data;
  const name = what === 'renamed' ? after?.name : parsed.data.name;
  if (what === 'renamed' && name === undefined) return undefined;
  return {
    kind: 'happened',
    channel: 'feishu',
    id: header.event_id,
    from: { id: operator?.open_id ?? '' },
    chat,
    sentAtMs: milliseconds(header.create_time),
    what,
    ...(name !== undefined && { name }),
    ...(what === 'recalled' && message !== undefined && { message }),
  };
}

/** Times of messages are in ms, those of clicks in µs. */
function milliseconds(time: string | undefined): number {
  const value = Number(time ?? 0);
  if (!Number.isFinite(value)) return 0;
  return value > 1e14 ? Math.floor(value / 1000) : value;
}
