import * as z from 'zod/mini';
import type { Address } from '../shared/domain/message.ts';

/** What the environment asks of us. Everything is checked here, once; nothing else reads the environment. */
export interface Config {
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
  readonly feishu?: FeishuConfig;
  /** `whole`: with clock and faults. `beside` a real channel: sentences can be tried, the clock and the faults cannot. */
  readonly sandbox: 'off' | 'whole' | 'beside';
  readonly ingestToken?: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

export interface FeishuConfig {
  readonly mode: 'webhook' | 'socket';
  readonly appId: string;
  readonly appSecret: string;
  readonly encryptKey: string;
  readonly verificationToken: string;
  readonly baseUrl: string;
  /** How the silent are urged in a grave case; nothing while it is not said. */
  readonly urgent?: 'app' | 'sms' | 'phone';
}

/** A variable that stops the start; the message is the one line its operator reads. */
export class ConfigError extends Error {
  constructor(variable: string, why: string) {
    super(`${variable}: ${why}`);
    this.name = 'ConfigError';
  }
}

export type Env = Readonly<Record<string, string | undefined>>;

/** Reads the environment; `readFile` serves NAME_FILE=/path. Throws ConfigError. */
export function readConfig(env: Env, readFile: (path: string) => string): Config {
  const value = (name: string) => variable(env, name, readFile);
  const host = value('HOST') ?? '127.0.0.1';
  const feishu = feishuOf(value);
  return {
    host,
    sandbox: sandboxOf(value, feishu !== undefined, host),
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
    ...defined({
      tableName: value('TABLE_NAME'),
      dynamoEndpoint: urlOf(value, 'DYNAMODB_ENDPOINT'),
      region: value('AWS_REGION'),
      photoBucket: value('PHOTO_BUCKET'),
      publicUrl: urlOf(value, 'PUBLIC_URL'),
      ingestToken: value('INGEST_TOKEN'),
      feishu,
    }),
  };
}

type Value = (name: string) => string | undefined;

function variable(env: Env, name: string, readFile: (path: string) => string): string | undefined {
  const path = env[`${name}_FILE`];
  if (path === undefined || path === '') return env[name] === '' ? undefined : env[name];
  try {
    return readFile(path).trim();
  } catch {
    throw new ConfigError(`${name}_FILE`, 'the file cannot be read');
  }
}

function one<T>(value: Value, name: string, schema: z.ZodMiniType<T>, why: string): T | undefined {
  const text = value(name);
  if (text === undefined) return undefined;
  const parsed = z.safeParse(schema, text);
  if (!parsed.success) throw new ConfigError(name, why);
  return parsed.data;
}

function sandboxOf(value: Value, real: boolean, host: string): Config['sandbox'] {
  const said = one(value, 'SANDBOX', z.enum(['0', '1']), 'must be 0 or 1') ?? (real ? '0' : '1');
  if (said === '0') return 'off';
  if (!real) return 'whole';
  if (!isLoopback(host))
    throw new ConfigError('SANDBOX', 'beside a real channel the sandbox needs a loopback HOST');
  return 'beside';
}

function feishuOf(value: Value): FeishuConfig | undefined {
  const mode =
    one(value, 'FEISHU_MODE', z.enum(['webhook', 'socket']), 'must be webhook or socket') ?? 'webhook';
  const all = ['FEISHU_APP_ID', 'FEISHU_APP_SECRET', 'FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN'];
  if (all.every((name) => value(name) === undefined)) return undefined;
  const needed = mode === 'socket' ? all.slice(0, 2) : all;
  const missing = needed.find((name) => value(name) === undefined);
  if (missing)
    throw new ConfigError(missing, `is missing, but other FEISHU_ variables are set (${needed.join(', ')})`);
  const baseUrl = urlOf(value, 'FEISHU_BASE_URL') ?? 'https://open.feishu.cn';
  if (baseUrl.startsWith('http://') && !isLoopback(new URL(baseUrl).hostname)) {
    throw new ConfigError('FEISHU_BASE_URL', 'http:// is allowed on loopback only');
  }
  const [appId = '', appSecret = '', encryptKey = '', verificationToken = ''] = all.map(
    (name) => value(name) ?? '',
  );
  const ways = z.enum(['app', 'sms', 'phone']);
  const urgent = one(value, 'FEISHU_URGENT', ways, 'must be app, sms or phone');
  return { mode, appId, appSecret, encryptKey, verificationToken, baseUrl, ...(urgent && { urgent }) };
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

function urlOf(value: Value, name: string): string | undefined {
  const text = value(name);
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || !/^https?:/.test(text)) throw new ConfigError(name, 'must be an http(s) URL');
  return text.replace(/\/+$/, '');
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
