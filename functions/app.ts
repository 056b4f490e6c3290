import { createHash, randomBytes } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { robotPrefix } from '../shared/domain/delivery/capabilities.ts';
import type { Channel, Inbound, Reply } from '../shared/domain/message.ts';
import { type Instant, instant, useZone } from '../shared/domain/time.ts';
import { sourceNames } from '../shared/feeds/weather/names.ts';
import { weatherSources } from '../shared/feeds/weather/sources.ts';
import { answer } from '../shared/flows/answer.ts';
import type { Deps, Log, Papers } from '../shared/flows/deps.ts';
import { notebookOn } from '../shared/store/notebook.ts';
import type { Photos } from '../shared/store/photos.ts';
import type { Table } from '../shared/store/table.ts';
import type { Config } from './config.ts';
import { vault } from './vault.ts';

/** What differs between one machine and serverless. */
export interface Ground {
  readonly table: Table;
  readonly photos: Photos;
  /** Tells the courier that there is something to do, where no stream does. */
  wake(): void;
  /** The channel that finds its people by their mobile numbers. */
  readonly finder?: Channel;
  /** Where signed pages are served, if they are. */
  readonly pages?: string | undefined;
  /** Who makes files, where any are made. */
  readonly papers?: Papers;
  /** Where this process is reached, while no PUBLIC_URL says better; nothing where no console is served. */
  url?(): string | undefined;
  /** Writes one line of the log. */
  write(line: string): void;
}

/** The house with its doors still shut: what every door needs. */
export interface House {
  readonly config: Config;
  readonly deps: Deps;
  /** What decides what is true and what is due. The sandbox may move it. */
  now(): Instant;
  /** One message in, one transaction out. */
  hear(inbound: Inbound): Promise<Reply>;
  /** A pause amid what takes long for somebody who looks on: who speaks meanwhile is answered first. Missing where nobody else is served. */
  giveWay?(): Promise<void>;
}

/** Builds the world the flows meet. Called once a process. */
export function build(config: Config, ground: Ground, now = () => instant(Date.now())): House {
  useZone(config.timeZone);
  const deps: Deps = {
    table: ground.table,
    photos: ground.photos,
    notebook: notebookOn(ground.table),
    wall: { now: wallNow, sleep },
    newId: (prefix) => `${prefix}_${randomBytes(9).toString('base64url')}`,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    inflate,
    log: logTo(ground.write, config.logLevel),
    wake: ground.wake,
    ...(ground.url && { consoleUrl: consoleUrlOf(config, ground.url) }),
    admins: config.admins,
    robots: robotsIn(config),
    feeds: sourceNames(config.weather),
    ...(ground.finder !== 'sandbox' && channelsIn(config)),
    vault,
    ...(ground.pages !== undefined && { pages: ground.pages }),
    ...(ground.finder && { finder: ground.finder }),
    ...(ground.papers && { papers: ground.papers }),
    urgent: { sandbox: 'app', ...(config.feishu?.urgent && { feishu: config.feishu.urgent }) },
  };
  return { config, deps, now, hear: (inbound) => answer(deps, inbound, now()) };
}

/** Where people, not groups only, can be written to. */
function channelsIn({ feishu, wecom, dingtalk, wechat }: Config): Pick<Deps, 'channels'> {
  const on = { feishu, wecom: wecom?.smart, dingtalk: dingtalk?.app, wechat };
  const all = ['feishu', 'wecom', 'dingtalk', 'wechat'] as const;
  const channels = all.filter((name) => on[name] !== undefined);
  return channels.length > 0 ? { channels } : {};
}

function robotsIn({ feishuRobots, wecom, dingtalk }: Config): Deps['robots'] {
  const named = [
    ['feishu', feishuRobots?.robots],
    ['wecom', wecom?.robots],
    ['dingtalk', dingtalk?.robots],
  ] as const;
  return named.flatMap(([channel, robots = []]) =>
    robots.map(({ name }) => ({ channel, kind: 'chat' as const, id: `${robotPrefix}${name}`, name })),
  );
}

function consoleUrlOf({ publicUrl }: Config, url: () => string | undefined) {
  return () => {
    const base = publicUrl ?? url();
    return base === undefined ? undefined : `${base}/console`;
  };
}

/** Where warnings are asked for, as the operator switched them on. */
export function sourcesOf({ weather }: Config): ReturnType<typeof weatherSources> {
  return weatherSources(weather);
}

/** Real time in ms, for what must be done before the world is built. */
export function wallNow(): number {
  return Date.now();
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
  });
}

const levels = ['debug', 'info', 'warn', 'error'] as const;

function logTo(write: (line: string) => void, lowest: Config['logLevel']): Log {
  return (level, event, facts = {}) => {
    if (levels.indexOf(level) < levels.indexOf(lowest)) return;
    write(JSON.stringify({ at: new Date().toISOString(), level, event, ...facts }));
  };
}

function inflate(packed: Uint8Array, most: number): Uint8Array | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(most, 1) });
  } catch {
    return undefined;
  }
}
