import { namesIn, noSuchKeeper, saysNobody } from '../../conversation/directory/keepers.ts';
import { settingDone, settingRefused } from '../../conversation/directory/settings-words.ts';
import { may } from '../../domain/directory/may.ts';
import { hasRole } from '../../domain/directory/person.ts';
import { type Setting, withSetting } from '../../domain/directory/settings.ts';
import { loadBureau, putBureau } from '../../store/directory.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { everybody } from './everybody.ts';

const settings: readonly Setting[] = [
  'tiers',
  'seal-to',
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
  const keepers = setting === 'seal-to' ? await keepersIn(deps, intent.text ?? '') : undefined;
  if (keepers && 'unknown' in keepers) return say({ text: noSuchKeeper(keepers.unknown) }, true);
  const decided = withSetting(stored.value, setting, keepers?.ids.join(',') ?? intent.text ?? '');
  if (!decided.ok) return say({ text: settingRefused[decided.why] }, true);
  return {
    ...say(settingDone(decided.next, keepers?.names), true),
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

interface Keepers {
  readonly ids: readonly string[];
  readonly names: readonly string[];
}

/** Those named, all of the bureau, its leaders or its auditors; the first who is none of these otherwise. */
async function keepersIn(deps: Deps, text: string): Promise<Keepers | { readonly unknown: Unknown }> {
  if (saysNobody(text)) return { ids: [], names: [] };
  const { people } = await everybody(deps);
  const names = namesIn(text, (name) => people.some((one) => one.name === name));
  const found = names.map((name) => ({ name, person: people.find((one) => one.name === name) }));
  const bad = found.find(({ person }) => !person || !hasRole(person, ...keeping));
  if (bad) return { unknown: { name: bad.name, isKnown: bad.person !== undefined } };
  return { ids: found.flatMap(({ person }) => person?.id ?? []), names: found.map(({ name }) => name) };
}

type Unknown = Parameters<typeof noSuchKeeper>[0];

const keeping = ['officer', 'administrator', 'leader', 'auditor'] as const;
