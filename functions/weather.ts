import { createPrivateKey } from 'node:crypto';
import * as z from 'zod/mini';
import { allOrNone, ConfigError, defined, isLoopback, one, urlOf, type Value } from './settings.ts';

/** Sources of warnings, each off until set. */
export interface WeatherConfig {
  readonly qweather?: {
    readonly base: string;
    readonly projectId: string;
    readonly keyId: string;
    readonly privateKey: string;
    /** Each look at its storms is charged for. */
    readonly storms: boolean;
  };
  readonly capFeeds: readonly string[];
  /** Only with the site's written permission, whose number is named. */
  readonly nmc?: { readonly permission: string; readonly base: string; readonly typhoons: string };
  readonly zj?: { readonly permission: string; readonly base: string };
  /** Where a model's days are asked for. */
  readonly openMeteo?: string;
}

/** Reads the variables of the weather's sources. Throws ConfigError. */
export function weatherOf(value: Value): WeatherConfig {
  return {
    capFeeds: (value('CAP_FEEDS') ?? '').split(',').flatMap((entry) => feedOf(entry.trim())),
    ...defined({
      qweather: qweatherOf(value),
      nmc: nmcOf(value),
      zj: zjOf(value),
      openMeteo: urlOf(value, 'OPENMETEO_URL'),
    }),
  };
}

function nmcOf(value: Value): WeatherConfig['nmc'] {
  const permission = value('NMC_PERMISSION');
  if (permission === undefined) return undefined;
  const base = urlOf(value, 'NMC_URL') ?? 'https://www.nmc.cn';
  return { permission, base, typhoons: urlOf(value, 'NMC_TYPHOON_URL') ?? 'https://typhoon.nmc.cn' };
}

function zjOf(value: Value): WeatherConfig['zj'] {
  const permission = value('ZJ_PERMISSION');
  if (permission === undefined) return undefined;
  return { permission, base: urlOf(value, 'ZJ_URL') ?? 'https://typhoon.slt.zj.gov.cn' };
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
  const storms = one(value, 'QWEATHER_STORMS', z.enum(['0', '1']), 'must be 0 or 1') === '1';
  return { storms, projectId, keyId, base: qweatherBase(host), privateKey: ed25519Of(key) };
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
