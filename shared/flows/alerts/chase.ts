import {
  allAnswered,
  chaseRefused,
  chasing,
  notAllowed,
  nothingOut,
} from '../../conversation/alerts/words.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { cannotChase } from '../../domain/alerts/ladder.ts';
import { type Home, keyOf, type Target } from '../../domain/alerts/plan.ts';
import type { Roll } from '../../domain/alerts/roll.ts';
import { may } from '../../domain/directory/may.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { waveWrites } from '../../store/alert-waves.ts';
import { putBroadcast } from '../../store/alerts.ts';
import { loadPerson, loadUnit } from '../../store/directory.ts';
import { openWrite } from '../../store/open-alerts.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { isReachable } from './audience.ts';
import { entryOf } from './entry.ts';
import { askingOf } from './missing.ts';
import { type Silence, silenceOf } from './silence.ts';

/** 催一下: everybody who has not confirmed is asked once more. */
export async function chaseMissing(deps: Deps, turn: Turn): Promise<Outcome> {
  if (!may(turn.speaker, 'send')) return say({ text: notAllowed }, true);
  const stored = await askingOf(deps, turn);
  if (!stored) return say({ text: nothingOut }, true);
  const why = cannotChase(stored.value, turn.now);
  if (why) return say({ text: chaseRefused[why] }, true);
  const silence = await silenceOf(deps, stored.value, () => true);
  if (silence.missing.length === 0) return say({ text: allAnswered(silence.notice) }, true);
  const targets = await targetsOf(deps, silence);
  const outcome = beginChase(stored, { targets, now: turn.now, cause: turn.inbound.id });
  return { ...outcome, reply: { text: chasing(silence.notice, silence.missing.length) }, privately: true };
}

interface Chase {
  readonly targets: readonly Target[];
  readonly now: Instant;
  readonly cause: string;
  /** The step of the ladder that is done with it. */
  readonly rung?: number;
}

/** Begins a wave over those who are missing now. */
export function beginChase(
  stored: Stored<Broadcast>,
  { targets, now, cause, rung = stored.value.rung }: Chase,
): Outcome {
  const next = { ...stored.value, waves: stored.value.waves + 1, chasedAt: now, rung };
  return {
    writes: [
      putBroadcast(next, stored.version),
      ...openWrite(next, now),
      ...waveWrites({ alert: next.id, wave: next.waves, does: 'chase', cause }, targets),
    ],
    entries: [entryOf(next, stored.version + 1, 'alert.chased')],
  };
}

/** Units of one group together; those whose group did not get it, through their people, if there are any. */
export async function targetsOf(deps: Deps, { missing, untold }: Silence): Promise<Target[]> {
  const homes = await Promise.all(
    missing.map(async (roll) => ({ roll, homes: await homesOf(deps, roll, untold) })),
  );
  const shares = new Map<string, { to: Home; rolls: Roll[] }>();
  for (const { roll, homes: each } of homes) {
    for (const to of each) {
      const share = shares.get(keyOf(to)) ?? { to, rolls: [] };
      share.rolls.push(roll);
      shares.set(keyOf(to), share);
    }
  }
  return [...shares.values()].map(({ to, rolls }) => ({
    to,
    first: true,
    units: rolls.map(({ unit }) => unit),
    cards: [],
    size: rolls.length,
  }));
}

async function homesOf(deps: Deps, roll: Roll, untold: ReadonlySet<string>): Promise<Home[]> {
  if (roll.home.kind === 'group' && !untold.has(keyOf(roll.home))) return [roll.home];
  const unit = (await loadUnit(deps.table, roll.unit))?.value;
  const people = await Promise.all([unit?.liaison, unit?.backup].map((id) => reachable(deps, id)));
  const own = people.flatMap((person) => (person ? [{ kind: 'person', person } as const] : []));
  return own.length === 0 && roll.home.kind === 'group' ? [roll.home] : own;
}

async function reachable(deps: Deps, id: PersonId | undefined): Promise<PersonId | undefined> {
  const person = id && (await loadPerson(deps.table, id))?.value;
  return person && isReachable(person) ? person.id : undefined;
}
