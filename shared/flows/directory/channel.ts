import {
  cannotPush,
  channelPreferred,
  channelRefused,
  notBoundThere,
  yourself,
} from '../../conversation/directory/channels.ts';
import { unknownYou } from '../../conversation/directory/words.ts';
import { may } from '../../domain/directory/may.ts';
import type { PersonId } from '../../domain/ids.ts';
import { directoryChanged, loadPerson, loadUnit, putPerson } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import { reachable } from '../reach.ts';
import type { Turn } from '../turn.ts';

/** By which channel somebody is told first; the others follow when it fails. */
export async function preferChannel(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent } = turn;
  if (!speaker.person) return say(unknownYou, true);
  if (intent.unit === undefined) return prefer(deps, turn, { id: speaker.person.id, who: yourself });
  const unit = intent.unitId && (await loadUnit(deps.table, intent.unitId))?.value;
  if (!unit) return say({ text: channelRefused['unknown-unit'] }, true);
  if (!may(speaker, 'move-liaison', unit)) return say({ text: channelRefused['not-yours'] }, true);
  if (!unit.liaison) return say({ text: channelRefused['no-liaison'] }, true);
  return prefer(deps, turn, { id: unit.liaison, who: unit.name });
}

async function prefer(
  deps: Deps,
  { intent: { choice: channel = '' } }: Turn,
  { id, who }: { readonly id: PersonId; readonly who: string },
): Promise<Outcome> {
  const stored = await loadPerson(deps.table, id);
  const there = stored?.value.addresses.filter((address) => address.channel === channel) ?? [];
  if (!stored || there.length === 0) return say(notBoundThere(channel, who), true);
  if (reachable(deps, there).length === 0) return say(cannotPush(channel), true);
  const rest = stored.value.addresses.filter((address) => address.channel !== channel);
  const next = { ...stored.value, addresses: [...there, ...rest] };
  return {
    writes: [...putPerson(next, stored.version, stored.value), directoryChanged()],
    entries: [
      {
        ...{ pk: `person#${id}`, version: stored.version + 1 },
        ...{ what: 'directory.channel', facts: { channel } },
      },
    ],
    reply: channelPreferred(channel, who, reachable(deps, rest)[0]?.channel),
    privately: true,
  };
}
