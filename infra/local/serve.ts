import { serve as listen, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { type Logger, schedule } from 'node-cron';
import { earsOf, signInOf } from '../../bots/ears.ts';
import { listenersOf, mouthsOf } from '../../bots/mouths.ts';
import { build, type House } from '../../functions/app.ts';
import { calendar } from '../../functions/calendar.ts';
import { cap } from '../../functions/cap.ts';
import type { Config } from '../../functions/config.ts';
import { console } from '../../functions/console/console.tsx';
import { ready } from '../../functions/console/ready.ts';
import type { Host } from '../../functions/deliver.ts';
import { feedsDoor } from '../../functions/feeds.ts';
import { gateway } from '../../functions/gateway/gateway.ts';
import { healthz } from '../../functions/http.ts';
import { pages } from '../../functions/pages/pages.ts';
import { papers } from '../../functions/papers.ts';
import { startHouse } from '../../functions/start.ts';
import { webhook } from '../../functions/webhook.ts';
import { loadTopics } from '../../shared/flows/answer.ts';
import { backupLines } from '../backup/format.ts';
import { courierOf } from './courier.ts';
import { openToServe } from './engine.ts';
import { type GivingWay, givingWay } from './giving-way.ts';
import { keepListening, type Listening } from './listening.ts';
import { type Part, tickAndSend } from './part.ts';
import { openSandbox } from './sandbox.ts';
import { serveSocket, socketPath } from './socket.ts';

export interface Service {
  readonly url: string;
  /** Drains: what is being sent is finished and recorded, then the table is closed. */
  close(): Promise<void>;
}

/** The whole service in one process: HTTP, table, clock, courier, and the sandbox where it is asked for. `host`: other limits, for a benchmark. */
export async function serve(
  config: Config,
  write: (line: string) => void,
  host: Host = {},
): Promise<Service> {
  const app = new Hono();
  let base: string | undefined;
  const url = () => base;
  const way = givingWay();
  // From the first byte on: what comes over a connection of its own begins with what is heard.
  app.use('/hooks/*', (_, next) => way.first(next));
  app.use('/console/*', way.looks);
  const main =
    config.sandbox === 'whole'
      ? await openSandbox(config, app, { write, url })
      : await openReal(config, app, { write, host, url, way });
  const parts = config.sandbox === 'beside' ? [main, await openSandbox(config, app, { write })] : [main];
  const reasons = () => parts.flatMap((part) => part.reasons());
  app.route('/', healthz(main.house, reasons));
  app.route('/', cap(main.house));
  app.route('/', calendar(main.house));
  app.route('/console', console(main.house, signInOf(config)));
  if (config.sandbox !== 'off') app.get('/', (context) => context.redirect('/sandbox'));
  let ticking: Promise<unknown> = Promise.resolve();
  const clock = schedule(
    '* * * * *',
    () => {
      ticking = Promise.all(parts.map((part) => part.tick()));
      return ticking;
    },
    { noOverlap: true, logger: loggerOf(main.house) },
  );
  await loadTopics();
  // Beside the clock, which never waits for a source.
  const sources = schedule('* * * * *', () => askSources(main.house), {
    ...{ noOverlap: true, logger: loggerOf(main.house) },
  });
  // Between the minutes, when the clock has least to do.
  const readying = schedule('15,45 * * * * *', () => readyToLook(parts), {
    ...{ noOverlap: true, logger: loggerOf(main.house) },
  });
  const server = await opened(app, config);
  base = urlOf(server, config);
  const socket = await serveSocket(socketPath(config.dataDir), {
    backup: () => backupLines(main.kept, main.place),
    import: (paths) => importInto(main.house, paths),
  });
  for (const part of parts) part.start();
  return {
    url: `${base}${config.sandbox === 'off' ? '' : '/sandbox'}`,
    async close() {
      await Promise.all([clock.stop(), sources.stop(), readying.stop()]);
      server.close();
      await socket.close();
      // The clock itself waits for nobody, and a look at what is due writes.
      await Promise.allSettled([ticking]);
      await Promise.all(parts.map((part) => part.close()));
    },
  };
}

/** What the clock has to say stands in the log like everything else. */
function loggerOf({ deps }: House): Logger {
  const at = (level: 'info' | 'warn' | 'error') => (said: string | Error) =>
    deps.log(level, 'clock.said', { said: String(said) });
  return { info: at('info'), warn: at('warn'), error: at('error'), debug: () => {} };
}

async function askSources(house: House): Promise<void> {
  await feedsDoor(house).catch((error: unknown) =>
    house.deps.log('error', 'feeds.failed', { error: String(error) }),
  );
}

/** Nobody waits for it: whoever looks before reads for himself. */
async function readyToLook(parts: readonly Part[]): Promise<void> {
  for (const { house } of parts)
    await ready(house).catch((error: unknown) =>
      house.deps.log('error', 'console.not-ready', { error: String(error) }),
    );
}

/** Loaded when it is asked for: no start should wait for what reads workbooks. */
async function* importInto(house: House, paths: readonly string[]): AsyncGenerator<string> {
  const { importCommand } = await import('../import/command.ts');
  yield* importCommand(house)(paths);
}

interface Around {
  readonly host: Host;
  readonly way: GivingWay;
  write(line: string): void;
  url(): string | undefined;
}

async function openReal(config: Config, app: Hono, { write, host, url, way }: Around): Promise<Part> {
  const kept = await openToServe(config, 'real');
  const built = build(config, {
    ...kept,
    write,
    papers,
    url,
    wake: () => courier.wake(),
    pages: config.publicUrl,
    ...(config.feishu && { finder: 'feishu' }),
  });
  const house: House = {
    ...built,
    hear: (inbound) => way.first(() => built.hear(inbound)),
    giveWay: way.pause,
  };
  await startHouse(house);
  const courier = courierOf(house, mouthsOf(config, house.deps), host);
  const listeners = Object.values(listenersOf(config, house.deps));
  const stop = new AbortController();
  let listening: Listening | undefined;
  app.route('/', gateway(house));
  app.route('/', webhook(house, earsOf(config, house.deps)));
  app.route('/', pages(house));
  return {
    ...{ house, kept, place: 'real' },
    tick: () => tickAndSend(house, courier),
    start() {
      courier.wake();
      listening = keepListening(house, listeners, stop.signal);
    },
    reasons: () => [...courier.reasons(), ...(listening?.reasons() ?? [])],
    async close() {
      stop.abort();
      await Promise.all([courier.stop(), listening?.done()]);
      await kept.table.close();
    },
  };
}

function opened(app: Hono, config: Config): Promise<ServerType> {
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
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
