import * as z from 'zod/mini';
import type { Address } from '../shared/domain/message.ts';
import { type Channels, channelsOf } from './channels.ts';
import { ConfigError, defined, type Env, isLoopback, one, urlOf, type Value, valuesOf } from './settings.ts';
import { type WeatherConfig, weatherOf } from './weather.ts';

/** What the environment asks of us. Everything is checked here, once; nothing else reads the environment. */
export interface Config extends Channels {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly timeZone: string;
  /** A DynamoDB table; without it the embedded one is used. */
  readonly tableName?: string;
  readonly dynamoEndpoint?: string;
  readonly region?: string;
  readonly photoBucket?: string;
  readonly publicUrl?: string;
  readonly admins: readonly Address[];
  /** `whole`: with clock and faults. `beside` a real channel: sentences can be tried, the clock and the faults cannot. */
  readonly sandbox: 'off' | 'whole' | 'beside';
  readonly ingestToken?: string;
  readonly weather: WeatherConfig;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** Reads the environment; `readFile` serves NAME_FILE=/path. Throws ConfigError. */
export function readConfig(env: Env, readFile: (path: string) => string): Config {
  const value = valuesOf(env, readFile);
  const host = value('HOST') ?? '127.0.0.1';
  const channels = channelsOf(value);
  return {
    host,
    sandbox: sandboxOf(value, Object.keys(channels).length > 0, host),
    port: Number(one(value, 'PORT', z.string().check(z.regex(/^\d{1,5}$/)), 'must be a port number') ?? 3000),
    dataDir: value('DATA_DIR') ?? '.data',
    timeZone: zoneOf(value),
    admins: (value('ADMINS') ?? '')
      .split(',')
      .flatMap((entry) => (entry.trim() ? [adminOf(entry.trim())] : [])),
    logLevel:
      one(
        value,
        'LOG_LEVEL',
        z.enum(['debug', 'info', 'warn', 'error']),
        'must be debug, info, warn or error',
      ) ?? 'info',
    weather: weatherOf(value),
    ...defined({
      tableName: value('TABLE_NAME'),
      dynamoEndpoint: urlOf(value, 'DYNAMODB_ENDPOINT'),
      region: value('AWS_REGION'),
      photoBucket: value('PHOTO_BUCKET'),
      publicUrl: urlOf(value, 'PUBLIC_URL'),
      ingestToken: value('INGEST_TOKEN'),
    }),
    ...channels,
  };
}

function sandboxOf(value: Value, real: boolean, host: string): Config['sandbox'] {
  const said = one(value, 'SANDBOX', z.enum(['0', '1']), 'must be 0 or 1') ?? (real ? '0' : '1');
  if (said === '0') return 'off';
  if (!real) return 'whole';
  if (!isLoopback(host))
    throw new ConfigError('SANDBOX', 'beside a real channel the sandbox needs a loopback HOST');
  return 'beside';
}

function adminOf(entry: string): Address {
  const [channel, ...rest] = entry.split(':');
  const parsed = z.safeParse(z.enum(['feishu', 'wecom', 'dingtalk', 'wechat', 'sandbox']), channel);
  const id = rest.join(':');
  if (!parsed.success || id === '')
    throw new ConfigError('ADMINS', 'must be channel:id, such as feishu:ou_…');
  return { channel: parsed.data, kind: 'person', id };
}

/** Known to exist: asking Intl would cost each start 20 ms. */
const usualZone = 'Asia/Shanghai';

function zoneOf(value: Value): string {
  const zone = value('TIME_ZONE') ?? usualZone;
  if (zone === usualZone) return zone;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    throw new ConfigError('TIME_ZONE', 'is no time zone, such as Asia/Shanghai');
  }
}
