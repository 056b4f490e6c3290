import { type Answer, failure, success } from './answer.ts';
import { refusedContent } from './send.ts';
import type { Message, State } from './state.ts';

const FORTNIGHT_MS = 14 * 86_400_000;

/** PATCH: a card of the bot's own gets a new face, for fourteen days. */
export function patch(state: State, id: string, content: unknown): Answer {
  const message = own(state, id);
  if ('status' in message) return message;
  if (message.type !== 'interactive' || typeof content !== 'string')
    return failure(230001, 'This message is not a card');
  if (state.now() - message.at > FORTNIGHT_MS) return failure(230031, 'The message is too old to be updated');
  return rewritten(state, message, content);
}

/** PUT: a text gets new words. */
export function put(state: State, id: string, body: { type: string; content: unknown }): Answer {
  const message = own(state, id);
  if ('status' in message) return message;
  const fits = message.type === body.type && body.type !== 'interactive' && typeof body.content === 'string';
  return fits
    ? rewritten(state, message, String(body.content))
    : failure(230001, 'only text and post can be edited');
}

export function recall(state: State, id: string): Answer {
  const message = own(state, id);
  if ('status' in message) return message;
  message.recalled = true;
  return success();
}

export function urge(state: State, id: string, by: string, people: readonly string[]): Answer {
  const message = own(state, id);
  if ('status' in message) return message;
  if (people.length > 200) return failure(230001, 'user_id_list is longer than 200');
  const members = message.inPrivate ? undefined : state.chats.get(message.chat)?.members;
  const invalid = people.filter((person) => !(members ?? state.users).has(person));
  message.urged.push({ by, people: people.filter((person) => !invalid.includes(person)) });
  return success({ invalid_user_id_list: invalid });
}

export function described(message: Message): object {
  return {
    ...{
      message_id: message.id,
      msg_type: message.type,
      chat_id: message.chat,
      create_time: String(message.at),
    },
    ...{ deleted: message.recalled, updated: message.revision > 1, body: { content: message.content } },
  };
}

function rewritten(state: State, message: Message, content: string): Answer {
  if (state.chatLimit.take(message.id, state.now()) > 0) {
    return failure(230020, 'Update the single messages too frequently');
  }
  const wrong = refusedContent(state, message.type, content);
  if (wrong) return wrong;
  message.content = content;
  message.revision += 1;
  return success();
}

function own(state: State, id: string): Message | Answer {
  const message = state.messages.get(id);
  if (!message || message.from !== state.app.botOpenId) return failure(230001, 'no such message of this bot');
  return message.recalled ? failure(230011, 'The message is recalled') : message;
}
