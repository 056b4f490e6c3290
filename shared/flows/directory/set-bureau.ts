import { settingDone, settingRefused } from '../../conversation/directory/words.ts';
import { may } from '../../domain/directory/may.ts';
import { type Setting, withSetting } from '../../domain/directory/settings.ts';
import { loadBureau, putBureau } from '../../store/directory.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';

const settings: readonly Setting[] = [
  'tiers',
  'name',
  'office',
  'landline',
  'retention',
  'unit-limit',
  'level-limit',
  'region',
  'zones',
  'position',
];

/** An administrator says what the bureau is called, which telephone is always answered, how long names are kept. */
export async function setBureau(deps: Deps, { speaker, intent }: Turn): Promise<Outcome> {
  const setting = settings.find((one) => one === intent.choice);
  const stored = await loadBureau(deps.table);
  if (!setting || !stored || !may(speaker, 'set-bureau'))
    return say({ text: settingRefused['not-yours'] }, true);
  const decided = withSetting(stored.value, setting, intent.text ?? '');
  if (!decided.ok) return say({ text: settingRefused[decided.why] }, true);
  return {
    ...say(settingDone(decided.next), true),
    writes: [putBureau(decided.next, stored.version)],
    entries: [
      {
        pk: keys.bureau().pk,
        version: stored.version + 1,
        what: 'directory.bureau-set',
        facts: { setting, text: intent.text ?? '' },
      },
    ],
  };
}
