import {
  type Address,
  type Card,
  type Errand,
  type Mouth,
  MouthError,
  type Receipt,
  type Result,
} from '../../shared/domain/message.ts';
import { overHttp, type Transport } from '../kit/http.ts';
import { failedWith, postJson } from '../kit/json-call.ts';
import { mediaTypeOf } from '../kit/media-type.ts';
import type { Notebook } from '../kit/notebook.ts';
import { messageNamed, type Robot, robotAt } from '../kit/robot.ts';
import type { Shelf } from '../kit/upload.ts';
import { markdownMessage, robotMessage } from './card.ts';
import { refuseUnlessSent } from './failure.ts';
import { fileMessage } from './media.ts';
import { forgetReply, replyTo } from './replies.ts';
import { decrypted, type Seal } from './seal.ts';

export interface MouthOptions {
  readonly robots: readonly Robot[];
  /** The smart robot's, if one is configured: photos are sealed with it. */
  readonly seal?: Seal | undefined;
  readonly baseUrl: string;
  /** The bytes of a kept photo or document. */
  readonly photo?: Shelf | undefined;
  readonly notebook: Notebook;
  readonly wallNow: () => number;
  readonly transport?: Transport | undefined;
}

const PHOTO_MAX = 20 * 1024 * 1024;
/** What is left of the courier's ten seconds once something was uploaded. */
const afterUploadMs = 3_500;

/** Speaks through the groups' webhook robots, and answers what the smart robot heard. */
export function wecomMouth(options: MouthOptions): Mouth {
  return {
    async send(to, card, once) {
      const robot = robotAt(options.robots, to);
      return robot ? speak(options, robot, { card, once }) : answer(options, to, { card, once });
    },
    errand: (errand) => run(options, errand),
  };
}

interface Message {
  readonly card: Card;
  readonly once: string;
}

async function speak(options: MouthOptions, robot: Robot, { card, once }: Message): Promise<Receipt> {
  const { baseUrl, transport } = options;
  const url = `${baseUrl}/cgi-bin/webhook/send?key=${encodeURIComponent(robot.key)}`;
  const body = card.file ? await fileMessage(options, robot, card.file) : robotMessage(card);
  // A picture lies in the message itself and may be large; a document was uploaded before.
  const deadlineMs = body.msgtype === 'file' ? afterUploadMs : undefined;
  refuseUnlessSent(await postJson({ url, body, ...(deadlineMs && { deadlineMs }) }, transport));
  return { message: messageNamed(once) };
}

/** The smart robot may only answer: each message once, within the hour, where it was asked. */
async function answer(options: MouthOptions, to: Address, { card, once }: Message): Promise<Receipt> {
  const { notebook, transport, wallNow } = options;
  const message = /^answer#wecom#([^#]+)/.exec(once)?.[1] ?? '';
  const reply = message === '' ? undefined : await replyTo(notebook, message);
  const isThere =
    reply && (to.kind === 'chat' ? reply.chat === to.id : reply.chat === null && reply.from === to.id);
  if (!isThere || reply.untilMs < wallNow() || !reply.url.startsWith(`${options.baseUrl}/`))
    throw new MouthError({ kind: 'content', code: 'no-push' });
  refuseUnlessSent(await postJson({ url: reply.url, body: markdownMessage(card) }, transport));
  await forgetReply(notebook, message);
  return { message: messageNamed(once) };
}

function run(options: MouthOptions, errand: Errand): Promise<Result> {
  if (errand.kind === 'fetch') return fetchPhoto(options, errand.key);
  return Promise.reject(new MouthError({ kind: 'content', code: `no-${errand.kind}` }));
}

/** A photo lies at its address for five minutes, sealed with the robot's key. */
async function fetchPhoto({ seal, transport = overHttp }: MouthOptions, url: string): Promise<Result> {
  if (!seal || !/^https?:/.test(url)) throw new MouthError({ kind: 'content', code: 'no-photo' });
  const call = { method: 'GET', url, headers: {}, deadlineMs: 9_000, maxBytes: PHOTO_MAX };
  const { status, bytes } = await transport(call);
  if (status !== 200)
    throw status >= 500 ? failedWith(status) : new MouthError({ kind: 'content', code: `http-${status}` });
  const plain = decrypted(seal, bytes);
  if (!plain) throw new MouthError({ kind: 'content', code: 'not-sealed' });
  return { kind: 'fetched', bytes: plain, type: mediaTypeOf(plain) };
}
