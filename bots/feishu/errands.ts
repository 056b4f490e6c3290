import * as z from 'zod/mini';
import { type Card, type Errand, MouthError, type Result } from '../../shared/domain/message.ts';
import { mediaTypeOf } from '../kit/media-type.ts';
import type { FeishuApi } from './api.ts';
import { findPeople } from './find-people.ts';
import { textMessage } from './text-message.ts';

/** Writes a card for a place, its photos uploaded. */
export type Render = (card: Card, inPrivate: boolean) => Promise<string>;

type Of<Kind extends Errand['kind']> = Extract<Errand, { kind: Kind }>;

const Done = z.object({ code: z.number() });
const Chat = z.object({
  data: z.object({
    name: z.optional(z.string()),
    chat_status: z.optional(z.string()),
    user_count: z.optional(z.union([z.string(), z.number()])),
  }),
});
const Urged = z.object({
  data: z.optional(z.object({ invalid_user_id_list: z.optional(z.array(z.string())) })),
});

/** What the platform is asked for besides sending. Throws MouthError. */
export function runErrand(api: FeishuApi, render: Render, errand: Errand): Promise<Result> {
  switch (errand.kind) {
    case 'edit':
      return edit(api, render, errand);
    case 'recall':
      return recall(api, errand);
    case 'fetch':
      return fetchResource(api, errand);
    case 'find-people':
      return findPeople(api, errand.mobiles);
    case 'look-at-chat':
      return lookAtChat(api, errand);
    case 'urge':
      return urge(api, errand);
  }
}

async function edit(api: FeishuApi, render: Render, { message, card, to }: Of<'edit'>): Promise<Result> {
  const content = await render(card, to?.kind === 'person');
  try {
    await api.call(Done, { method: 'PATCH', path: pathOf(message), data: { content } });
  } catch (error) {
    if (!isRefused(error) || !(await editText(api, message, card))) throw error;
  }
  return { kind: 'done' };
}

/** A card the platform refused stands there as a text message; that is edited another way. */
async function editText(api: FeishuApi, message: string, card: Card): Promise<boolean> {
  try {
    const data = { msg_type: 'text', content: textMessage(card) };
    await api.call(Done, { method: 'PUT', path: pathOf(message), data });
    return true;
  } catch (error) {
    if (isRefused(error)) return false;
    throw error;
  }
}

/** What is gone already is gone. */
async function recall(api: FeishuApi, { message }: Of<'recall'>): Promise<Result> {
  try {
    await api.call(Done, { method: 'DELETE', path: pathOf(message) });
  } catch (error) {
    if (!(error instanceof MouthError) || error.failure.code !== '230011') throw error;
  }
  return { kind: 'done' };
}

async function fetchResource(api: FeishuApi, { message, key, type }: Of<'fetch'>): Promise<Result> {
  // Stickers and locations have no bytes that the platform gives out.
  if (type === 'sticker' || type === 'location')
    throw new MouthError({ kind: 'content', code: `no-${type}` });
  const bytes = await api.call(z.instanceof(Uint8Array), {
    method: 'GET',
    path: `${pathOf(message)}/resources/${encodeURIComponent(key)}`,
    params: { type: type === 'image' ? 'image' : 'file' },
    responseType: 'arraybuffer',
  });
  return { kind: 'fetched', bytes, type: mediaTypeOf(bytes) };
}

async function lookAtChat(api: FeishuApi, { chat }: Of<'look-at-chat'>): Promise<Result> {
  try {
    const { data } = await api.call(Chat, {
      method: 'GET',
      path: `/open-apis/im/v1/chats/${encodeURIComponent(chat)}`,
    });
    const alive = (data.chat_status ?? 'normal') === 'normal';
    return { kind: 'chat', name: data.name ?? '', alive, members: Number(data.user_count ?? 0) };
  } catch (error) {
    if (!(error instanceof MouthError) || error.failure.kind !== 'dead') throw error;
    return { kind: 'chat', name: '', alive: false, members: 0 };
  }
}

/** The platform urges at most 200 people a call. */
const URGED_MAX = 200;

/** Throws MouthError `dead` if nobody could be urged. */
async function urge(api: FeishuApi, { message, people, by }: Of<'urge'>): Promise<Result> {
  let missed = 0;
  for (let start = 0; start < people.length; start += URGED_MAX) {
    const { data } = await api.call(Urged, {
      method: 'PATCH',
      path: `${pathOf(message)}/urgent_${by}`,
      params: { user_id_type: 'open_id' },
      data: { user_id_list: people.slice(start, start + URGED_MAX) },
    });
    missed += data?.invalid_user_id_list?.length ?? 0;
  }
  if (people.length > 0 && missed >= people.length)
    throw new MouthError({ kind: 'dead', code: 'nobody-urged' });
  return { kind: 'done' };
}

function isRefused(error: unknown): boolean {
  return error instanceof MouthError && error.failure.kind === 'content';
}

function pathOf(message: string): string {
  return `/open-apis/im/v1/messages/${encodeURIComponent(message)}`;
}
