import { createPrivateKey } from 'node:crypto';
import { allOrNone, ConfigError, defined, isLoopback, urlOf, type Value } from './settings.ts';

/** Sources of warnings, each off until set. */
export interface WeatherConfig {
  readonly qweather?: {
    readonly base: string;
    readonly projectId: string;
    readonly keyId: string;
    readonly privateKey: string;
  };
  readonly capFeeds: readonly string[];
  /** Only with the site's written permission, whose number is named. */
  readonly nmc?: { readonly permission: string; readonly base: string };
}

/** Reads the variables of the weather's sources. Throws ConfigError. */
export function weatherOf(value: Value): WeatherConfig {
  const permission = value('NMC_PERMISSION');
  return {
    capFeeds: (value('CAP_FEEDS') ?? '').split(',').flatMap((entry) => feedOf(entry.trim())),
    ...defined({
      qweather: qweatherOf(value),
      nmc:
        permission === undefined
          ? undefined
          : { permission, base: urlOf(value, 'NMC_URL') ?? 'https://www.nmc.cn' },
    }),
  };
}

function feedOf(entry: string): string[] {
  if (entry === '') return [];
  urlOf(() => entry, 'CAP_FEEDS');
  return [entry];
}

function qweatherOf(value: Value): WeatherConfig['qweather'] {
  const all = ['QWEATHER_HOST', 'QWEATHER_PROJECT_ID', 'QWEATHER_KEY_ID', 'QWEATHER_PRIVATE_KEY'];
  const found = allOrNone(value, all, 'QWEATHER_');
  if (!found) return undefined;
  const [host = '', projectId = '', keyId = '', key = ''] = found;
  return { projectId, keyId, base: qweatherBase(host), privateKey: ed25519Of(key) };
}

/** Each account has a host of its own; the shared ones are being shut down. */
function qweatherBase(host: string): string {
  const base = host.includes('://') ? host : `https://${host}`;
  if (!URL.canParse(base)) throw new ConfigError('QWEATHER_HOST', 'must be the host of your account');
  const { protocol, hostname, origin } = new URL(base);
  if (/^(?:dev|geo)?api\.qweather\.com$/.test(hostname))
    throw new ConfigError('QWEATHER_HOST', 'is a shared host that was shut down; each account has its own');
  if (protocol !== 'https:' && !isLoopback(hostname))
    throw new ConfigError('QWEATHER_HOST', 'http:// is allowed on loopback only');
  return origin;
}

/** A line break of a PEM may be written as \n. */
function ed25519Of(text: string): string {
  const pem = text.replaceAll('\\n', '\n');
  try {
    if (createPrivateKey(pem).asymmetricKeyType === 'ed25519') return pem;
  } catch {
    // Told below: what the key holds must not be part of it.
  }
  throw new ConfigError('QWEATHER_PRIVATE_KEY', 'is no Ed25519 private key in PEM');
}
