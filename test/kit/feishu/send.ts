import { type Answer, failure, success } from './answer.ts';
import { cardFault } from './cards.ts';
import { type Chat, type Message, privateChat, type State } from './state.ts';

export interface Send {
  readonly receiveIdType: string;
  readonly receiveId: string;
  readonly type: string;
  readonly content: unknown;
  readonly uuid?: string | undefined;
  readonly quote?: string | undefined;
}

const KEY_WINDOW_MS = 3_600_000;
const types = [
  'text',
  'post',
  'image',
  'file',
  'audio',
  'media',
  'sticker',
  'interactive',
  'share_chat',
  'share_user',
];

/** The chat a send goes to, for faults that concern one chat. */
export function chatOf({ receiveIdType, receiveId }: Send): string {
  return receiveIdType === 'chat_id' ? receiveId : privateChat(receiveId);
}

/** Puts a message into a chat, once for each uuid and hour. */
export async function send(state: State, asked: Send, pause: () => Promise<void>): Promise<Answer> {
  const wrong =
    badRequest(asked) ??
    unreachable(state, asked) ??
    refusedContent(state, asked.type, String(asked.content));
  if (wrong) return wrong;
  const twin = asked.uuid === undefined ? undefined : known(state, asked.uuid);
  if (twin)
    return twin.message === undefined
      ? failure(230049, 'The message is being sent')
      : sent(state, twin.message);
  if (state.chatLimit.take(chatOf(asked), state.now()) > 0)
    return failure(230020, 'send too fast, ext=chat rate limit');
  if (asked.uuid !== undefined) state.uuids.set(asked.uuid, { at: state.now() });
  await pause();
  const message = kept(state, asked, String(asked.content));
  if (asked.uuid !== undefined) state.uuids.set(asked.uuid, { at: state.now(), message: message.id });
  return sent(state, message.id);
}

/** Why the platform would not take this content from anybody. */
export function refusedContent(state: State, type: string, content: string): Answer | undefined {
  const bytes = Buffer.byteLength(JSON.stringify(content));
  if (bytes > (type === 'text' ? 150 : 30) * 1024)
    return failure(230025, 'The length of the message content reaches its limit');
  if (state.dlp && /(?<!\d)1\d{10}(?!\d)/.test(content))
    return failure(230028, 'The messages do NOT pass the audit');
  if (type === 'file' && !state.files.has(fileKeyOf(content)))
    return failure(230001, 'invalid request param, file_key');
  if (type !== 'interactive') return undefined;
  const people = {
    hasImage: (key: string) => state.images.has(key),
    hasPerson: (id: string) => state.users.has(id),
  };
  const fault = cardFault(content, people);
  return (
    fault &&
    failure(230099, `Failed to create card content, ext=ErrCode: ${fault.code}; ErrMsg: ${fault.why}`)
  );
}

/** The file a message of that type shows. */
export function fileKeyOf(content: string): string {
  const { file_key: key } = JSON.parse(content);
  return String(key);
}

function badRequest({ receiveId, type, content, uuid }: Send): Answer | undefined {
  if (receiveId === '' || typeof content !== 'string' || !types.includes(type))
    return failure(230001, 'invalid request param');
  if (uuid !== undefined && uuid.length > 50) return failure(99992402, 'field validation failed: uuid');
  try {
    JSON.parse(content);
    return undefined;
  } catch {
    return failure(230001, 'content is not a string in json format');
  }
}

function unreachable(state: State, { receiveIdType, receiveId }: Send): Answer | undefined {
  if (receiveIdType === 'chat_id') return deadChat(state.chats.get(receiveId));
  const user = state.users.get(receiveId);
  if (receiveIdType !== 'open_id' || !user) return failure(230034, 'The receive_id is invalid');
  if (user.resigned) return failure(230029, 'User has resigned');
  return user.outOfRange ? failure(230013, 'Bot has NO availability to this user') : undefined;
}

export function deadChat(chat: Chat | undefined): Answer | undefined {
  if (!chat) return failure(230034, 'The receive_id is invalid');
  if (chat.status !== 'normal')
    return failure(232009, 'Your request specifies a chat which has already been dissolved');
  if (!chat.hasBot) return failure(230002, 'Bot/User can NOT be out of the chat');
  return chat.muted ? failure(230035, 'Send Message Permission deny') : undefined;
}

/** What a uuid of the last hour came to; without a message it is still on its way. */
function known(state: State, uuid: string): { readonly message?: string } | undefined {
  const entry = state.uuids.get(uuid);
  return entry && state.now() - entry.at < KEY_WINDOW_MS ? entry : undefined;
}

function kept(state: State, asked: Send, content: string): Message {
  const message: Message = {
    ...{
      id: state.newId('om'),
      chat: chatOf(asked),
      inPrivate: asked.receiveIdType !== 'chat_id',
      from: state.app.botOpenId,
    },
    ...{ type: asked.type, at: state.now(), content, revision: 1, recalled: false, urged: [] },
    ...(asked.uuid !== undefined && { uuid: asked.uuid }),
    ...(asked.quote !== undefined && { quote: asked.quote }),
  };
  state.messages.set(message.id, message);
  return message;
}

function sent(state: State, id: string): Answer {
  const message = state.messages.get(id);
  return success({
    ...{ message_id: id, msg_type: message?.type, chat_id: message?.chat, create_time: String(message?.at) },
    ...{
      deleted: false,
      updated: false,
      sender: { id: state.app.appId, id_type: 'app_id', sender_type: 'app' },
    },
    body: { content: message?.content },
  });
}
