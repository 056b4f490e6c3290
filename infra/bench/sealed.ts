import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { app } from './platform.ts';

/** A request as the platform makes it: encrypted, and signed over its bytes. */
export interface Sealed {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const key = createHash('sha256').update(app.encryptKey).digest();
let count = 0;

/** Somebody's words in a private talk; his number stands in his id and in that of the chat. */
export function said(person: number, text: string): Sealed {
  count += 1;
  return sealed('im.message.receive_v1', {
    sender: { sender_id: { open_id: `ou_${person}`, union_id: `on_${person}` }, sender_type: 'user' },
    message: {
      ...{ message_id: `om_in_${process.pid}_${count}`, create_time: String(Date.now()) },
      ...{ chat_id: `oc_${person}`, chat_type: 'p2p' },
      ...{ message_type: 'text', content: JSON.stringify({ text }) },
    },
  });
}

/** As said, with a photo in the same message. */
export function showed(person: number, text: string): Sealed {
  count += 1;
  const content = [[{ tag: 'text', text }], [{ tag: 'img', image_key: `img_${count}` }]];
  return sealed('im.message.receive_v1', {
    sender: { sender_id: { open_id: `ou_${person}`, union_id: `on_${person}` }, sender_type: 'user' },
    message: {
      ...{ message_id: `om_in_${process.pid}_${count}`, create_time: String(Date.now()) },
      ...{ chat_id: `oc_${person}`, chat_type: 'p2p' },
      ...{ message_type: 'post', content: JSON.stringify({ title: '', content }) },
    },
  });
}

/** A button pressed on a card that lies in a private talk. */
export function clicked(person: number, message: string, value: object): Sealed {
  count += 1;
  return sealed('card.action.trigger', {
    operator: { open_id: `ou_${person}` },
    action: { value, tag: 'button' },
    context: { open_message_id: message, open_chat_id: `oc_${person}` },
  });
}

function sealed(type: string, event: object): Sealed {
  const header = {
    ...{ event_id: `ev_${process.pid}_${count}`, event_type: type, create_time: String(Date.now()) },
    ...{ token: app.verificationToken, app_id: app.id, tenant_key: 'tenant_bench' },
  };
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const text = JSON.stringify({ schema: '2.0', header, event });
  const encrypt = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
  const body = JSON.stringify({ encrypt });
  const stamp = String(Math.floor(Date.now() / 1000));
  const nonce = randomBytes(8).toString('hex');
  const signature = createHash('sha256').update(`${stamp}${nonce}${app.encryptKey}${body}`).digest('hex');
  return {
    body,
    headers: {
      ...{ 'content-type': 'application/json; charset=utf-8', 'x-lark-request-timestamp': stamp },
      ...{ 'x-lark-request-nonce': nonce, 'x-lark-signature': signature },
    },
  };
}
