import { serve as listen, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { schedule } from 'node-cron';
import { earsOf } from '../../bots/ears.ts';
import { mouthsOf } from '../../bots/mouths.ts';
import { build, type House } from '../../functions/app.ts';
import type { Config } from '../../functions/config.ts';
import { healthz } from '../../functions/http.ts';
import { tickDoor } from '../../functions/tick.ts';
import { webhook } from '../../functions/webhook.ts';
import { courierOf } from './courier.ts';
import { openEngine } from './engine.ts';
import { openSandbox } from './sandbox.ts';

export interface Service {
  readonly url: string;
  /** Drains: what is being sent is finished and recorded, then the table is closed. */
  close(): Promise<void>;
}

/** The whole service in one process: HTTP, table, clock, courier, and the sandbox where it is asked for. */
export async function serve(config: Config, write: (line: string) => void): Promise<Service> {
  const app = new Hono();
  const parts = [
    ...(config.sandbox === 'whole' ? [] : [await openReal(config, app, write)]),
    ...(config.sandbox === 'off' ? [] : [await openSandbox(config, app, write)]),
  ];
  const [main] = parts;
  if (main)
    app.route(
      '/',
      healthz(main.house, () => parts.flatMap((part) => part.reasons())),
    );
  const clock = schedule('* * * * *', () => Promise.all(parts.map((part) => part.tick())), {
    noOverlap: true,
  });
  const server = await listening(app, config);
  for (const part of parts) part.start();
  return {
    url: urlOf(server, config),
    async close() {
      await clock.stop();
      server.close();
      await Promise.all(parts.map((part) => part.close()));
    },
  };
}

/** One house with its own table: the bureau's, or the sandbox. */
export interface Part {
  readonly house: House;
  tick(): Promise<void>;
  start(): void;
  /** Why it is not ready; empty when it is. */
  reasons(): readonly string[];
  close(): Promise<void>;
}

async function openReal(config: Config, app: Hono, write: (line: string) => void): Promise<Part> {
  const kept = await openEngine(config, 'real');
  const house: House = build(config, { ...kept, write, wake: () => courier.wake() });
  const ears = earsOf(config, house.deps);
  const courier = courierOf(house, mouthsOf(config, house.deps));
  const stop = new AbortController();
  app.route('/', webhook(house, ears));
  return {
    house,
    tick: () => tickAndSend(house, courier),
    start() {
      courier.wake();
      for (const ear of Object.values(ears)) void ear.listen?.((inbound) => house.hear(inbound), stop.signal);
    },
    reasons: () => [],
    async close() {
      stop.abort();
      await courier.stop();
      await kept.table.close();
    },
  };
}

/** A tick that fails is logged, and the next minute looks again. */
export async function tickAndSend(house: House, courier: { wake(): void }): Promise<void> {
  try {
    await tickDoor(house);
  } catch (error) {
    house.deps.log('error', 'tick.failed', { error: String(error) });
  }
  courier.wake();
}

function listening(app: Hono, config: Config): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, port: config.port, hostname: config.host }, () =>
      resolve(server),
    );
    server.once('error', reject);
  });
}

function urlOf(server: ServerType, config: Config): string {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  const host = config.host === '0.0.0.0' ? '127.0.0.1' : config.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}${config.sandbox === 'off' ? '' : '/sandbox'}`;
}
