import { bindingWaits, bindRefused, bound } from '../../conversation/directory/words.ts';
import { type Binding, canBind, nameFits } from '../../domain/directory/binding.ts';
import type { Move } from '../../domain/directory/move.ts';
import type { Person } from '../../domain/directory/person.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { loadBinding, openMoves, putBinding, putMove } from '../../store/binding.ts';
import { directoryChanged, loadPerson, loadUnit, putPerson } from '../../store/directory.ts';
import type { Stored } from '../../store/record.ts';
import { codeHash } from '../code-hash.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import { tryOnce } from '../tries.ts';
import type { Turn } from '../turn.ts';
import { askDeciders } from './deciders.ts';

/** Codes are short, so nobody may guess often: five wrong ones an hour of real time. */
const allowedTries = 5;

/** The way in for people outside the tenant: a code per unit, used once. The name must fit, or a person decides. */
export async function bind(deps: Deps, turn: Turn): Promise<Outcome> {
  const { channel, from } = turn.inbound;
  if (!turn.intent.reference) return say({ text: bindRefused['no-code'] }, true);
  const tries = await tryOnce(deps, { channel, id: from.id }, allowedTries);
  if (!tries) return say({ text: bindRefused['too-many'] }, true);
  const hash = codeHash(deps, turn.intent.reference);
  const binding = await loadBinding(deps.table, hash);
  const decided = canBind(binding?.value, turn.now);
  if (!decided.ok) {
    const why = (await isAsked(deps, turn, binding?.value)) ? 'asked' : decided.why;
    return { ...say({ text: bindRefused[why] }, true), writes: [tries] };
  }
  const unit = await loadUnit(deps.table, decided.binding.unit);
  if (!unit || !binding) return { ...say({ text: bindRefused['unknown-code'] }, true), writes: [tries] };
  const liaison = unit.value.liaison && (await loadPerson(deps.table, unit.value.liaison));
  const used = putBinding(
    hash,
    { ...binding.value, usedBy: turn.inbound.from.id } satisfies Binding,
    binding.version,
  );
  const fits =
    liaison &&
    (turn.speaker.person?.id === liaison.value.id || nameFits(turn.inbound.from.name ?? '', liaison.value));
  const outcome = fits
    ? attach(turn, unit.value, liaison)
    : await wait(deps, turn, { unit: unit.value, liaison: liaison?.value });
  return { ...outcome, writes: [used, ...outcome.writes] };
}

/** His own request waits, and he sends the code again. */
async function isAsked(deps: Deps, turn: Turn, binding?: Binding): Promise<boolean> {
  return binding?.usedBy === turn.speaker.address.id && (await hasAsked(deps, turn));
}

/** Somebody's request to be let in that nobody has decided. */
export async function hasAsked({ table }: Deps, { speaker }: Pick<Turn, 'speaker'>): Promise<boolean> {
  return (await openMoves(table)).some(({ value }) => value.to.address?.id === speaker.address.id);
}

function attach({ speaker, inbound }: Turn, unit: Unit, liaison: Stored<Person>): Outcome {
  const others = liaison.value.addresses.filter(({ id }) => id !== speaker.address.id);
  const next = { ...liaison.value, addresses: [speaker.address, ...others] };
  return {
    writes: [...putPerson(next, liaison.version, liaison.value), directoryChanged()],
    entries: [
      {
        pk: `person#${next.id}`,
        version: liaison.version + 1,
        what: 'directory.bound',
        facts: { unit: unit.id, channel: inbound.channel },
      },
    ],
    reply: bound(next.name, unit.name),
    privately: true,
  };
}

async function wait(
  deps: Deps,
  turn: Turn,
  about: { unit: Unit; liaison: Person | undefined },
): Promise<Outcome> {
  const { unit, liaison } = about;
  const shown = turn.speaker.person?.name ?? turn.inbound.from.name ?? turn.inbound.from.id;
  const move: Move = {
    ...{ id: deps.newId('mv'), kind: 'binding', units: [unit.id], street: unit.street },
    ...(liaison && { from: liaison.id }),
    to: {
      name: shown,
      address: turn.speaker.address,
      ...(turn.speaker.person && { id: turn.speaker.person.id }),
    },
    asked: {
      by: turn.speaker.person?.id ?? turn.inbound.from.id,
      address: turn.speaker.address,
      at: turn.now,
    },
  };
  return {
    writes: [putMove(move, 0)],
    sends: await askDeciders(deps, { move, units: [unit.name], from: liaison?.name }),
    reply: bindingWaits(unit.name),
    privately: true,
  };
}
