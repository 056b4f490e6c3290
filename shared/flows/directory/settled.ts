import { unreachableGroup } from '../../conversation/directory/words.ts';
import { hasRole } from '../../domain/directory/person.ts';
import { groupId, personId } from '../../domain/ids.ts';
import type { Address } from '../../domain/message.ts';
import {
  allPeople,
  directoryChanged,
  loadGroup,
  loadHolder,
  loadPerson,
  putGroup,
  putPerson,
} from '../../store/directory.ts';
import { enqueue } from '../../store/outbox.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Settled } from '../settled.ts';
import { found } from './look-up.ts';

/** An address that is dead is switched off, and the officers are told. A message that is gone says nothing of its chat. */
export async function settledDirectory(deps: Deps, settled: Settled): Promise<readonly Write[]> {
  if (settled.result?.kind === 'people') return found(deps, settled.order.to.channel, settled.result.found);
  if (settled.fate.kind !== 'dead' || settled.order.what.kind === 'errand') return [];
  const { to } = settled.order;
  const holder = await loadHolder(deps.table, to);
  if (!holder) return [];
  return holder.value.kind === 'person'
    ? forget(deps, holder.value.id, to)
    : switchOff(deps, holder.value.id, settled);
}

/** He is counted among those who cannot be reached, in the officers' morning lines. */
async function forget(deps: Deps, id: string, gone: Address): Promise<Write[]> {
  const person = await loadPerson(deps.table, personId(id));
  if (!person) return [];
  const addresses = person.value.addresses.filter(
    (address) => address.id !== gone.id || address.channel !== gone.channel,
  );
  return [...putPerson({ ...person.value, addresses }, person.version, person.value), directoryChanged()];
}

async function switchOff(deps: Deps, id: string, { now, order }: Settled): Promise<Write[]> {
  const group = await loadGroup(deps.table, groupId(id));
  if (!group?.value.active) return [];
  const officers = (await allPeople(deps.table))
    .map(({ value }) => value)
    .filter((one) => hasRole(one, 'officer', 'administrator'));
  const told = officers.slice(0, 10).flatMap((officer) => {
    const [to] = officer.addresses;
    const once = `directory.group-dead#${id}#${group.version}#${officer.id}`;
    const card = unreachableGroup(group.value.name);
    return to
      ? enqueue(
          { once, to, lane: 'answer', cause: order.cause, askedAt: now, what: { kind: 'card', card } },
          deps.wall.now(),
        )
      : [];
  });
  return [...putGroup({ ...group.value, active: false }, group.version), directoryChanged(), ...told];
}
