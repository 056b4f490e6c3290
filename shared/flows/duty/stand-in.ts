import {
  replacedBy,
  standInAction,
  standInAsked,
  standInDeclined,
  standInNo,
  standInRefused,
  standInTaken,
} from '../../conversation/duty/words-absence.ts';
import { may } from '../../domain/directory/may.ts';
import { type MarkRefusal, takePlace } from '../../domain/duty/attendance.ts';
import type { Place, Shift } from '../../domain/duty/shift.ts';
import { type PersonId, personId } from '../../domain/ids.ts';
import type { Action } from '../../domain/message.ts';
import { standInWrite } from '../../store/absences.ts';
import { loadShift } from '../../store/duty.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { onDuty } from '../on-duty.ts';
import { type Outcome, type Send, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { candidatesFor } from './candidates.ts';
import { rulingActions } from './ruling-actions.ts';
import { changed } from './shifts.ts';

/** A proposed person takes the place of a missing one, by one button of whoever decides; or cannot, by his own. */
export async function standIn(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, speaker } = turn;
  const stored = await loadShift(deps.table, intent.reference ?? '');
  const [role = '', from = '', to = ''] = (intent.choice ?? '').split('#');
  const place = stored?.value.places.find((one) => one.role === role && one.person === from);
  if (stored && from === speaker.person?.id && to === 'no') return cannot(deps, turn, stored);
  if (!stored || !place) return no('not-on-roster');
  if (!may(speaker, 'decide-absent')) return no('not-yours');
  return take(deps, turn, { stored, place, to: personId(to) });
}

async function take(
  deps: Deps,
  { now, inbound }: Turn,
  { stored, place, to }: { stored: Stored<Shift>; place: Place; to: PersonId },
): Promise<Outcome> {
  const shift = stored.value;
  const free = await candidatesFor(deps, shift, place);
  const candidate = free.find(({ id }) => id === to);
  if (!candidate || place.person === undefined) return no('not-free');
  const { id, ...hand } = candidate;
  const decided = takePlace(shift, {
    role: place.role,
    from: place.person,
    to: { ...hand, person: id },
    now,
  });
  if (!decided.ok) return no(decided.why);
  const { next } = decided;
  const text = standInTaken(next, place, candidate.name);
  const once = `duty.standin#${shift.id}#${inbound.id}`;
  const change = changed(stored, next, {
    what: 'duty.stand-in',
    facts: { role: place.role, from: place.person, to: id },
  });
  return {
    ...{ ...change, writes: [...change.writes, standInWrite(id, next.id)] },
    ...{ reply: { text }, privately: true, toast: { tone: 'success', text } },
    sends: [
      toPerson(`${once}#to`, id, {
        card: standInAsked(next, place, { name: candidate.name, person: id }),
        shift: next,
      }),
      toPerson(`${once}#from`, place.person, { card: replacedBy(next, candidate.name), shift: next }),
    ],
  };
}

/** He stays on the list as missing, and whoever decides hears it with the next who are free. */
async function cannot(deps: Deps, { speaker, now, inbound }: Turn, stored: Stored<Shift>): Promise<Outcome> {
  const shift = stored.value;
  const me = speaker.person?.id;
  if (!shift.places.some(({ person }) => person === me)) return no('not-yours');
  const mine = shift.places.filter(({ person }) => person === me);
  const { leaders } = await onDuty(deps, now);
  const people = leaders.length > 0 ? leaders : (await officials(deps)).officers.map(({ id }) => id);
  const card = { ...standInRefused(shift, speaker.name), actions: await rulingActions(deps, shift, mine) };
  return {
    writes: [],
    ...{ reply: { text: standInDeclined }, privately: true },
    toast: { tone: 'info', text: standInDeclined },
    sends: people.map((person) =>
      toPerson(`duty.standin-no#${shift.id}#${inbound.id}`, person, { card, shift }),
    ),
  };
}

/** The button for one person somebody named himself, if he may stand in. */
export async function standInFor(
  deps: Deps,
  shift: Shift,
  place: Place,
  named: PersonId,
): Promise<readonly Action[]> {
  const free = await candidatesFor(deps, shift, place);
  const found = free.find(({ id }) => id === named);
  return found ? [standInAction(shift, place, found)] : [];
}

function toPerson(
  once: string,
  person: PersonId,
  { card, shift }: { card: Send['card']; shift: Shift },
): Send {
  return {
    once: `${once}#${person}`,
    to: { kind: 'person', person },
    lane: 'answer',
    card,
    about: { topic: 'duty', id: shift.id },
  };
}

function no(why: MarkRefusal | 'not-yours' | 'not-free'): Outcome {
  const text = standInNo[why];
  return { ...say({ text }, true), toast: { tone: 'warning', text } };
}
