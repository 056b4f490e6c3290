import { type Refusal, refuse } from '../decision.ts';
import { personId } from '../ids.ts';
import { type PlaceRefusal, type PlaceSetting, withPlace } from './place-settings.ts';
import type { Bureau } from './unit.ts';

export type Setting =
  | 'name'
  | 'office'
  | 'landline'
  | 'retention'
  | 'unit-limit'
  | 'level-limit'
  | 'tiers'
  | 'seal-to'
  | PlaceSetting;
export type SettingRefusal =
  | 'bad-tiers'
  | 'bad-name'
  | 'bad-landline'
  | 'bad-retention'
  | 'bad-limit'
  | 'bad-keeper'
  | PlaceRefusal;

/** What the statute allows at most, in minutes; a place may only be stricter. */
const longestMinutes = { 'unit-limit': 60, 'level-limit': 120 } as const;

/** The bureau with one thing said anew: its name, its office, a telephone number, or a count of days. */
export function withSetting(
  bureau: Bureau,
  setting: Setting,
  text: string,
): { readonly ok: true; readonly next: Bureau } | Refusal<SettingRefusal> {
  switch (setting) {
    case 'name':
    case 'office':
      return text.length >= 2 && text.length <= 30
        ? { ok: true, next: { ...bureau, [setting]: text } }
        : refuse('bad-name');
    case 'landline':
      return /^\+?[\d -]{5,20}$/.test(text)
        ? { ok: true, next: { ...bureau, landline: text } }
        : refuse('bad-landline');
    case 'retention':
      return withRetention(bureau, Number(text));
    case 'tiers':
      return withTiers(bureau, text);
    case 'unit-limit':
    case 'level-limit':
      return withLimit(bureau, setting, Number(text));
    case 'seal-to':
      return withKeepers(bureau, text);
    case 'region':
    case 'zones':
    case 'position':
      return withPlace(bureau, setting, text);
  }
}

function withRetention(bureau: Bureau, retentionDays: number): ReturnType<typeof withSetting> {
  return retentionDays >= 30 && retentionDays <= 3650
    ? { ok: true, next: { ...bureau, retentionDays } }
    : refuse('bad-retention');
}

function withLimit(
  bureau: Bureau,
  setting: 'unit-limit' | 'level-limit',
  minutes: number,
): ReturnType<typeof withSetting> {
  if (!Number.isInteger(minutes) || minutes < 5 || minutes > longestMinutes[setting])
    return refuse('bad-limit');
  const field = setting === 'unit-limit' ? 'unitReportMinutes' : 'levelReportMinutes';
  return { ok: true, next: { ...bureau, [field]: minutes } };
}

function withTiers(bureau: Bureau, text: string): ReturnType<typeof withSetting> {
  const tiers = text.split(/[\s,，、/;；]+/).filter((name) => name !== '');
  const fits = tiers.length === 3 && tiers.every((name) => name.length >= 2 && name.length <= 6);
  return fits ? { ok: true, next: { ...bureau, tiers } } : refuse('bad-tiers');
}

/** Ids, separated by commas; none at all means that it is sent to nobody. */
function withKeepers(bureau: Bureau, text: string): ReturnType<typeof withSetting> {
  const sealTo = text
    .split(',')
    .filter((id) => id !== '')
    .map(personId);
  return sealTo.length <= mostKeepers ? { ok: true, next: { ...bureau, sealTo } } : refuse('bad-keeper');
}

export const mostKeepers = 10;
