import { lunarDateIn } from '../../conversation/duty/periods.ts';
import { offerRefused, swapHints } from '../../conversation/duty/words-swap.ts';
import type { Slots } from '../../conversation/intent.ts';
import { may } from '../../domain/directory/may.ts';
import type { Person } from '../../domain/directory/person.ts';
import type { Shift } from '../../domain/duty/shift.ts';
import { isOpen } from '../../domain/duty/swap.ts';
import { whyNotGiven } from '../../domain/duty/swap-offer.ts';
import { personId } from '../../domain/ids.ts';
import { type Day, dayOf } from '../../domain/time.ts';
import { loadPerson } from '../../store/directory.ts';
import { swapsOf } from '../../store/swaps.ts';
import type { Deps } from '../deps.ts';
import { knownNames } from '../names.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { spanOf } from './span.ts';
import { type Offer, openSwap, standIns, whyNotBack, whyNotOne } from './swap-open.ts';
import { comingOf, refused } from './swaps.ts';

/** In one's own words, or an officer for two others: a place is offered, and whoever may take it is asked. */
export async function askSwap(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, now } = turn;
  if (!speaker.person) return refused(turn, swapHints.notYours);
  if (intent.noSuchDay !== undefined) return refused(turn, swapHints.noSuchDay(intent.noSuchDay));
  const sides = await sidesOf(deps, turn, speaker.person);
  if (!sides.ok) return refused(turn, sides.text);
  const { giver, taker, dates } = sides;
  const given = await watchOn(deps, giver, { day: dates[0], kind: intent.shift, now });
  if (!given.ok) return refused(turn, given.text);
  if (
    (await swapsOf(deps.table, giver.id)).some(({ value }) => isOpen(value) && value.shift === given.shift.id)
  )
    return refused(turn, swapHints.already);
  const back =
    taker && dates[1] ? await watchOn(deps, taker, { day: dates[1], kind: undefined, now }) : undefined;
  if (back && !back.ok) return refused(turn, back.text);
  return offer(deps, turn, { giver, taker, shift: given.shift, ...(back && { back: back.shift }) });
}

interface Sides {
  readonly ok: true;
  readonly giver: Person;
  readonly taker?: Person | undefined;
  readonly dates: readonly (Day | undefined)[];
}
type Said = { readonly ok: false; readonly text: string };

/** Who gives what to whom. */
async function sidesOf(deps: Deps, turn: Turn, me: Person): Promise<Sides | Said> {
  const { intent, now } = turn;
  const [one, other] = intent.items ?? [];
  if (one?.person !== undefined && other?.person !== undefined) return twoSides(deps, turn, [one, other]);
  const dates = [one?.date ?? intent.date ?? namedDay(intent.text ?? '', dayOf(now)), other?.date];
  if (intent.person === undefined) return { ok: true, giver: me, dates };
  const taker = await personNamed(deps, intent);
  if (typeof taker === 'string') return { ok: false, text: taker };
  if (taker.id === me.id) return { ok: false, text: offerRefused['same-person']('') };
  return { ok: true, giver: me, taker, dates };
}

/** Two others may only be named by an officer. */
async function twoSides(
  deps: Deps,
  { speaker }: Turn,
  [one, other]: readonly [Slots, Slots],
): Promise<Sides | Said> {
  const [giver, taker] = await Promise.all([personNamed(deps, one), personNamed(deps, other)]);
  if (typeof giver === 'string') return { ok: false, text: giver };
  if (typeof taker === 'string') return { ok: false, text: taker };
  const isParty = [giver.id, taker.id].some((id) => id === speaker.person?.id);
  if (!isParty && !may(speaker, 'set-roster')) return { ok: false, text: swapHints.notYours };
  const isTaker = taker.id === speaker.person?.id;
  if (other.date === undefined && one.date !== undefined) {
    if (isTaker && !may(speaker, 'set-roster')) return { ok: false, text: swapHints.ownWord(giver.name) };
    return { ok: true, giver, taker, dates: [one.date, undefined] };
  }
  return isTaker
    ? { ok: true, giver: taker, taker: giver, dates: [other.date, one.date] }
    : { ok: true, giver, taker, dates: [one.date, other.date] };
}

function namedDay(text: string, today: Day): Day | undefined {
  return lunarDateIn(text) === undefined ? undefined : spanOf(text, today)?.from;
}

async function personNamed(deps: Deps, { person = '', personId: id }: Slots): Promise<Person | string> {
  const { people } = await knownNames(deps);
  const found = people.filter(({ names }) => names.includes(person));
  const only = id ?? (found.length === 1 && found[0] ? personId(found[0].id) : undefined);
  const loaded = only && (await loadPerson(deps.table, only))?.value;
  if (loaded?.active) return loaded;
  return found.length > 1 ? swapHints.two(person) : swapHints.unknown(person);
}

/** The watch somebody gives away: on the day that is named, else his only one to come. */
async function watchOn(
  deps: Deps,
  who: Person,
  { day, kind, now }: { day: Day | undefined; kind: Shift['kind'] | undefined; now: Turn['now'] },
): Promise<{ readonly ok: true; readonly shift: Shift } | Said> {
  const all = (await comingOf(deps, who, now, 90)).map(({ value }) => value);
  const open = all.filter((shift) => whyNotGiven(shift, who.id, now) === undefined);
  const [first, second] = open;
  if (day === undefined) {
    return first && !second
      ? { ok: true, shift: first }
      : { ok: false, text: swapHints.noDay(open.slice(0, 6).map((shift) => shift.day)) };
  }
  const there = all.filter((shift) => shift.day === day);
  const shift = there.find((one) => one.kind === kind) ?? there[0];
  const why = shift ? whyNotGiven(shift, who.id, now) : 'not-your-day';
  return shift && why === undefined
    ? { ok: true, shift }
    : { ok: false, text: offerRefused[why ?? 'not-your-day'](who.name) };
}

async function offer(deps: Deps, turn: Turn, given: Offer): Promise<Outcome> {
  const { giver, taker, back } = given;
  if (taker) {
    const why = (await whyNotOne(deps, given, taker)) ?? (back && (await whyNotBack(deps, given)));
    if (why) return refused(turn, offerRefused[why](taker.name));
    if (taker.addresses.length === 0) return refused(turn, swapHints.unreachable(taker.name));
  }
  const free = taker ? [taker] : await standIns(deps, given);
  if (free.length === 0) return refused(turn, swapHints.nobodyFree);
  const by = { id: turn.speaker.person?.id ?? giver.id, name: turn.speaker.name };
  return openSwap(deps, { by, now: turn.now }, { ...given, free });
}
