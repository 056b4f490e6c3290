import {
  agreedFor,
  approvalCard,
  askCard,
  asked,
  type Shown,
  toldOfArranging,
} from '../../conversation/duty/words-swap.ts';
import type { Person } from '../../domain/directory/person.ts';
import { type Shift, startOf } from '../../domain/duty/shift.ts';
import type { Swap } from '../../domain/duty/swap.ts';
import { type OfferRefusal, placeOf, whyNotTaken } from '../../domain/duty/swap-offer.ts';
import type { PersonId } from '../../domain/ids.ts';
import { type Instant, instant } from '../../domain/time.ts';
import { loadPerson } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome } from '../outcome.ts';
import { carriedAt } from './carried.ts';
import { approversOf, around, moved, peers, tell } from './swaps.ts';

/** So many are asked at most; more would be a call to everybody. */
const mostAsked = 8;

/** A watch that somebody gives away, to one who is named or to whoever is free; `back` is what he takes for it. */
export interface Offer {
  readonly giver: Person;
  readonly taker?: Person | undefined;
  readonly shift: Shift;
  readonly back?: Shift;
}

const roleOf = (shift: Shift, person: PersonId) => placeOf(shift, person)?.role ?? 'main';

/** Those who are free for the watch, rested and can be asked; whoever carried least of nights and holidays first. */
export async function standIns(deps: Deps, { giver, shift }: Offer): Promise<readonly Person[]> {
  const role = roleOf(shift, giver.id);
  const choices = await peers(deps, shift.post, role);
  const [near, carried] = await Promise.all([
    around(deps, shift, choices),
    carriedAt(deps, shift.day, shift.post?.key),
  ]);
  return choices
    .filter(({ id, addresses }) => id !== giver.id && addresses.length > 0)
    .filter(({ id }) => whyNotTaken(id, { shift, role }, near) === undefined)
    .sort((one, other) => (carried.get(one.id) ?? 0) - (carried.get(other.id) ?? 0))
    .slice(0, mostAsked);
}

export async function whyNotOne(
  deps: Deps,
  { giver, shift, back }: Offer,
  taker: Person,
): Promise<OfferRefusal | undefined> {
  const near = await around(deps, shift, [taker]);
  const wanted = { shift, role: roleOf(shift, giver.id) };
  return whyNotTaken(taker.id, wanted, { ...near, ...(back && { gives: back.id }) });
}

/** Whether whoever takes a watch is free and rested for it still: since he was asked he may have got another. */
export async function whyNotNow(
  deps: Deps,
  { swap, shift, back }: Shown,
  taker: { readonly id: PersonId },
): Promise<OfferRefusal | undefined> {
  const person = (await loadPerson(deps.table, taker.id))?.value;
  if (!person) return undefined;
  const near = await around(deps, shift, [person]);
  return whyNotTaken(person.id, { shift, role: swap.role }, { ...near, ...(back && { gives: back.id }) });
}

/** The giver, too, must be free and rested for what he takes in return. */
export async function whyNotBack(
  deps: Deps,
  { giver, taker, shift, back }: Offer,
): Promise<OfferRefusal | undefined> {
  if (!back || !taker) return undefined;
  const near = await around(deps, back, [giver]);
  return whyNotTaken(giver.id, { shift: back, role: roleOf(back, taker.id) }, { ...near, gives: shift.id });
}

interface Opening {
  readonly by: { readonly id: PersonId; readonly name: string };
  readonly now: Instant;
}

/** Asks everybody of `free`; what an officer arranges for two others goes to the leader at once, and both are told. */
export async function openSwap(
  deps: Deps,
  { by, now }: Opening,
  { giver, taker, shift, back, free }: Offer & { readonly free: readonly Person[] },
): Promise<Outcome> {
  const isArranged = taker !== undefined && by.id !== giver.id;
  const parties = [giver.id, by.id, ...(taker ? [taker.id] : [])];
  const swap: Swap = {
    ...{ id: deps.newId('sw'), shift: shift.id, role: roleOf(shift, giver.id), giver: handOf(giver) },
    ...(back && taker && { back: { shift: back.id, role: roleOf(back, taker.id) } }),
    ...(isArranged && { taker: handOf(taker) }),
    ...{ by: by.id, askedAt: now, warned: false, asked: free.map(({ id }) => id) },
    approvers: await approversOf(deps, parties, now),
    state: isArranged ? 'agreed' : 'asked',
    starts: instant(Math.min(startOf(shift), back ? startOf(back) : Number.MAX_SAFE_INTEGER)),
  };
  const shown = { swap, shift, ...(back && { back }) };
  const sends = isArranged
    ? [
        ...parties
          .filter((id) => id !== by.id)
          .map((id) => tell(id, `swap-arranged#${swap.id}`, toldOfArranging(shown, by.name), swap.id)),
        ...swap.approvers.map((id) => tell(id, `swap-approve#${swap.id}`, approvalCard(shown, now), swap.id)),
      ]
    : swap.asked.map((id) => tell(id, `swap-ask#${swap.id}`, askCard(shown, by.name, now), swap.id));
  const names = free.map(({ name }) => name);
  return join(moved({ version: 0 }, swap, undefined), {
    writes: [],
    reply: isArranged ? agreedFor(shown) : asked(shown, names),
    privately: true,
    sends,
  });
}

export function handOf({ id, name, phone }: Person): Swap['giver'] {
  return { name, person: id, ...(phone !== undefined && { phone }) };
}
