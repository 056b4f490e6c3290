import * as z from 'zod/mini';
import { allOrNone, ConfigError, defined, one, platformUrl, type Value } from './settings.ts';

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

/** A webhook robot of one group. */
export interface RobotConfig {
  readonly name: string;
  readonly key: string;
  readonly secret?: string;
}

export interface WecomConfig {
  readonly robots: readonly RobotConfig[];
  readonly smart?: { readonly robotId: string; readonly token: string; readonly aesKey: string };
  readonly baseUrl: string;
}

export interface DingtalkConfig {
  readonly robots: readonly RobotConfig[];
  readonly app?: { readonly appKey: string; readonly appSecret: string; readonly robotCode: string };
  readonly baseUrl: string;
  readonly apiUrl: string;
}

/** The gateway's keys: two are live while one is replaced. */
export interface WechatConfig {
  readonly keys: readonly { readonly id: string; readonly secret: string }[];
}

/** The channels that are configured. */
export interface Channels {
  readonly feishu?: FeishuConfig;
  readonly feishuRobots?: { readonly robots: readonly RobotConfig[]; readonly baseUrl: string };
  readonly wecom?: WecomConfig;
  readonly dingtalk?: DingtalkConfig;
  readonly wechat?: WechatConfig;
}

/** Each channel’s variables, all or none. Throws ConfigError. */
export function channelsOf(value: Value): Channels {
  return defined({
    feishu: feishuOf(value),
    feishuRobots: feishuRobotsOf(value),
    wecom: wecomOf(value),
    dingtalk: dingtalkOf(value),
    wechat: wechatOf(value),
  });
}

const feishuUrl = (value: Value) => platformUrl(value, 'FEISHU_BASE_URL', 'https://open.feishu.cn');

function feishuOf(value: Value): FeishuConfig | undefined {
  const mode =
    one(value, 'FEISHU_MODE', z.enum(['webhook', 'socket']), 'must be webhook or socket') ?? 'webhook';
  const urgent = one(value, 'FEISHU_URGENT', z.enum(['app', 'sms', 'phone']), 'must be app, sms or phone');
  const baseUrl = feishuUrl(value);
  const all = ['FEISHU_APP_ID', 'FEISHU_APP_SECRET', 'FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN'];
  if (all.every((name) => value(name) === undefined)) return undefined;
  const found = allOrNone(value, mode === 'socket' ? all.slice(0, 2) : all, 'FEISHU_');
  if (!found) throw new ConfigError('FEISHU_APP_ID', 'is missing, but other FEISHU_ variables are set');
  const [appId = '', appSecret = '', encryptKey = '', verificationToken = ''] = all.map(
    (name) => value(name) ?? '',
  );
  return { mode, appId, appSecret, encryptKey, verificationToken, baseUrl, ...(urgent && { urgent }) };
}

function feishuRobotsOf(value: Value): Channels['feishuRobots'] {
  const robots = robotsOf(value, 'FEISHU_ROBOTS');
  return robots.length === 0 ? undefined : { robots, baseUrl: feishuUrl(value) };
}

function wecomOf(value: Value): WecomConfig | undefined {
  const robots = robotsOf(value, 'WECOM_ROBOTS');
  const found = allOrNone(value, ['WECOM_BOT_ID', 'WECOM_TOKEN', 'WECOM_AES_KEY'], 'WECOM_');
  const baseUrl = platformUrl(value, 'WECOM_BASE_URL', 'https://qyapi.weixin.qq.com');
  if (robots.length === 0 && !found) return undefined;
  if (!found) return { robots, baseUrl };
  const [robotId = '', token = '', aesKey = ''] = found;
  if (!/^[A-Za-z0-9+/]{43}$/.test(aesKey)) throw new ConfigError('WECOM_AES_KEY', 'must be 43 characters');
  return { robots, smart: { robotId, token, aesKey }, baseUrl };
}

function dingtalkOf(value: Value): DingtalkConfig | undefined {
  const robots = robotsOf(value, 'DINGTALK_ROBOTS');
  const names = ['DINGTALK_APP_KEY', 'DINGTALK_APP_SECRET', 'DINGTALK_ROBOT_CODE'];
  const found = allOrNone(value, names, 'DINGTALK_');
  const urls = {
    baseUrl: platformUrl(value, 'DINGTALK_BASE_URL', 'https://oapi.dingtalk.com'),
    apiUrl: platformUrl(value, 'DINGTALK_API_URL', 'https://api.dingtalk.com'),
  };
  if (robots.length === 0 && !found) return undefined;
  const [appKey = '', appSecret = '', robotCode = ''] = found ?? [];
  return { robots, ...(found && { app: { appKey, appSecret, robotCode } }), ...urls };
}

function wechatOf(value: Value): WechatConfig | undefined {
  const keys = entriesOf(value, 'WECHAT_KEYS', 'must be id=secret, secrets of 32 characters or more').map(
    ([id, secret]) => {
      if (secret.length < 32) throw new ConfigError('WECHAT_KEYS', 'a secret needs 32 characters or more');
      return { id, secret };
    },
  );
  return keys.length === 0 ? undefined : { keys };
}

/** name=key or name=key:secret, one a line or separated by commas. */
function robotsOf(value: Value, name: string): RobotConfig[] {
  return entriesOf(value, name, 'must be name=key or name=key:secret').map(([robot, rest]) => {
    const [key = '', secret] = rest.split(':');
    return { name: robot, key, ...(secret && { secret }) };
  });
}

function entriesOf(value: Value, name: string, why: string): [string, string][] {
  const entries = (value(name) ?? '').split(/[,\n]/).flatMap((entry) => entry.trim() || []);
  const pairs = entries.map((entry): [string, string] => {
    const at = entry.indexOf('=');
    if (at <= 0 || at === entry.length - 1) throw new ConfigError(name, why);
    return [entry.slice(0, at).trim(), entry.slice(at + 1).trim()];
  });
  const names = pairs.map(([first]) => first);
  if (new Set(names).size < names.length) throw new ConfigError(name, 'names something twice');
  return pairs;
}
