import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod/mini';
import type { Attachment, Said } from '../../shared/domain/message.ts';
import { instant } from '../../shared/domain/time.ts';
import { acknowledge } from '../../shared/flows/deliver/acknowledge.ts';
import { handOut } from '../../shared/flows/deliver/hand-out.ts';
import { leaseOut } from '../../shared/flows/deliver/lease-out.ts';
import { passGateway, settle } from '../../shared/flows/errands.ts';
import { takeHappening } from '../../shared/flows/gateway/happenings.ts';
import { takeStatus } from '../../shared/flows/gateway/status.ts';
import { keepUpload, mostUpload, uploadKey } from '../../shared/flows/uploads.ts';
import type { House } from '../app.ts';
import { Ack, Event, File, Lease, Status } from './bodies.ts';
import { refusalOf } from './signature.ts';

/** Whoever knocks is not known before all of it was read. */
const limit = bodyLimit({ maxSize: mostUpload, onError: (context) => context.body(null, 413) });

type Answer = (house: House, value: unknown, id: string) => Promise<Response>;

/** The doors our own WeChat gateway knocks at; each request is signed. Accepted means: the effect is durable. */
export function gateway(house: House): Hono {
  const app = new Hono();
  if (!house.config.wechat) return app;
  app.post('/hooks/wechat/:what/:id?', limit, async (context) => {
    const answer = answers.get(context.req.param('what'));
    if (!answer) return context.body(null, 404);
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    const refused = refusalOf(house, context.req.raw, bytes);
    if (refused) return context.json({ error: refused, now: house.deps.wall.now() }, 401);
    const isMedia = context.req.param('what') === 'media';
    return answer(house, isMedia ? bytes : jsonOf(bytes), context.req.param('id') ?? '');
  });
  app.onError((error, context) => {
    house.deps.log('error', 'gateway.failed', { path: context.req.path, error: error.name });
    return context.body(null, 503);
  });
  return app;
}

const answers: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['events', hearEvent],
  ['media', keepMedia],
  ['lease', giveOut],
  ['file', giveFile],
  ['ack', takeAck],
  ['status', hearStatus],
]);

async function hearEvent(house: House, value: unknown): Promise<Response> {
  const event = z.safeParse(Event, value).data;
  if (!event) return new Response(null, { status: 422 });
  const id = `${event.account}:${event.id}`;
  if (event.what.kind !== 'message') {
    const { account } = event;
    await takeHappening(house.deps, { account, id }, { happening: event.what, now: house.now() });
    return Response.json({});
  }
  const { room, roomName, text, from, fromName, mentionsBot, sentAtMs, images } = event.what;
  if (room !== undefined) {
    const happening = { kind: 'room', room, name: roomName ?? room } as const;
    await takeHappening(house.deps, { account: event.account, id }, { happening, now: house.now() });
  }
  const said: Said = {
    ...{ kind: 'said', channel: 'wechat', id, chat: room ?? null, sentAtMs, text, mentionsBot, mentions: [] },
    from: { id: from, ...(fromName && { name: fromName }) },
    attachments: images.map((image): Attachment => ({ kind: 'image', key: uploadKey(image) })),
  };
  await house.hear(said);
  return Response.json({});
}

async function keepMedia(house: House, value: unknown, id: string): Promise<Response> {
  if (!(value instanceof Uint8Array) || !/^[\w-]{8,64}$/.test(id)) return new Response(null, { status: 422 });
  await keepUpload(house.deps, id, value);
  return Response.json({});
}

async function giveOut(house: House, value: unknown): Promise<Response> {
  const ask = z.safeParse(Lease, value).data;
  if (!ask) return new Response(null, { status: 422 });
  const { deps, now } = house;
  const deliveries = await leaseOut(deps, { settled: settle(deps, now) }, { ...ask, now: now() });
  return Response.json({ deliveries });
}

async function giveFile(house: House, value: unknown): Promise<Response> {
  const ask = z.safeParse(File, value).data;
  if (!ask) return new Response(null, { status: 422 });
  const found = await handOut(house.deps, ask.id);
  if (!found) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(found.bytes), {
    headers: { 'content-type': 'application/octet-stream' },
  });
}

async function takeAck(house: House, value: unknown): Promise<Response> {
  const ack = z.safeParse(Ack, value).data;
  if (!ack) return new Response(null, { status: 422 });
  const { deps, now } = house;
  await acknowledge(deps, { settled: settle(deps, now) }, { ack, now: now() });
  return Response.json({});
}

async function hearStatus(house: House, value: unknown): Promise<Response> {
  const status = z.safeParse(Status, value).data;
  if (!status) return new Response(null, { status: 422 });
  const { lastInboundAtMs, rests, ...rest } = status;
  const lastInboundAt = lastInboundAtMs === undefined ? undefined : instant(lastInboundAtMs);
  const told = {
    ...rest,
    ...(lastInboundAt && { lastInboundAt }),
    ...(rests && { rests: { until: instant(rests.untilMs), why: rests.why } }),
  };
  await takeStatus(house.deps, told, house.now());
  // Red does not wait for the next minute.
  if (rests) await passGateway(house.deps, house.now);
  return Response.json({ now: house.deps.wall.now() });
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
