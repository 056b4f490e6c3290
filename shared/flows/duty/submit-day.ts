import { submitHints } from '../../conversation/duty/words-submit.ts';
import { hoursIn } from '../../conversation/sentence/hours-in.ts';
import { type Actor, may } from '../../domain/directory/may.ts';
import type { Hours } from '../../domain/duty/hours.ts';
import { bureauKey, type Post, postKeysOf, streetKey } from '../../domain/duty/post.ts';
import type { Wanted } from '../../domain/duty/roster.ts';
import {
  type Place,
  type Role,
  type Shift,
  type ShiftKind,
  shiftFromId,
  shiftIdOf,
} from '../../domain/duty/shift.ts';
import { personId, shiftId } from '../../domain/ids.ts';
import { type Day, dayFrom } from '../../domain/time.ts';
import { loadPerson } from '../../store/directory.ts';
import { allPosts, shiftsOf } from '../../store/duty.ts';
import type { RosterDraft } from '../../store/roster-drafts.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { compared } from './submit-compare.ts';
import { refused } from './swaps.ts';

/** Marks a name that stands on the roster and is nobody's in the directory. */
export const strangerMark = '@';

/** Whose roster somebody may change by hand: any for those who keep the roster, else his own post's. */
export function mayChangeDay(who: Actor, post: string): boolean {
  return may(who, 'set-roster') || (post !== bureauKey && postKeysOf(who).includes(post));
}

/** Whether all that a table changes is his to change now, whatever it was when he sent it; who grants leave is sent tables by the house. */
export function mayChangeAll(who: Actor, { wanted, gone }: Pick<RosterDraft, 'wanted' | 'gone'>): boolean {
  const posts = [...wanted.map(({ post }) => post?.key), ...gone.map((id) => shiftFromId(id)?.post)];
  return may(who, 'approve-swap') || posts.every((post) => mayChangeDay(who, post ?? bureauKey));
}

/** The post of his street, which stands in no list before its first roster. */
export function ownStreet({ street }: Pick<Actor, 'street'>): Post[] {
  return street === undefined ? [] : [{ key: streetKey(street), name: street }];
}

/** Where the form says when a watch of a kind begins and ends. */
export const hoursField = (kind: ShiftKind): string => `${kind}.hours`;

const fieldName = /^(day|night|whole)\.(leader|main|deputy|standby)\.\d+$/;
const roles: readonly Role[] = ['leader', 'main', 'deputy', 'standby'];

/** One day of the month view as its form says: shown against what stands, and waits for one word. */
export async function changeDay(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, speaker } = turn;
  const day = dayFrom(intent.reference ?? '');
  const key = intent.choice ?? bureauKey;
  if (!day || !speaker.person || !mayChangeDay(speaker, key)) return refused(turn, submitHints.notYours);
  const known = [...(await allPosts(deps.table)), ...ownStreet(speaker)];
  const post = key === bureauKey ? undefined : known.find((one) => one.key === key);
  if (key !== bureauKey && !post) return refused(turn, submitHints.notYours);
  const standing = (await shiftsOf(deps.table, day, key)).map(({ value }) => value);
  const places = await placesOf(deps, intent.form ?? {}, standing);
  if (!places) return refused(turn, submitHints.whoLeft);
  const wanted = wantedOn(day, post, places);
  const form = intent.form ?? {};
  const wrong = wanted.find(({ kind }) => hoursSaid(form, kind) === 'unread');
  if (wrong) return refused(turn, submitHints.wrongHours(form[hoursField(wrong.kind)] ?? ''));
  return compared(
    deps,
    turn,
    wanted.map((one) => withHours(one, hoursSaid(form, one.kind))),
  );
}

/** As written in a roster; undefined where nothing is, which leaves them as they are. */
function hoursSaid(form: Readonly<Record<string, string>>, kind: ShiftKind): Hours | 'unread' | undefined {
  const said = (form[hoursField(kind)] ?? '').trim();
  if (said === '') return undefined;
  const hit = hoursIn(said);
  return hit?.hours && hit.end - hit.start === said.length ? hit.hours : 'unread';
}

const withHours = (wanted: Wanted, hours: ReturnType<typeof hoursSaid>): Wanted =>
  hours && hours !== 'unread' ? { ...wanted, hours } : wanted;

type Filled = readonly { readonly kind: ShiftKind; readonly place: Place }[];

/** Undefined where somebody chosen has left since. */
async function placesOf(
  deps: Deps,
  form: Readonly<Record<string, string>>,
  standing: readonly Shift[],
): Promise<Filled | undefined> {
  const found: { kind: ShiftKind; place: Place }[] = [];
  for (const [name, chosen] of Object.entries(form)) {
    const [, kindSaid, roleSaid] = fieldName.exec(name) ?? [];
    const role = roles.find((one) => one === roleSaid);
    if (!role || chosen === '') continue;
    const kind = kindSaid === 'day' || kindSaid === 'night' ? kindSaid : 'whole';
    const place = chosen.startsWith(strangerMark)
      ? { role, ...strangerAs(chosen.slice(1, 40), { kind, role, standing }) }
      : await placeOf(deps, chosen, { kind, role, standing });
    if (!place) return undefined;
    found.push({ kind, place });
  }
  return found;
}

interface Spot {
  readonly kind: ShiftKind;
  readonly role: Role;
  /** The watches of that day as they stand. */
  readonly standing: readonly Shift[];
}

/** A name the directory does not have, with the phone that stands beside it that day: in its own place, else in any. */
function strangerAs(name: string, { kind, role, standing }: Spot): Pick<Place, 'name' | 'phone'> {
  const known = standing.flatMap((shift) =>
    [...(shift.rostered ?? []), ...shift.places].flatMap((place) =>
      place.person === undefined && place.name === name && place.phone !== undefined
        ? { phone: place.phone, isOwn: shift.kind === kind && place.role === role }
        : [],
    ),
  );
  const phone = (known.find(({ isOwn }) => isOwn) ?? known[0])?.phone;
  return { name, ...(phone !== undefined && { phone }) };
}

/** Whoever stays where he was keeps what stands beside him: only what was chosen anew is a change. */
async function placeOf(
  deps: Deps,
  chosen: string,
  { kind, role, standing }: Spot,
): Promise<Place | undefined> {
  const person = (await loadPerson(deps.table, personId(chosen)))?.value;
  if (!person?.active) return undefined;
  const { id, name } = person;
  const there = standing
    .flatMap((shift) => (shift.kind === kind ? (shift.rostered ?? shift.places) : []))
    .find((place) => place.role === role && place.person === id);
  const { phone } = there ?? person;
  return { role, name, person: id, ...(phone !== undefined && { phone }) };
}

function wantedOn(day: Day, post: Post | undefined, filled: Filled): Wanted[] {
  return [...new Set(filled.map(({ kind }) => kind))].map((kind) => ({
    ...{ id: shiftId(shiftIdOf(day, kind, post?.key)), day, kind },
    places: filled.flatMap((one) => (one.kind === kind ? one.place : [])),
    ...(post && { post }),
  }));
}
