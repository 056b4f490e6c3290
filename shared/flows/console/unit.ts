import { nameOf } from '../../conversation/alerts/words-card.ts';
import { channelNames } from '../../conversation/channel-names.ts';
import { timeWords } from '../../conversation/clock.ts';
import { headLabels, reachWords, roleInUnit } from '../../conversation/console/words-units.ts';
import type { Person } from '../../domain/directory/person.ts';
import { covers, type Unit } from '../../domain/directory/unit.ts';
import type { Listed } from '../../domain/hazards/listed.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import { alertsBefore } from '../../store/alerts.ts';
import { allGroups, loadPerson } from '../../store/directory.ts';
import { casesFrom } from '../../store/hazards.ts';
import { loadRoll } from '../../store/rolls.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';
import { type CaseShown, caseShown } from './cases-open.ts';
import { record } from './look.ts';
import { phoneFor } from './scope.ts';
import { type UnitShown, unitFor, unitShown } from './units.ts';

interface PersonShown {
  readonly role: string;
  readonly name: string;
  readonly phone?: string;
  /** On which platforms he is reached, or that he is not. */
  readonly reach: string;
  readonly isReached: boolean;
}

export interface AnswerShown {
  readonly id: string;
  readonly name: string;
  readonly at: string;
  readonly confirmed?: string;
}

export interface UnitPage {
  readonly unit: UnitShown;
  readonly size: string;
  readonly heads: readonly { readonly label: string; readonly value: string }[];
  readonly people: readonly PersonShown[];
  readonly groups: readonly string[];
  readonly cases: readonly CaseShown[];
  readonly answers: readonly AnswerShown[];
}

const lastAlerts = 20;
const mostCases = 30;

/** The card of an enterprise: who stands for it, how it is reached, what is open there, what it answered. */
export async function unitPage(
  deps: Deps,
  { visitor, id }: { visitor: Visitor; id: string },
  now: Instant,
): Promise<UnitPage | undefined> {
  const unit = await unitFor(deps, visitor, id);
  if (!unit) return undefined;
  await record(deps, visitor, { what: 'looked', of: `unit#${unit.id}`, now });
  const [groups, cases] = await Promise.all([allGroups(deps.table), casesAt(deps, unit)]);
  const covering = groups.filter(({ value }) => value.active && covers(value.covers, unit));
  return {
    ...{ unit: unitShown(unit), size: unit.size ?? '', heads: headsOf(unit) },
    people: await peopleOf(deps, visitor, unit),
    groups: covering.map(({ value }) => value.name),
    cases: cases.map((one) => caseShown(one, dayOf(now))),
    answers: await answersOf(deps, unit, now),
  };
}

async function casesAt({ table }: Deps, { id }: Unit): Promise<Listed[]> {
  const found: Listed[] = [];
  for await (const { listed } of casesFrom(table, `unit#${id}`, { part: 'both', after: '' })) {
    found.push(listed);
    if (found.length >= mostCases) break;
  }
  return found;
}

async function peopleOf(deps: Deps, visitor: Visitor, unit: Unit): Promise<PersonShown[]> {
  const wanted = [unit.liaison, unit.backup] as const;
  const found = await Promise.all(wanted.map((id) => id && loadPerson(deps.table, id)));
  return found.flatMap((stored, place) =>
    stored ? [personShown(stored.value, { role: roleInUnit[place] ?? '', visitor })] : [],
  );
}

function personShown(person: Person, { role, visitor }: { role: string; visitor: Visitor }): PersonShown {
  const phone = phoneFor(visitor, person.phone);
  const channels = [...new Set(person.addresses.map(({ channel }) => channelNames[channel]))];
  const isReached = person.active && channels.length > 0;
  return {
    ...{ role, name: person.name, isReached, reach: reachWords(person.active ? channels : []) },
    ...(phone !== undefined && { phone }),
  };
}

function headsOf({ responsible, industryHead, adminHead }: Unit): UnitPage['heads'] {
  const rows = [
    [headLabels.responsible, responsible],
    [headLabels.industryHead, industryHead],
    [headLabels.adminHead, adminHead],
  ] as const;
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** What it was asked of late and what it said. */
async function answersOf(deps: Deps, unit: Unit, now: Instant): Promise<AnswerShown[]> {
  const { found } = await alertsBefore(deps.table, undefined, lastAlerts);
  const rolls = await Promise.all(found.map(({ id }) => loadRoll(deps.table, id, unit.id)));
  return found.flatMap((alert, place) => {
    const roll = rolls[place]?.value;
    if (!roll || alert.sentAt === undefined || !alert.asks) return [];
    const confirmed = roll.confirmed && timeWords(roll.confirmed.at, now);
    const at = timeWords(alert.sentAt, now);
    return [{ id: alert.id, name: nameOf(alert), at, ...(confirmed !== undefined && { confirmed }) }];
  });
}
