import * as z from 'zod/mini';
import type { Address, Card, Errand, Mouth, Receipt } from '../../shared/domain/message.ts';
import { sha256 } from '../kit/secret.ts';
import { type ApiOptions, type FeishuApi, feishuApi } from './api.ts';
import { renderCard } from './card.ts';
import { type Render, runErrand } from './errands.ts';
import { fileUploader } from './files.ts';
import { type ImageKeys, imageKeysInMemory } from './image-keys.ts';
import { type Photo, uploader } from './images.ts';
import { isPlain, textMessage } from './text-message.ts';

export interface MouthOptions extends ApiOptions {
  /** The bytes of a kept photo. */
  readonly photo?: Photo | undefined;
  readonly imageKeys?: ImageKeys | undefined;
  /** URLs that begin so are ours and may be clicked. */
  readonly ownUrl?: string | undefined;
  /** The sentence that ends a text that had to be cut. */
  readonly shortened?: string | undefined;
}

export interface FeishuMouth extends Mouth {
  /** Our bot's open_id, asked for once. Throws MouthError. */
  bot(): Promise<string>;
}

const Sent = z.object({ data: z.object({ message_id: z.string() }) });
const Bot = z.object({ bot: z.object({ open_id: z.string() }) });

/** Sends to Feishu and runs errands there. */
export function feishuMouth(options: MouthOptions): FeishuMouth {
  const api = feishuApi(options);
  const render = rendering(api, options);
  const { photo, imageKeys: keys = imageKeysInMemory() } = options;
  const upload = fileUploader(api, { keys, photo });
  let bot: Promise<string> | undefined;
  return {
    send: async (to, card, once) =>
      send(api, to, { once, ...(await messageOf({ render, upload }, card, to)) }),
    errand: (errand: Errand) => runErrand(api, render, errand),
    bot() {
      bot ??= askForBot(api).catch((error) => {
        bot = undefined;
        throw error;
      });
      return bot;
    },
  };
}

async function send(
  api: FeishuApi,
  to: Address,
  message: { readonly once: string; readonly type: string; readonly content: string },
): Promise<Receipt> {
  const { data } = await api.call(Sent, {
    method: 'POST',
    path: '/open-apis/im/v1/messages',
    params: { receive_id_type: to.kind === 'chat' ? 'chat_id' : 'open_id' },
    data: {
      ...{ receive_id: to.id, msg_type: message.type, content: message.content },
      uuid: uuidOf(to, message.once),
    },
  });
  return { message: data.message_id };
}

/** At most 50 characters, the same for the same key and address: within an hour the platform shows it once only. */
function uuidOf(to: Address, once: string): string {
  return sha256(`${to.kind} ${to.id} ${once}`).toString('hex').slice(0, 40);
}

interface Makers {
  readonly render: Render;
  readonly upload: ReturnType<typeof fileUploader>;
}

async function messageOf({ render, upload }: Makers, card: Card, to: Address) {
  if (card.file) return { type: 'file', content: JSON.stringify({ file_key: await upload(card.file) }) };
  if (isPlain(card)) return { type: 'text', content: textMessage(card) };
  return { type: 'interactive', content: await render(card, to.kind === 'person') };
}

function rendering(api: FeishuApi, options: MouthOptions): Render {
  const { photo, ownUrl, shortened, imageKeys: keys = imageKeysInMemory() } = options;
  const upload = uploader(api, { keys, photo });
  return async (card, inPrivate) => {
    const images = await upload(card.images ?? []);
    return JSON.stringify(
      renderCard(card, { inPrivate, ownUrl, shortened, imageKey: (id) => images.get(id) }),
    );
  };
}

async function askForBot(api: FeishuApi): Promise<string> {
  const { bot } = await api.call(Bot, { method: 'GET', path: '/open-apis/bot/v3/info' });
  return bot.open_id;
}
