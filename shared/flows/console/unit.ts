import { nameOf } from '../../conversation/alerts/words-card.ts';
import { channelNames } from '../../conversation/channel-names.ts';
import { timeWords } from '../../conversation/clock.ts';
import { confirmedHow, lateWord } from '../../conversation/console/words-alerts.ts';
import {
  answeredWords,
  headLabels,
  lastAnswer,
  reachWords,
  roleInUnit,
} from '../../conversation/console/words-units.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import type { Roll } from '../../domain/alerts/roll.ts';
import type { Person } from '../../domain/directory/person.ts';
import { covers, type Unit } from '../../domain/directory/unit.ts';
import { unitKey } from '../../domain/duty/post.ts';
import { caseStates, isOver } from '../../domain/hazards/case.ts';
import type { Listed } from '../../domain/hazards/listed.ts';
import type { PersonId } from '../../domain/ids.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import { alertsBefore } from '../../store/alerts.ts';
import { loadPerson } from '../../store/directory.ts';
import { casesFrom } from '../../store/hazards.ts';
import { loadRoll } from '../../store/rolls.ts';
import type { Deps } from '../deps.ts';
import { groupsKept } from '../groups.ts';
import { reachable } from '../reach.ts';
import type { Visitor } from '../speaker.ts';
import { type CaseShown, caseShown } from './cases-open.ts';
import { countedIn } from './counted.ts';
import { type IncidentShown, incidentList } from './incidents.ts';
import { record, withNumber } from './look.ts';
import { postsFor } from './month.ts';
import { phoneFor } from './scope.ts';
import { type Fared, faredAt } from './unit-reach.ts';
import { type UnitShown, unitFor, unitShown } from './units.ts';

interface PersonShown {
  readonly id: PersonId;
  readonly role: string;
  readonly name: string;
  readonly phone?: string;
  /** On which platforms he is reached, or that he is not. */
  readonly reach: string;
  readonly isReached: boolean;
  /** How what was sent to him alone fared, and when he last answered for the unit. */
  readonly fared: Fared;
  readonly answered: string;
}

interface GroupShown {
  readonly name: string;
  readonly active: boolean;
  readonly fared: Fared;
}

export interface AnswerShown {
  readonly id: string;
  readonly name: string;
  readonly at: string;
  readonly confirmed?: string;
  readonly how: string;
  /** Until when it is asked for, and whether that is over; '' where no hour is set. */
  readonly due: string;
  readonly isLate: boolean;
}

export interface UnitPage {
  readonly unit: UnitShown;
  readonly size: string;
  readonly heads: readonly { readonly label: string; readonly value: string }[];
  readonly people: readonly PersonShown[];
  readonly groups: readonly GroupShown[];
  /** What goes on there now. */
  readonly incidents: readonly IncidentShown[];
  /** How many are not over, and how many of them overdue: of all, however many are shown. */
  readonly owed: { readonly open: number; readonly overdue: number };
  /** What is not over, the most urgent first, then what is. */
  readonly open: readonly CaseShown[];
  readonly over: readonly CaseShown[];
  readonly answers: readonly AnswerShown[];
  /** How often it answered, in words. */
  readonly answered: string;
  /** It keeps a roster of its own. */
  readonly post: string | undefined;
}

const lastAlerts = 20;
const mostCases = { open: 30, over: 10 } as const;

/** The card of an enterprise: who stands for it, how it is reached, what is open there, what it answered. */
export async function unitPage(
  deps: Deps,
  { visitor, id }: { visitor: Visitor; id: string },
  now: Instant,
): Promise<UnitPage | undefined> {
  const unit = await unitFor(deps, visitor, id);
  if (!unit) return undefined;
  const [groups, open, over, asked, posts, owed, incidents] = await Promise.all([
    groupsKept(deps),
    casesAt(deps, unit, 'open'),
    casesAt(deps, unit, 'over'),
    askedOf(deps, unit),
    postsFor(deps, visitor),
    owedBy(deps, unit, now),
    incidentList(deps, { visitor, shelf: 'open', unit: unit.id }, now),
  ]);
  const people = await peopleOf(deps, { visitor, unit, asked }, now);
  await record(deps, visitor, { what: 'looked', of: `unit#${unit.id}`, people: withNumber(people), now });
  const alerts = asked.map(({ alert }) => alert);
  const covering = groups.filter((group) => covers(group.covers, unit));
  const shown = (cases: readonly Listed[]) => cases.map((one) => caseShown(one, dayOf(now)));
  return {
    ...{ unit: unitShown(unit), size: unit.size ?? '', heads: headsOf(unit) },
    people,
    groups: await Promise.all(
      covering.map(async ({ id: group, name, active }) => ({
        ...{ name, active },
        fared: await faredAt(deps, { home: { kind: 'group', group }, alerts }, now),
      })),
    ),
    ...{ owed, incidents, open: shown(open).sort(byDeadline), over: shown(over), ...answersOf(asked, now) },
    post: posts.find(({ key }) => key === unitKey(unit.id))?.key,
  };
}

async function owedBy({ table }: Deps, { id }: Unit, now: Instant): Promise<UnitPage['owed']> {
  const { states, overdue } = await countedIn(table, `unit#${id}`, dayOf(now));
  const open = caseStates.filter((state) => !isOver({ state }));
  return { open: open.reduce((sum, state) => sum + (states[state] ?? 0), 0), overdue };
}

/** Overdue ones first; what has no day yet waits for whoever judges it. */
function byDeadline(one: CaseShown, other: CaseShown): number {
  return (one.deadline || '9').localeCompare(other.deadline || '9');
}

async function casesAt({ table }: Deps, { id }: Unit, part: 'open' | 'over'): Promise<Listed[]> {
  const found: Listed[] = [];
  for await (const { listed } of casesFrom(table, `unit#${id}`, { part, after: '' })) {
    found.push(listed);
    if (found.length >= mostCases[part]) break;
  }
  return found;
}

interface Asked {
  readonly alert: Broadcast;
  readonly roll: Roll;
}

/** What it was asked of late, the latest first. */
async function askedOf({ table }: Deps, unit: Unit): Promise<Asked[]> {
  const { found } = await alertsBefore(table, undefined, lastAlerts);
  const rolls = await Promise.all(found.map(({ id }) => loadRoll(table, id, unit.id)));
  return found.flatMap((alert, place) => {
    const roll = rolls[place]?.value;
    return roll && alert.sentAt !== undefined && alert.asks ? [{ alert, roll }] : [];
  });
}

function answersOf(asked: readonly Asked[], now: Instant): Pick<UnitPage, 'answers' | 'answered'> {
  const confirmed = asked.flatMap(({ roll }) => roll.confirmed ?? []);
  const late = confirmed.filter((one) => one.late).length;
  return {
    answered: asked.length === 0 ? '' : answeredWords(asked.length, confirmed.length - late, late),
    answers: asked.map(({ alert, roll: { confirmed: one } }) => ({
      ...{ id: alert.id, name: nameOf(alert), at: timeWords(alert.sentAt ?? now, now) },
      ...(one && { confirmed: timeWords(one.at, now) }),
      how: one ? `${confirmedHow[one.how]}${one.late ? lateWord : ''}` : '',
      due: alert.ackBy === undefined ? '' : timeWords(alert.ackBy, now),
      isLate: alert.ackBy !== undefined && alert.ackBy < now,
    })),
  };
}

async function peopleOf(
  deps: Deps,
  { visitor, unit, asked }: { visitor: Visitor; unit: Unit; asked: readonly Asked[] },
  now: Instant,
): Promise<PersonShown[]> {
  const wanted = [unit.liaison, unit.backup] as const;
  const found = await Promise.all(wanted.map((id) => id && loadPerson(deps.table, id)));
  const alerts = asked.map(({ alert }) => alert);
  const shown = found.map(async (stored, place) => {
    if (!stored) return [];
    const person = stored.value;
    const last = asked.find(({ roll }) => roll.confirmed?.by === person.id)?.roll.confirmed;
    const fared = await faredAt(deps, { home: { kind: 'person', person: person.id }, alerts }, now);
    const answered = last ? lastAnswer(timeWords(last.at, now)) : '';
    return [{ ...personShown(deps, person, { role: roleInUnit[place] ?? '', visitor }), fared, answered }];
  });
  return (await Promise.all(shown)).flat();
}

function personShown(
  deps: Deps,
  person: Person,
  { role, visitor }: { role: string; visitor: Visitor },
): Omit<PersonShown, 'fared' | 'answered'> {
  const phone = phoneFor(visitor, person.phone);
  const works = person.active ? reachable(deps, person.addresses) : [];
  const channels = [...new Set(works.map(({ channel }) => channelNames[channel]))];
  return {
    ...{
      id: person.id,
      role,
      name: person.name,
      isReached: channels.length > 0,
      reach: reachWords(channels),
    },
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
