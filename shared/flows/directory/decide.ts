import {
  type MoveShown,
  moveDone,
  moveRefused,
  moveRefusedTo,
  moveToldNew,
  moveToldOld,
  notYours,
} from '../../conversation/directory/move-words.ts';
import { may } from '../../domain/directory/may.ts';
import {
  competes,
  decideMove,
  type Move,
  withLiaison,
  withoutUnits,
  withUnits,
} from '../../domain/directory/move.ts';
import type { Person } from '../../domain/directory/person.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { personId } from '../../domain/ids.ts';
import type { Card } from '../../domain/message.ts';
import { loadMove, openMoves, putMove } from '../../store/binding.ts';
import { directoryChanged, loadPerson, loadUnit, putPerson, putUnit } from '../../store/directory.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, type Send, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { issueCode } from './code.ts';
import { giveWay } from './replaced.ts';
import { listWaiting, shownMove } from './waiting.ts';

/** The street's or an officer's word on who stands for a unit; without a reference, the list of what waits. */
export async function decide(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, speaker, now } = turn;
  if (!intent.reference) return mayAsk(turn) ? say(await listWaiting(deps, turn), true) : no(turn);
  const stored = await loadMove(deps.table, intent.reference);
  if (!stored) return say({ text: moveRefused.unknown }, true);
  const units = (await Promise.all(stored.value.units.map((id) => loadUnit(deps.table, id)))).flatMap(
    (unit) => unit ?? [],
  );
  if (!speaker.person || !units.every(({ value }) => may(speaker, 'decide-liaison', value))) return no(turn);
  const yes = intent.choice === 'yes' || intent.choice === 'yes-listed';
  const decision = decideMove(stored.value, speaker.person.id, { yes, now });
  if (!decision.ok) return say({ text: moveRefused[decision.why] }, true);
  const decided = { writes: [putMove(decision.next, stored.version)], privately: true };
  const shown = await shownMove(deps, stored.value);
  if (!yes) {
    const refused = { ...decided, sends: [toAsker(shown)], reply: moveRefusedTo(shown) };
    return { ...refused, face: await faceOf(deps, turn, { done: refused, gone: [stored.value.id] }) };
  }
  const others = (await openMoves(deps.table)).filter(({ value }) => competes(value, stored.value));
  const done = await carryOut(deps, turn, { move: stored.value, units, shown });
  const given = await giveWay(deps, others, { by: stored.value, now });
  const gone = [stored.value.id, ...others.map(({ value }) => value.id)];
  return {
    ...{ ...done, privately: true, writes: [...decided.writes, ...given.writes, ...done.writes] },
    sends: [...(done.sends ?? []), ...given.sends],
    face: await faceOf(deps, turn, { done, gone }),
  };
}

const mayAsk = ({ speaker }: Turn): boolean => may(speaker, 'decide-liaison');

function no({ speaker }: Turn): Outcome {
  return say({ text: notYours(speaker.roles) }, true);
}

/** The answered card says what came of it; the list goes on with what still waits. */
async function faceOf(
  deps: Deps,
  turn: Turn,
  { done, gone }: { readonly done: Outcome; readonly gone: readonly string[] },
): Promise<Card> {
  const text = done.reply?.text ?? '';
  const listed = turn.intent.choice?.endsWith('-listed') === true;
  return listed ? listWaiting(deps, turn, { gone: new Set(gone), text }) : { tone: 'green', text };
}

interface Decided {
  readonly move: Move;
  readonly units: readonly Stored<Unit>[];
  readonly shown: MoveShown;
}

async function carryOut(deps: Deps, turn: Turn, { move, units, shown }: Decided): Promise<Outcome> {
  const old = move.from && (await loadPerson(deps.table, move.from));
  const keeps = move.kind === 'binding' && old !== undefined;
  const to = keeps ? old : move.to.id && (await loadPerson(deps.table, move.to.id));
  const next = successorOf(deps, move, to?.value);
  const code =
    next.addresses.length === 0 && move.units[0] ? issueCode(deps, move.units[0], turn.now) : undefined;
  return {
    writes: [
      ...putPerson(next, to?.version ?? 0, to?.value),
      ...(old && !keeps ? putPerson(withoutUnits(old.value, move.units), old.version, old.value) : []),
      ...units.flatMap(({ value, version }) => putUnit(withLiaison(value, next.id), version)),
      ...(code ? [code.write] : []),
      directoryChanged(),
    ],
    entries: units.map(({ value, version }) => ({
      ...{ pk: `unit#${value.id}`, version: version + 1, what: 'directory.liaison-changed' },
      facts: { move: move.id, from: move.from ?? null, to: next.id },
    })),
    sends: [
      ...(old && !keeps ? [tell(move, old.value, moveToldOld(shown))] : []),
      toNew(move, next, moveToldNew(shown)),
    ],
    reply: moveDone(shown, code?.code),
  };
}

function successorOf(deps: Deps, move: Move, known: Person | undefined): Person {
  const { name, phone, address } = move.to;
  const base: Person = known ?? {
    ...{
      id: personId(deps.newId('p')),
      name,
      nicknames: [],
      roles: [],
      units: [],
      addresses: [],
      active: true,
    },
    ...(phone !== undefined && { phone }),
  };
  const addresses = address
    ? [address, ...base.addresses.filter(({ id }) => id !== address.id)]
    : base.addresses;
  return withUnits({ ...base, addresses }, move.units);
}

function tell(move: Move, person: Person, card: Send['card']): Send {
  return {
    once: `directory.moved#${move.id}#${person.id}`,
    to: { kind: 'person', person: person.id },
    lane: 'blue',
    card,
  };
}

/** Where he asked to be bound he has not been written to yet, so it is named. */
function toNew(move: Move, person: Person, card: Card): Send {
  const { address } = move.to;
  const told = tell(move, person, card);
  return address ? { ...told, to: { kind: 'address', address } } : told;
}

function toAsker(shown: MoveShown): Send {
  const { id, asked } = shown.move;
  return {
    once: `directory.refused#${id}`,
    to: { kind: 'address', address: asked.address },
    lane: 'blue',
    card: moveRefusedTo(shown),
  };
}
