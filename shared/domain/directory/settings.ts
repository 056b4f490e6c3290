import { type Refusal, refuse } from '../decision.ts';
import type { Bureau } from './unit.ts';

export type Setting = 'name' | 'office' | 'landline' | 'retention';
export type SettingRefusal = 'bad-name' | 'bad-landline' | 'bad-retention';

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
  }
}

function withRetention(bureau: Bureau, retentionDays: number): ReturnType<typeof withSetting> {
  return retentionDays >= 30 && retentionDays <= 3650
    ? { ok: true, next: { ...bureau, retentionDays } }
    : refuse('bad-retention');
}
