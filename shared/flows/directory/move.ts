import type { MoveShown } from '../../conversation/directory/move-words.ts';
import {
  askDecision,
  moveAsked,
  moveRefused,
  noSuchUnit,
  notYours,
} from '../../conversation/directory/move-words.ts';
import { may } from '../../domain/directory/may.ts';
import { competes, type Move } from '../../domain/directory/move.ts';
import type { Person } from '../../domain/directory/person.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { personId } from '../../domain/ids.ts';
import { openMoves, putMove } from '../../store/binding.ts';
import { loadPerson, loadUnit } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';
import { knownNames } from '../names.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { askDeciders } from './deciders.ts';
import { giveWay } from './replaced.ts';

/** "安全的事转给小马", "盒马的联络员改成马丽": asked by whoever stands for the unit, its street or an officer. */
export async function move(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, speaker } = turn;
  if (intent.unit !== undefined && !intent.unitId) return say({ text: noSuchUnit(intent.unit) }, true);
  const units = intent.unitId ? await named(deps, intent.unitId) : speaker.represents;
  if (units.length === 0) return say({ text: moveRefused['no-unit'] }, true);
  if (!intent.person) return say({ text: moveRefused['no-name'] }, true);
  if (!units.every((unit) => may(speaker, 'move-liaison', unit)))
    return say({ text: notYours(speaker.roles) }, true);
  const to = await successor(deps, turn, units);
  const from = units[0]?.liaison ? (await loadPerson(deps.table, units[0].liaison))?.value : undefined;
  if (to && to.id === from?.id) return say({ text: moveRefused['same-person'] }, true);
  const has = to ? await namesOf(deps, to.units) : [];
  const shown = { ...shownOf({ deps, turn, units, from, to }), has };
  const older = await replaced(deps, shown.move, turn);
  const asked = {
    ...{ writes: [putMove(shown.move, 0), ...older.writes], privately: true },
    sends: older.sends,
  };
  if (units.every((unit) => may(speaker, 'decide-liaison', unit)))
    return { ...asked, reply: askDecision(shown) };
  return {
    ...asked,
    sends: [...older.sends, ...(await askDeciders(deps, shown))],
    reply: moveAsked(shown),
  };
}

/** What he asked before, and what others asked where he decides himself, gives way to this. */
async function replaced(deps: Deps, move: Move, { speaker, now }: Turn) {
  const decides = move.units.every((id) => may(speaker, 'decide-liaison', { id, street: move.street }));
  const older = (await openMoves(deps.table)).filter(
    ({ value }) => competes(value, move) && (decides || value.asked.by === move.asked.by),
  );
  return giveWay(deps, older, { by: move, now });
}

async function namesOf(deps: Deps, ids: readonly Unit['id'][]): Promise<string[]> {
  const units = await Promise.all(ids.slice(0, 3).map((id) => loadUnit(deps.table, id)));
  return units.flatMap((unit) => unit?.value.name ?? []);
}

interface Parts {
  readonly deps: Deps;
  readonly turn: Turn;
  readonly units: readonly Unit[];
  readonly from: Person | undefined;
  readonly to: Person | undefined;
}

function shownOf({ deps, turn, units, from, to }: Parts): MoveShown {
  const { intent, speaker, now } = turn;
  const phone = intent.phone ?? to?.phone;
  const move: Move = {
    ...{
      id: deps.newId('mv'),
      kind: 'successor',
      units: units.map((unit) => unit.id),
      street: units[0]?.street ?? '',
    },
    ...(from && { from: from.id }),
    to: {
      name: to?.name ?? intent.person ?? '',
      ...(to && { id: to.id }),
      ...(phone !== undefined && { phone }),
    },
    asked: { by: speaker.person?.id ?? speaker.address.id, address: speaker.address, at: now },
  };
  return { move, units: units.map((unit) => unit.name), from: from?.name };
}

async function named(deps: Deps, id: Unit['id']): Promise<Unit[]> {
  const unit = await loadUnit(deps.table, id);
  return unit?.value.active ? [unit.value] : [];
}

/** Somebody the directory knows under that name: by his number, or as the only one, or as the units' backup. */
async function successor(deps: Deps, { intent }: Turn, units: readonly Unit[]): Promise<Person | undefined> {
  const { people } = await knownNames(deps);
  const ids = people.filter(({ names }) => names.includes(intent.person ?? '')).map(({ id }) => personId(id));
  const found = (await Promise.all(ids.map((id) => loadPerson(deps.table, id)))).flatMap((one) =>
    one ? [one.value] : [],
  );
  const byPhone = found.find(({ phone }) => phone !== undefined && phone === intent.phone);
  const near = found.filter(({ id }) => units.some((unit) => unit.backup === id));
  return (
    byPhone ??
    (intent.phone === undefined ? (near[0] ?? (found.length === 1 ? found[0] : undefined)) : undefined)
  );
}
