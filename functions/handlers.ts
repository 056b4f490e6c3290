import { readFileSync } from 'node:fs';
import { env, stdout } from 'node:process';
import { Hono } from 'hono';
import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda';
import { earsOf, signInOf } from '../bots/ears.ts';
import { mouthsOf } from '../bots/mouths.ts';
import type { Channel } from '../shared/domain/message.ts';
import { MINUTE_MS, SECOND_MS } from '../shared/domain/time.ts';
import { rouse } from '../shared/flows/rouse.ts';
import { parameters } from '../shared/store/aws-parameters.ts';
import { loadBureau } from '../shared/store/directory.ts';
import { openSigned } from '../shared/store/dynamo-signed.ts';
import type { Photos } from '../shared/store/photos.ts';
import { bucketLinks } from '../shared/store/photos-links.ts';
import { refuseHalfRestored } from '../shared/store/restoring.ts';
import { build, type House, wallNow } from './app.ts';
import { calendar as calendarDoor } from './calendar.ts';
import { cap as capDoor } from './cap.ts';
import { type Config, readConfig } from './config.ts';
import { console as consoleDoor } from './console/console.tsx';
import { deliverDoor, type Mouths } from './deliver.ts';
import { feedsDoor } from './feeds.ts';
import { gateway as gatewayDoor } from './gateway/gateway.ts';
import { healthz } from './http.ts';
import { pages as pagesDoor } from './pages/pages.ts';
import { papers } from './papers.ts';
import { ConfigError, type Env } from './settings.ts';
import { startHouse } from './start.ts';
import { tickDoor } from './tick.ts';
import { webhook as webhookDoor } from './webhook.ts';

/** The host ends a function after fifteen minutes; the courier uses thirteen and hands on. */
const reserveMs = 2 * MINUTE_MS;

/** What a function keeps between two calls; a process is one function. What could not be opened is opened anew by the next call. */
let door: Promise<Hono> | undefined;
let clock: Promise<House> | undefined;
let poller: Promise<House> | undefined;
let courier: Promise<{ house: House; mouths: Mouths }> | undefined;

/** HTTP API → the platforms' doors. */
export function webhook(event: LambdaEvent, context: LambdaContext): Promise<object> {
  return through(openDoor, event, context);
}

/** HTTP API → the door of our own WeChat gateway. */
export function gateway(event: LambdaEvent, context: LambdaContext): Promise<object> {
  return through(() => openBorn(bucketLater).then(gatewayDoor), event, context);
}

/** HTTP API → the signed pages. */
export function pages(event: LambdaEvent, context: LambdaContext): Promise<object> {
  return through(() => openBorn(() => outOfReach).then(pagesDoor), event, context);
}

/** HTTP API → the door of those who publish warnings. */
export function cap(event: LambdaEvent, context: LambdaContext): Promise<object> {
  return through(() => openHouse(() => outOfReach).then(capDoor), event, context);
}

/** HTTP API → the calendars of watches. */
export function calendar(event: LambdaEvent, context: LambdaContext): Promise<object> {
  return through(() => openHouse(() => outOfReach).then(calendarDoor), event, context);
}

/** HTTP API → the console's pages. */
export function console(event: LambdaEvent, context: LambdaContext): Promise<object> {
  return through(openDesk, event, context);
}

async function through(
  open: () => Promise<Hono>,
  event: LambdaEvent,
  context: LambdaContext,
): Promise<object> {
  door ??= open();
  const app = await door.catch((error: unknown) => {
    door = undefined;
    return shut(error);
  });
  return handle(app)(event, context);
}

/** Each minute → what fell due; and whoever should be sending and is not is woken. */
export async function tick(): Promise<void> {
  clock ??= openClock();
  const house = await clock.catch((error: unknown) => {
    clock = undefined;
    throw error;
  });
  try {
    await tickDoor(house);
  } finally {
    const waitedMs = await Promise.all(channelsOf(house.config).map((channel) => rouse(house.deps, channel)));
    write(metric(house, Math.max(0, ...waitedMs)));
  }
}

/** Each minute → the weather's sources whose time has come. Beside the clock, which never waits for them. */
export async function feeds(): Promise<void> {
  poller ??= openHouse(() => outOfReach);
  const house = await poller.catch((error: unknown) => {
    poller = undefined;
    throw error;
  });
  await feedsDoor(house);
}

/** The table's stream → the courier. What the records say is not read: each is a hint that there may be something to do. */
export async function deliver(_: unknown, host: LambdaContext): Promise<void> {
  courier ??= openCourier();
  const { house, mouths } = await courier.catch((error: unknown) => {
    courier = undefined;
    throw error;
  });
  const untilWallMs = house.deps.wall.now() + host.getRemainingTimeInMillis() - reserveMs;
  await deliverDoor(house, mouths, { untilWallMs });
}

async function openDoor(): Promise<Hono> {
  const house = await openBorn(() => outOfReach);
  const app = webhookDoor(house, earsOf(house.config, house.deps));
  const isDeaf = channelsOf(house.config).length === 0 && !house.config.wechat;
  return app.route(
    '/',
    healthz(house, () => (isDeaf ? ['no channel is configured'] : [])),
  );
}

async function openBorn(photosOf: (config: Config) => Photos): Promise<House> {
  const house = await openHouse(photosOf);
  if (!(await loadBureau(house.deps.table))) throw new Error('the clock has not run yet');
  return house;
}

async function openDesk(): Promise<Hono> {
  const house = await openHouse(bucketLater);
  return new Hono().route('/console', consoleDoor(house, signInOf(house.config)));
}

/** Answers for a house that could not be opened: the platforms come again, and probes see why. */
function shut(error: unknown): Hono {
  const why = error instanceof Error ? error.message : 'unknown';
  write(JSON.stringify({ level: 'error', event: 'door.shut', error: why }));
  const app = new Hono();
  app.get('/healthz', (context) => context.json({ ok: false, reasons: [why] }, 503));
  return app.all('*', (context) => context.body(null, 503));
}

async function openClock(): Promise<House> {
  const house = await openHouse(() => outOfReach);
  await startHouse(house);
  return house;
}

async function openCourier() {
  const house = await openHouse(bucketLater, papers);
  return { house, mouths: mouthsOf(house.config, house.deps) };
}

async function openHouse(photosOf: (config: Config) => Photos, makes?: typeof papers): Promise<House> {
  const config = readConfig(await withSecrets(), (path) => readFileSync(path, 'utf8'));
  if (!config.tableName) throw new ConfigError('TABLE_NAME', 'is missing');
  const place = { ...account(), endpoint: config.dynamoEndpoint };
  const table = openSigned({ ...place, table: config.tableName });
  await refuseHalfRestored(table);
  const finder = config.feishu && { finder: 'feishu' as const };
  const ground = {
    ...{ table, photos: photosOf(config), write, ...finder, wake() {}, url: () => undefined },
    pages: config.publicUrl,
  };
  return build(config, makes ? { ...ground, papers: makes } : ground);
}

/** The environment, with each NAME_SSM=/path replaced by NAME and the parameter that lies there, if one does. */
async function withSecrets(): Promise<Env> {
  const paths = Object.entries(env).flatMap(([name, path]) =>
    name.endsWith('_SSM') && path ? [[name.slice(0, -'_SSM'.length), path] as const] : [],
  );
  const place = { ...account(), endpoint: env['AWS_ENDPOINT_URL_SSM'] };
  const found = await parameters(
    place,
    paths.map(([, path]) => path),
  );
  return { ...env, ...Object.fromEntries(paths.map(([name, path]) => [name, found.get(path)])) };
}

/** Where a function runs and as whom, as its host tells it. */
function account() {
  const credentials = {
    id: env['AWS_ACCESS_KEY_ID'] ?? '',
    secret: env['AWS_SECRET_ACCESS_KEY'] ?? '',
    session: env['AWS_SESSION_TOKEN'],
  };
  return { region: env['AWS_REGION'] ?? '', credentials, wallNow };
}

/** The bucket, opened by the first photo: its client is large. */
function bucketLater({ photoBucket: bucket, region }: Config): Photos {
  if (!bucket) throw new ConfigError('PHOTO_BUCKET', 'is missing');
  let opened: Promise<Photos> | undefined;
  const photos = () => {
    opened ??= import('../shared/store/photos-bucket.ts').then(({ bucketPhotos }) =>
      bucketPhotos({ bucket, region }),
    );
    return opened;
  };
  return {
    put: async (id, bytes, type) => (await photos()).put(id, bytes, type),
    get: async (id) => (await photos()).get(id),
    remove: async (id) => (await photos()).remove(id),
    links: bucketLinks({ bucket, ...account() }),
  };
}

/** Photos as seen by a function whose role does not reach them. */
const outOfReach: Photos = { put: noWay, get: noWay, remove: noWay };

function noWay(): Promise<never> {
  return Promise.reject(new Error('this function does not reach the photos'));
}

/** Those on which a courier sends. */
function channelsOf({ feishu, feishuRobots, wecom, dingtalk }: Config): Channel[] {
  return [
    ...(feishu || feishuRobots ? ['feishu' as const] : []),
    ...(wecom ? ['wecom' as const] : []),
    ...(dingtalk ? ['dingtalk' as const] : []),
  ];
}

/** A line that CloudWatch reads as a metric: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html */
function metric({ config, deps }: House, waitedMs: number): string {
  const metrics = [{ Name: 'OldestRowAge', Unit: 'Seconds' }];
  return JSON.stringify({
    _aws: {
      Timestamp: deps.wall.now(),
      CloudWatchMetrics: [{ Namespace: 'Zhishou', Dimensions: [['Table']], Metrics: metrics }],
    },
    ...{ Table: config.tableName, OldestRowAge: Math.round(waitedMs / SECOND_MS) },
  });
}

function write(line: string): void {
  stdout.write(`${line}\n`);
}
