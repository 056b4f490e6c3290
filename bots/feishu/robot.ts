import { createHmac } from 'node:crypto';
import * as z from 'zod/mini';
import {
  type Card,
  type Failure,
  type Mouth,
  MouthError,
  type Receipt,
} from '../../shared/domain/message.ts';
import type { Transport } from '../kit/http.ts';
import { failedWith, postJson } from '../kit/json-call.ts';
import { cutToBytes } from '../kit/plain.ts';
import { messageNamed, type Robot, robotAt } from '../kit/robot.ts';
import { renderCard } from './card.ts';

export interface RobotOptions {
  readonly robots: readonly Robot[];
  readonly baseUrl: string;
  readonly ownUrl?: string | undefined;
  readonly wallNow: () => number;
  readonly transport?: Transport | undefined;
}

const Answer = z.object({ code: z.optional(z.number()), StatusCode: z.optional(z.number()) });

/** https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot */
const kinds: ReadonlyMap<number, Failure['kind']> = new Map([
  [11232, 'later'],
  [9499, 'later'],
  [19001, 'dead'],
  // Signature, address or keyword refused: a person set the robot up otherwise.
  [19021, 'operator'],
  [19022, 'operator'],
  [19024, 'operator'],
]);

/** The platform takes 20 KB of a robot; what stands around the words needs less than the rest. */
const WORDS_MAX = 12_000;

/** The permission-less way out: a group's custom robot, without an app. All else goes through the app, if there is one. */
export function feishuRobotMouth(options: RobotOptions, app: Mouth | undefined): Mouth {
  return {
    async send(to, card, once) {
      const robot = robotAt(options.robots, to);
      if (robot) return speak(options, robot, { card, once });
      if (!app) throw new MouthError({ kind: 'content', code: 'no-app' });
      return app.send(to, card, once);
    },
    async errand(errand, once) {
      if (!app) throw new MouthError({ kind: 'content', code: `no-${errand.kind}` });
      return app.errand(errand, once);
    },
  };
}

/** It has no key that a repeat could be known by. */
async function speak(
  { baseUrl, ownUrl, wallNow, transport }: RobotOptions,
  robot: Robot,
  { card, once }: { card: Card; once: string },
): Promise<Receipt> {
  const url = `${baseUrl}/open-apis/bot/v2/hook/${encodeURIComponent(robot.key)}`;
  const short = { ...card, text: cutToBytes(card.text, WORDS_MAX) };
  const message = { msg_type: 'interactive', card: renderCard(short, { inPrivate: false, ownUrl }) };
  const body = { ...signed(robot, wallNow()), ...message };
  const { status, value } = await postJson({ url, body }, transport);
  const { code, StatusCode } = z.safeParse(Answer, value).data ?? {};
  const told = code ?? StatusCode;
  if (told === undefined) throw failedWith(status);
  if (told !== 0) throw new MouthError({ kind: kinds.get(told) ?? 'content', code: String(told) });
  return { message: messageNamed(once) };
}

/** The moment is the key and the message empty, unlike anywhere else. */
function signed({ secret }: Robot, wallMs: number): object {
  if (!secret) return {};
  const timestamp = String(Math.floor(wallMs / 1000));
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).digest('base64') };
}
