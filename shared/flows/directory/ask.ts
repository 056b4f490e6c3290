import {
  askRefused,
  codeTold,
  type Stand,
  unitCard,
  unreachedCard,
} from '../../conversation/directory/words-ask.ts';
import { bindingLifeMs } from '../../domain/directory/binding.ts';
import { type Act, may } from '../../domain/directory/may.ts';
import type { Person } from '../../domain/directory/person.ts';
import { covers, type Unit } from '../../domain/directory/unit.ts';
import type { PersonId } from '../../domain/ids.ts';
import { later } from '../../domain/time.ts';
import { allGroups, allPeople, loadPerson, loadUnit, putUnit } from '../../store/directory.ts';
import { codeIssued } from '../../store/import.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import { isReached, unreached } from '../reach.ts';
import type { Turn } from '../turn.ts';
import { unitsById } from '../units.ts';
import { issueCode } from './code.ts';

/** 万汇广场的联络员是谁: a unit's people, numbers and groups, privately. */
export async function askUnit(deps: Deps, turn: Turn): Promise<Outcome> {
  const found = await unitOf(deps, turn, 'see-phones');
  if ('refused' in found) return say({ text: found.refused }, true);
  const unit = found.value;
  const [liaison, backup, groups] = await Promise.all([
    standOf(deps, unit.liaison),
    standOf(deps, unit.backup),
    allGroups(deps.table),
  ]);
  const names = groups.flatMap(({ value }) =>
    value.active && covers(value.covers, unit) ? [value.name] : [],
  );
  return say(unitCard(unit, { ...(liaison && { liaison }), ...(backup && { backup }), groups: names }), true);
}

/** 哪些单位没绑定: by street, whom to telephone. A street reads its own. */
export async function askUnreached(deps: Deps, { speaker }: Turn): Promise<Outcome> {
  if (!may(speaker, 'see-phones')) return say({ text: askRefused['officers-only'] }, true);
  const [units, stored] = await Promise.all([unitsById(deps), allPeople(deps.table)]);
  const people = stored.map(({ value }) => value);
  const byId = new Map(people.map((person) => [person.id, person]));
  const seen = [...units.values()].filter((unit) => may(speaker, 'see-phones', unit));
  const lost = unreached(deps, seen, people);
  const streets = [...new Set(lost.map(({ street }) => street))].sort();
  return say(
    unreachedCard(
      streets.map((street) => ({
        street,
        units: lost
          .filter((unit) => unit.street === street)
          .map((unit) => {
            const id = unit.liaison ?? unit.backup;
            const person = id && byId.get(id);
            return { name: unit.name, ...(person && { stand: shown(deps, person) }) };
          }),
      })),
    ),
    true,
  );
}

/** 绑定码 万汇广场: a new way in, for whoever may say who stands for the unit. */
export async function askCode(deps: Deps, turn: Turn): Promise<Outcome> {
  const found = await unitOf(deps, turn, 'decide-liaison');
  if ('refused' in found) return say({ text: found.refused }, true);
  const { value: unit, version } = found;
  const { code, write } = issueCode(deps, unit.id, turn.now);
  const until = later(turn.now, bindingLifeMs);
  return {
    ...say(codeTold(unit.name, code), true),
    writes: [write, codeIssued(unit.id, until), ...putUnit(unit, version)],
    entries: [{ pk: `unit#${unit.id}`, version: version + 1, what: 'directory.code-issued', facts: {} }],
  };
}

async function unitOf(
  deps: Deps,
  { intent, speaker }: Turn,
  act: Act,
): Promise<Stored<Unit> | { readonly refused: string }> {
  const stored = intent.unitId && (await loadUnit(deps.table, intent.unitId));
  if (!stored?.value.active) return { refused: askRefused['which-unit'] };
  return may(speaker, act, stored.value) ? stored : { refused: askRefused['not-yours'] };
}

async function standOf(deps: Deps, id: PersonId | undefined): Promise<Stand | undefined> {
  const person = id && (await loadPerson(deps.table, id))?.value;
  return person ? shown(deps, person) : undefined;
}

function shown(deps: Deps, person: Person): Stand {
  return {
    name: person.name,
    ...(person.phone && { phone: person.phone }),
    reached: isReached(deps, person),
  };
}
