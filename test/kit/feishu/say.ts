import { type Envelope, envelope } from './deliver.ts';
import { type Message, privateChat, type State } from './state.ts';

/** What a person does in a client. `chat` null is the private talk with the bot. */
export interface Saying {
  readonly user: string;
  readonly chat: string | null;
  readonly text?: string;
  readonly images?: readonly Uint8Array[];
  readonly mentionBot?: boolean;
  /** Open ids of people mentioned; in the text they stand as @name. */
  readonly mention?: readonly string[];
  readonly mentionAll?: boolean;
  readonly replyTo?: string;
  /** Any other message: its type and content as the platform writes them, and its bytes by key. */
  readonly other?: {
    readonly type: string;
    readonly content: object;
    readonly bytes?: Readonly<Record<string, Uint8Array>>;
  };
  readonly senderType?: 'user' | 'bot';
}

interface Mention {
  readonly key: string;
  readonly id: { readonly open_id: string };
  readonly mentioned_type: 'user' | 'bot';
  readonly name: string;
}

/** Puts a person's message into the chat and tells how the platform tells of it. */
export function saying(
  state: State,
  said: Saying,
): { readonly message: Message; readonly envelope: Envelope } {
  const mentions = mentionsOf(state, said);
  const { type, content, bytes } = contentOf(state, said, mentions);
  const message: Message = {
    ...{
      id: state.newId('om'),
      chat: said.chat ?? privateChat(said.user),
      inPrivate: said.chat === null,
      from: said.user,
    },
    ...{ type, content: JSON.stringify(content), at: state.now(), revision: 1, recalled: false, urged: [] },
    ...(said.replyTo !== undefined && { quote: said.replyTo }),
  };
  state.messages.set(message.id, message);
  for (const [key, one] of Object.entries(bytes)) state.resources.set(`${message.id}/${key}`, one);
  return { message, envelope: received(state, message, { mentions, senderType: said.senderType ?? 'user' }) };
}

/** The event of a message; each call has a new event id, the message keeps its own. */
export function received(
  state: State,
  message: Message,
  { mentions, senderType }: { mentions: readonly Mention[]; senderType: string },
): Envelope {
  return envelope(state, 'im.message.receive_v1', {
    sender: {
      sender_id: { open_id: message.from, union_id: `on_${message.from}` },
      sender_type: senderType,
      tenant_key: 'tenant_of_the_fake',
    },
    message: {
      ...{ message_id: message.id, create_time: String(message.at), update_time: String(message.at) },
      ...{ chat_id: message.chat, chat_type: message.inPrivate ? 'p2p' : 'group' },
      ...{ message_type: message.type, content: message.content },
      ...(message.quote !== undefined && { root_id: message.quote, parent_id: message.quote }),
      ...(mentions.length > 0 && { mentions }),
    },
  });
}

function mentionsOf(state: State, { mentionBot, mention = [] }: Saying): Mention[] {
  const people = mention.map((id) => ({ id, name: state.users.get(id)?.name ?? id, type: 'user' as const }));
  const all = [
    ...(mentionBot ? [{ id: state.app.botOpenId, name: 'Zhishou', type: 'bot' as const }] : []),
    ...people,
  ];
  return all.map(({ id, name, type }, place) => ({
    ...{ key: `@_user_${place + 1}`, id: { open_id: id }, mentioned_type: type, name },
  }));
}

/** A lone photo is an image; words and photos together are a post, without the locale that sending one needs. */
function contentOf(state: State, said: Saying, mentions: readonly Mention[]) {
  if (said.other) return { bytes: {}, ...said.other };
  const images = (said.images ?? []).map((bytes) => [state.newId('img_v3_user'), bytes] as const);
  const bytes = Object.fromEntries(images);
  const text = keyed(state, said, mentions);
  if (images.length === 0) return { type: 'text', content: { text }, bytes };
  const [first] = images;
  if (images.length === 1 && text === '' && first)
    return { type: 'image', content: { image_key: first[0] }, bytes };
  const lines = text === '' ? [] : [inline(text)];
  const photos = images.map(([key]) => [{ tag: 'img', image_key: key, width: 1, height: 1 }]);
  return { type: 'post', content: { title: '', content: [...lines, ...photos] }, bytes };
}

function inline(text: string): object[] {
  const parts = text.split(/(@_user_\d+)/).filter((part) => part !== '');
  return parts.map((part) =>
    part.startsWith('@_user_')
      ? { tag: 'at', user_id: part, user_name: '' }
      : { tag: 'text', text: part, style: [] },
  );
}

/** Text as the platform hands it on: names replaced by keys. */
function keyed(
  state: State,
  { text = '', mentionBot, mention = [], mentionAll }: Saying,
  mentions: readonly Mention[],
): string {
  const heads = [mentionBot ? '@_user_1' : '', mentionAll ? '@_all' : ''];
  const missing = mention.filter((id) => !text.includes(`@${state.users.get(id)?.name ?? id}`));
  const keyOf = (id: string) => mentions.find((one) => one.id.open_id === id)?.key ?? '';
  const named = mention.reduce(
    (words, id) => words.replace(`@${state.users.get(id)?.name ?? id}`, keyOf(id)),
    text,
  );
  return [...heads, ...missing.map(keyOf), named].filter((part) => part !== '').join(' ');
}
