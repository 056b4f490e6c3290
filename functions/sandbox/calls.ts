import type * as z from 'zod/mini';
import type { Clicked, FormField, Reply, Said } from '../../shared/domain/message.ts';
import { DAY_MS, zonedIso } from '../../shared/domain/time.ts';
import { bytesOf, type clickBody, formOf, momentOf, type sayBody } from './body.ts';
import type { Line, SandboxHost } from './host.ts';
import { type Message, messageOf } from './message.ts';
import { Sorry } from './sorry.ts';
import { no, required } from './words.ts';

/** A call answers within this much real time, whatever is still on its way. */
const answerWithinMs = 10_000;
/** What a call needs besides waiting. */
const reserveMs = 300;
/** A platform delivers again what was not taken; here a little sooner. */
const redeliveries = [50, 200, 600] as const;
const furthestMs = 800 * DAY_MS;

export interface Effect {
  readonly heard: readonly Message[];
  readonly pending: number;
}

/** Somebody says something; answers with what the bot sent because of it. */
export async function say(host: SandboxHost, body: z.infer<typeof sayBody>): Promise<Effect> {
  const startedMs = host.wall.now();
  const { person, chat = null, text, images, location, quote, mention } = body;
  await mustBeHere(host, person, chat);
  if (!text?.trim() && !images?.length && !location) throw new Sorry(400, no.nothingSaid);
  if (quote && !inTalk(host.chat.line(quote), chat, person)) throw new Sorry(404, no.quote);
  const words = {
    person,
    chat,
    text: text ?? '',
    images: (images ?? []).map(bytesOf),
    mention: mention ?? false,
    ...(location && { place: location }),
  };
  const { heard } = await host.chat.say({ ...words, ...(quote && { quote }) });
  if (!heard) return { heard: [], pending: 0 };
  await delivered(host, heard);
  return effectOf(host, [heard.id], startedMs);
}

/** Somebody presses a button of a card he sees. */
export async function click(
  host: SandboxHost,
  body: z.infer<typeof clickBody>,
): Promise<Effect & { toast: string | null }> {
  const startedMs = host.wall.now();
  const card = host.chat.line(body.message);
  if (!card) throw new Sorry(404, no.message);
  const { person, action } = body;
  await mustBeHere(host, person, 'chat' in card.talk ? card.talk.chat : null);
  if ('person' in card.talk && card.talk.person !== person) throw new Sorry(404, no.hidden);
  if (!host.chat.offered(card.id, action)) throw new Sorry(409, no.action);
  const form = formOf(body.form);
  const missing = fieldsOf(card, action).find((field) => field.required && !form[field.name]?.trim());
  if (missing) throw new Sorry(400, required(missing.label));
  const clicked = await host.chat.press(card, { person, action, form });
  const reply = await delivered(host, clicked);
  if (reply.card) await host.chat.reface(card, reply.card, clicked.id);
  return { toast: reply.toast?.text ?? null, ...(await effectOf(host, [clicked.id], startedMs)) };
}

/** Moves the clock forward; answers with what was sent because it got later. */
export async function moveClock(
  host: SandboxHost,
  to: string,
): Promise<Effect & { now: string; ticks: number }> {
  const startedMs = host.wall.now();
  if (!host.moveTo) throw new Sorry(409, no.clock);
  const moment = momentOf(to);
  if (moment < host.now()) throw new Sorry(409, no.past);
  if (moment - host.now() > furthestMs) throw new Sorry(400, no.tooFar);
  const { ticks, causes } = await host.moveTo(moment);
  return { now: zonedIso(host.now()), ticks, ...(await effectOf(host, causes, startedMs)) };
}

/** Throws Sorry unless somebody is there, and in the group he speaks in. */
export async function mustBeHere(host: SandboxHost, person: string, chat: string | null): Promise<void> {
  const { people } = await host.inhabitants();
  if (!people.some(({ id }) => id === person)) throw new Sorry(404, no.person);
  if (chat === null) return;
  const group = host.chat.groups.find(({ id }) => id === chat);
  if (!group) throw new Sorry(404, no.group);
  if (!group.members.includes(person)) throw new Sorry(409, no.notMember);
}

async function delivered(host: SandboxHost, inbound: Said | Clicked): Promise<Reply> {
  for (const waitMs of redeliveries) {
    try {
      return await host.hear(inbound);
    } catch (error) {
      host.log('warn', 'sandbox.redelivered', { message: inbound.id, error: String(error) });
      await host.wall.sleep(waitMs);
    }
  }
  return host.hear(inbound);
}

async function effectOf(host: SandboxHost, causes: readonly string[], startedMs: number): Promise<Effect> {
  const leftMs = startedMs + answerWithinMs - reserveMs - host.wall.now();
  const pending = await host.drain(causes, Math.max(0, leftMs));
  return { heard: host.chat.because(causes).map((line) => messageOf(line, host.chat.groups)), pending };
}

function inTalk(line: Line | undefined, chat: string | null, person: string): boolean {
  if (!line) return false;
  return 'chat' in line.talk ? line.talk.chat === chat : chat === null && line.talk.person === person;
}

function fieldsOf(card: Line, action: string): readonly FormField[] {
  return card.card.actions?.find(({ id }) => id === action)?.form ?? [];
}
