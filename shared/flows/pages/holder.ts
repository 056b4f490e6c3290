import { notProved, tooManyCodes } from '../../conversation/pages/words.ts';
import { canBind } from '../../domain/directory/binding.ts';
import type { Person } from '../../domain/directory/person.ts';
import { covers, type Group } from '../../domain/directory/unit.ts';
import { groupId, personId, type UnitId } from '../../domain/ids.ts';
import type { Address } from '../../domain/message.ts';
import { holderFrom, holderLifeMs, holderText } from '../../domain/page.ts';
import { type Instant, later } from '../../domain/time.ts';
import { loadBinding, putBinding } from '../../store/binding.ts';
import { allPeople, loadGroup, loadHolder, loadPerson, loadUnit, putPerson } from '../../store/directory.ts';
import type { Stored } from '../../store/record.ts';
import { Conflict } from '../../store/table.ts';
import { codeHash } from '../code-hash.ts';
import { commit } from '../commit.ts';
import type { Deps } from '../deps.ts';
import { sealed, unsealed } from '../page-keys.ts';
import { triedOut } from '../tries.ts';
import type { Face, Opened } from './open.ts';

/** Wrong codes an hour for one message: enough for a group that mistypes, too few to try codes out. */
const allowedTries = 20;

/** The person whose telephone this is, as long as he stands for a unit that reads at this address. */
export async function holderOf(
  deps: Deps,
  to: Address,
  { proof, now }: { readonly proof: string; readonly now: Instant },
): Promise<Person | undefined> {
  const text = proof === '' ? undefined : await unsealed(deps, proof);
  const holder = text === undefined ? undefined : holderFrom(text);
  if (!holder || now > holder.until) return undefined;
  const person = (await loadPerson(deps.table, personId(holder.person)))?.value;
  const group = await groupAt(deps, to);
  return person && group && (await standsIn(deps, group, person)) ? person : undefined;
}

/** What a browser keeps from now on. */
export async function proofOf(deps: Deps, person: string, now: Instant): Promise<string> {
  return sealed(deps, now, holderText({ person, until: later(now, holderLifeMs) }));
}

interface Told {
  readonly code: string;
  readonly mobile: string;
  readonly now: Instant;
}

/**
 * The way in where several units read one link: the code that was given to the unit proves the unit, once, and the number
 * says which of its people it is. A number alone proves nobody.
 */
export async function prove(
  deps: Deps,
  { grant, order, id }: Opened,
  told: Told,
): Promise<{ readonly proof: string } | { readonly face: Face }> {
  const group = await groupAt(deps, order.to);
  if (!group) return { face: notProved };
  const hash = codeHash(deps, told.code);
  const who = { channel: 'page', id: grant.once };
  const found = await triedOut(deps, { who, allowed: allowedTries }, () =>
    meant(deps, group, { hash, ...told }),
  );
  if (found === 'too-many') return { face: tooManyCodes };
  if (found === 'missed') return { face: notProved };
  const { binding, person, unit } = found;
  const outcome = {
    writes: [
      putBinding(hash, { ...binding.value, usedBy: person.value.id }, binding.version),
      ...putPerson(person.value, person.version, person.value),
    ],
    entries: [
      {
        ...{ pk: `person#${person.value.id}`, version: person.version + 1, what: 'directory.page-proved' },
        facts: { unit, channel: order.to.channel },
      },
    ],
  };
  try {
    await commit(deps, outcome, { who: person.value.id, through: id, now: told.now });
  } catch (error) {
    // Somebody was quicker with the same code: it is good once.
    if (!(error instanceof Conflict)) throw error;
    return { face: notProved };
  }
  return { proof: await proofOf(deps, person.value.id, told.now) };
}

async function meant(deps: Deps, group: Group, { hash, mobile, now }: Told & { readonly hash: string }) {
  const binding = await loadBinding(deps.table, hash);
  const decided = canBind(binding?.value, now);
  if (!binding || !decided.ok) return undefined;
  const { unit } = decided.binding;
  const person = await numbered(deps, unit, mobile.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, ''));
  return person && (await standsIn(deps, group, person.value)) ? { binding, person, unit } : undefined;
}

async function numbered(deps: Deps, unit: UnitId, mobile: string): Promise<Stored<Person> | undefined> {
  if (mobile.length < 7) return undefined;
  const people = await allPeople(deps.table);
  return people.find(({ value }) => value.phone === mobile && value.units.includes(unit));
}

async function standsIn(deps: Deps, group: Group, person: Person): Promise<boolean> {
  if (!person.active) return false;
  const units = await Promise.all(person.units.map((id) => loadUnit(deps.table, id)));
  return units.some((unit) => unit?.value.active && covers(group.covers, unit.value));
}

async function groupAt(deps: Deps, to: Address): Promise<Group | undefined> {
  const holder = await loadHolder(deps.table, to);
  return holder && (await loadGroup(deps.table, groupId(holder.value.id)))?.value;
}
