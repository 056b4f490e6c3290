import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { cannotChase } from '../../domain/alerts/ladder.ts';
import { keyOf, type Target } from '../../domain/alerts/plan.ts';
import type { Roll } from '../../domain/alerts/roll.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Channel } from '../../domain/message.ts';
import { type Instant, isoOf } from '../../domain/time.ts';
import { deadly } from '../../feeds/weather/headline.ts';
import { waveWrites } from '../../store/alert-waves.ts';
import { loadPerson, loadUnit } from '../../store/directory.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import { isReachable } from './audience.ts';
import { beginChase } from './chase.ts';
import { moved } from './move.ts';
import type { Silence } from './silence.ts';

type Who = 'liaison' | 'backup';

/** The group was asked in vain: now each silent unit's liaison alone, and a while later its backup. */
export async function chaseOneByOne(
  deps: Deps,
  stored: Stored<Broadcast>,
  { who, silence, now }: { who: Who; silence: Silence; now: Instant },
): Promise<Outcome> {
  const rung = stored.value.rung + 1;
  const why = cannotChase(stored.value, now);
  const targets = why === 'night' ? [] : await targetsOf(deps, silence, [who]);
  if (targets.length === 0) return moved(stored, { ...stored.value, rung }, `alert.no-${who}-chased`);
  return beginChase(stored, { targets, now, cause: `tick#${isoOf(now)}`, rung });
}

/** 加急 on what the silent were told last, where the channel is set up for it. */
export async function urge(
  deps: Deps,
  stored: Stored<Broadcast>,
  { silence, now }: { silence: Silence; now: Instant },
): Promise<Outcome> {
  const isSetUp = Object.keys(deps.urgent ?? {}).length > 0 && !stored.value.drill;
  const targets = isSetUp ? await targetsOf(deps, silence, ['liaison', 'backup']) : [];
  const next = { ...stored.value, rung: stored.value.rung + 1, waves: stored.value.waves + 1 };
  if (targets.length === 0) return moved(stored, { ...next, waves: stored.value.waves }, 'alert.not-urged');
  const wave = { alert: next.id, wave: next.waves, does: 'urge', cause: `tick#${isoOf(now)}` } as const;
  const done = moved(stored, next, 'alert.urged');
  return { ...done, writes: [...done.writes, ...waveWrites(wave, targets)] };
}

/** The phone rings only for what kills at night: red rain, typhoons, flash floods. */
export function waysOf(
  deps: Deps,
  { warning }: Broadcast,
  channel: Channel,
): 'app' | 'sms' | 'phone' | undefined {
  const way = deps.urgent?.[channel];
  return way === 'phone' && !(warning?.colour === 'red' && deadly.test(warning.hazard)) ? 'app' : way;
}

/** The silent units by person. Who was asked alone from the start is not asked once more. */
async function targetsOf(deps: Deps, { missing, untold }: Silence, which: readonly Who[]): Promise<Target[]> {
  const shares = new Map<PersonId, Roll[]>();
  for (const roll of missing) {
    if (which.length === 1 && (roll.home.kind !== 'group' || untold.has(keyOf(roll.home)))) continue;
    const unit = (await loadUnit(deps.table, roll.unit))?.value;
    for (const person of which.flatMap((one) => unit?.[one] ?? []))
      shares.set(person, [...(shares.get(person) ?? []), roll]);
  }
  const found = await Promise.all(
    [...shares].map(async ([person, rolls]) => ({
      person,
      rolls,
      known: await loadPerson(deps.table, person),
    })),
  );
  return found.flatMap(({ person, rolls, known }) =>
    isReachable(known?.value)
      ? [
          {
            to: { kind: 'person', person },
            first: true,
            units: rolls.map(({ unit }) => unit),
            cards: [],
            size: rolls.length,
          },
        ]
      : [],
  );
}
