import { dutyRoomOnly, mine, noRoster, rosterCard } from '../../conversation/duty/words.ts';
import { hereCard, notHereCard, notHereNotYours } from '../../conversation/duty/words-absence.ts';
import { swapHints } from '../../conversation/duty/words-swap.ts';
import type { Intent } from '../../conversation/intent.ts';
import { may } from '../../domain/directory/may.ts';
import type { Shift } from '../../domain/duty/shift.ts';
import { type Day, dayOf, plusDays } from '../../domain/time.ts';
import { loadBureau } from '../../store/directory.ts';
import { shiftsOf } from '../../store/duty.ts';
import type { Deps } from '../deps.ts';
import { runningShifts } from '../on-duty.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { shiftsWithPhones } from './phones.ts';
import { namedSpan, type Span } from './span.ts';
import { comingOf, quietly } from './swaps.ts';

const longest = 40;

/** Who is on duty, the roster, one's own days: names to everybody, mobile numbers privately to those who may. */
export async function query(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, speaker, now, inbound } = turn;
  const landline = (await loadBureau(deps.table))?.value.landline ?? '';
  const me = speaker.person;
  if (!me || speaker.roles.every((role) => role === 'guest')) return say(dutyRoomOnly(landline));
  if (intent.choice === 'absent' || intent.choice === 'present') return notHere(deps, turn);
  if (intent.noSuchDay !== undefined) return say({ text: swapHints.noSuchDay(intent.noSuchDay) }, true);
  const { from, until } = await asked(deps, intent, dayOf(now));
  if (intent.choice === 'mine') {
    const own = (await comingOf(deps, me, now)).map(({ value }) => value);
    const isNamed = intent.date !== undefined || intent.reference !== undefined;
    return say(
      mine(
        me.name,
        own.filter(({ day }) => !isNamed || (from <= day && day <= until)),
      ),
      true,
    );
  }
  const days = await shiftsBetween(deps, from, until);
  if (days.flat().length === 0) return say(noRoster(from, landline));
  const phones = inbound.chat === null && may(speaker, 'see-phones');
  const shown = phones ? await Promise.all(days.map((shifts) => shiftsWithPhones(deps, shifts))) : days;
  return say(rosterCard(shown, { phones, landline }));
}

/** Who of the watch that runs has signed in or has not, for those who look after it. */
async function notHere(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, now } = turn;
  if (!may(speaker, 'decide-absent')) return quietly(turn, notHereNotYours);
  const card = turn.intent.choice === 'present' ? hereCard : notHereCard;
  return say(card(await shiftsWithPhones(deps, await runningShifts(deps, now)), now), true);
}

/** The named day or span or period; a week from today where none is named. */
async function asked(deps: Deps, { date, until, reference }: Intent, today: Day): Promise<Span> {
  if (date) return { from: date, until: until ?? date };
  const named = reference === undefined ? undefined : await namedSpan(deps, reference, today);
  return named ?? { from: today, until: plusDays(today, 6) };
}

async function shiftsBetween(deps: Deps, from: Day, until: Day): Promise<Shift[][]> {
  const days: Day[] = [];
  for (let day = from; day <= until && days.length < longest; day = plusDays(day, 1)) days.push(day);
  const found = await Promise.all(days.map((day) => shiftsOf(deps.table, day)));
  return found.map((stored) => stored.map(({ value }) => value));
}
