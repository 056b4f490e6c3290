import * as z from 'zod/mini';
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
import { postJson } from '../kit/json-call.ts';
import { mediaTypeOf } from '../kit/media-type.ts';
import type { Notebook } from '../kit/notebook.ts';
import { messageNamed, type Robot, robotAt } from '../kit/robot.ts';
import type { Shelf } from '../kit/upload.ts';
import { type App, type DingtalkApi, dingtalkApi } from './api.ts';
import { answerMessage, robotMessage } from './card.ts';
import { refuseUnlessSent } from './failure.ts';
import { fileMessage, type RobotMessage } from './media.ts';
import { sessionOf } from './sessions.ts';
import { signOf } from './sign.ts';

export interface MouthOptions {
  readonly robots: readonly Robot[];
  /** The enterprise app, if one is configured. */
  readonly app?: App | undefined;
  readonly baseUrl: string;
  readonly apiUrl: string;
  /** The bytes of a kept photo or document. */
  readonly photo?: Shelf | undefined;
  readonly notebook: Notebook;
  readonly wallNow: () => number;
  readonly transport?: Transport | undefined;
}

interface Message {
  readonly card: Card;
  readonly once: string;
}

const Sent = z.object({ processQueryKey: z.optional(z.string()) });
const Download = z.object({ downloadUrl: z.string() });
const FILE_MAX = 20 * 1024 * 1024;
/** A session that ends amid the call would be lost. */
const sessionRestMs = 60_000;

/** Speaks through the groups' webhook robots, and as the enterprise robot: in a session while one is open, else by the API. */
export function dingtalkMouth(options: MouthOptions): Mouth {
  const { app } = options;
  const api = app && dingtalkApi({ ...options, app });
  return {
    async send(to, card, once) {
      const robot = robotAt(options.robots, to);
      if (robot) return speak(options, robot, { card, once });
      const answered = card.file ? undefined : await inSession(options, to, { card, once });
      return answered ?? byApi(options, api, { to, card, once });
    },
    errand: (errand) => run(options, api, errand),
  };
}

async function speak(
  { baseUrl, transport, wallNow }: MouthOptions,
  robot: Robot,
  { card, once }: Message,
): Promise<Receipt> {
  const stamp = String(wallNow());
  const query = new URLSearchParams({
    access_token: robot.key,
    ...(robot.secret && { timestamp: stamp, sign: signOf(robot.secret, stamp) }),
  });
  refuseUnlessSent(
    await postJson({ url: `${baseUrl}/robot/send?${query}`, body: robotMessage(card) }, transport),
  );
  return { message: messageNamed(once) };
}

/** Undefined if no session is open, or the platform says that it is over: then nothing was sent. */
async function inSession(
  { notebook, wallNow, baseUrl, transport }: MouthOptions,
  to: Address,
  { card, once }: Message,
): Promise<Receipt | undefined> {
  const session = await sessionOf(notebook, to);
  const isOpen =
    session && session.untilMs - sessionRestMs > wallNow() && session.url.startsWith(`${baseUrl}/`);
  if (!isOpen) return undefined;
  const body = { msgtype: 'markdown', markdown: answerMessage(card) };
  const answer = await postJson({ url: session.url, body }, transport);
  try {
    refuseUnlessSent(answer);
  } catch (error) {
    const isOver =
      error instanceof MouthError && ['dead', 'content', 'operator'].includes(error.failure.kind);
    if (isOver || answer.status >= 500) return undefined;
    throw error;
  }
  return { message: messageNamed(once) };
}

async function byApi(
  { app, photo }: MouthOptions,
  api: DingtalkApi | undefined,
  { to, card, once }: Message & { to: Address },
): Promise<Receipt> {
  if (!api || !app) throw new MouthError({ kind: 'content', code: 'no-app' });
  const shown = card.file ? await fileMessage(api, photo, card.file) : inMarkdown(card);
  const message = { robotCode: app.robotCode, ...shown };
  const sent =
    to.kind === 'chat'
      ? await api.call('/v1.0/robot/groupMessages/send', { ...message, openConversationId: to.id })
      : await api.call('/v1.0/robot/oToMessages/batchSend', { ...message, userIds: [to.id] });
  return { message: z.safeParse(Sent, sent).data?.processQueryKey ?? messageNamed(once) };
}

function inMarkdown(card: Card): RobotMessage {
  return { msgKey: 'sampleMarkdown', msgParam: JSON.stringify(answerMessage(card)) };
}

async function run(options: MouthOptions, api: DingtalkApi | undefined, errand: Errand): Promise<Result> {
  if (errand.kind !== 'fetch' || !api || !options.app)
    throw new MouthError({ kind: 'content', code: `no-${errand.kind}` });
  const body = { downloadCode: errand.key, robotCode: options.app.robotCode };
  const found = z.safeParse(Download, await api.call('/v1.0/robot/messageFiles/download', body)).data;
  if (!found) throw new MouthError({ kind: 'content', code: 'no-file' });
  const call = { method: 'GET', url: found.downloadUrl, headers: {}, deadlineMs: 9_000, maxBytes: FILE_MAX };
  const { status, bytes } = await (options.transport ?? overHttp)(call);
  if (status !== 200)
    throw new MouthError({ kind: status >= 500 ? 'unclear' : 'content', code: `http-${status}` });
  return { kind: 'fetched', bytes, type: mediaTypeOf(bytes) };
}
