import type { Person } from '../../domain/directory/person.ts';
import type { Channel } from '../../domain/message.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import { allPeople, directoryChanged, loadHolder, putPerson } from '../../store/directory.ts';
import type { Stored } from '../../store/record.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Asked } from '../outcome.ts';

/** The daily row that looks people up; brought forward when an import added some. */
export const lookUpRow = 'look-up';

/** As many as one settling transaction can give addresses to. */
const mobilesAtOnce = 20;

/** Asks the platform for those of its people whom we know by number only. */
export async function lookUp(deps: Deps, now: Instant): Promise<Asked[]> {
  const channel = deps.finder;
  if (!channel) return [];
  const mobiles = [
    ...new Set((await withoutAddress(deps, channel)).flatMap(({ value }) => value.phone ?? [])),
  ].sort();
  const parts = Array.from({ length: Math.ceil(mobiles.length / mobilesAtOnce) }, (_, part) =>
    mobiles.slice(part * mobilesAtOnce, (part + 1) * mobilesAtOnce),
  );
  return parts.slice(0, 40).map((asked) => ({
    once: `directory.find#${dayOf(now)}#${deps.hash(asked.join()).slice(0, 16)}`,
    to: { channel, kind: 'person', id: '' },
    errand: { kind: 'find-people', mobiles: asked },
    about: { topic: 'directory', id: lookUpRow },
  }));
}

/** Gives the found their addresses: the first person of a number, and no address that somebody has. */
export async function found(
  deps: Deps,
  channel: Channel,
  hits: readonly { readonly mobile: string; readonly id: string }[],
): Promise<readonly Write[]> {
  const open = await withoutAddress(deps, channel);
  const writes = await Promise.all(
    hits.slice(0, mobilesAtOnce).map(({ mobile, id }) => give(deps, open, { mobile, channel, id })),
  );
  const given = writes.flat();
  return given.length === 0 ? [] : [...given, directoryChanged()];
}

async function give(
  deps: Deps,
  open: readonly Stored<Person>[],
  hit: { readonly mobile: string; readonly channel: Channel; readonly id: string },
): Promise<Write[]> {
  const person = open.find(({ value }) => value.phone === hit.mobile);
  const address = { channel: hit.channel, kind: 'person', id: hit.id } as const;
  if (!person || (await loadHolder(deps.table, address))) return [];
  return putPerson(
    { ...person.value, addresses: [...person.value.addresses, address] },
    person.version,
    person.value,
  );
}

async function withoutAddress(deps: Deps, channel: Channel): Promise<Stored<Person>[]> {
  return (await allPeople(deps.table)).filter(
    ({ value }) =>
      value.active &&
      value.phone !== undefined &&
      !value.addresses.some((address) => address.channel === channel),
  );
}
