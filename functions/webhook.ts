import { Hono } from 'hono';
import type { Channel, Ear } from '../shared/domain/message.ts';
import type { House } from './app.ts';

export type Ears = Readonly<Partial<Record<Channel, Ear>>>;

/** The doors the platforms knock at. Accepted means: the effect is durable. */
export function webhook(house: House, ears: Ears): Hono {
  const app = new Hono();
  app.all('/hooks/:channel', (context) =>
    receive(house, ears, context.req.raw, context.req.param('channel')),
  );
  app.onError((error, context) => {
    house.deps.log('error', 'webhook.failed', { path: context.req.path, error: String(error) });
    return context.body(null, 503);
  });
  return app;
}

async function receive(house: House, ears: Ears, request: Request, channel: string): Promise<Response> {
  const ear = Object.entries(ears).find(([name]) => name === channel)?.[1];
  if (!ear) return new Response(null, { status: 404 });
  const received = await ear.receive(request);
  if (received.kind === 'settled') return received.response;
  return received.respond(await house.hear(received.inbound));
}
