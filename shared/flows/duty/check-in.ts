import { tookOver } from '../../conversation/duty/handover-words.ts';
import {
  checkedIn,
  checkedInAfterwards,
  checkedInFor,
  checkInRefused,
  toldOfProxy,
} from '../../conversation/duty/words.ts';
import type { Slots } from '../../conversation/intent.ts';
import { may } from '../../domain/directory/may.ts';
import {
  type CheckInRefusal,
  checkIn,
  checkInAfterwards,
  checkInFor,
  proved,
} from '../../domain/duty/check-in.ts';
import { previousOfWatch } from '../../domain/duty/handover.ts';
import { postKeysOf } from '../../domain/duty/post.ts';
import { type Shift, startOf } from '../../domain/duty/shift.ts';
import { type PersonId, personId } from '../../domain/ids.ts';
import { type Day, dayOf, type Instant } from '../../domain/time.ts';
import { standInOf } from '../../store/absences.ts';
import { loadShift, shiftsOf } from '../../store/duty.ts';
import { loadHandover } from '../../store/handovers.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { knownNames } from '../names.ts';
import { shiftsAround } from '../on-duty.ts';
import { nothing, type Outcome, type Send, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { arriveNamed } from './check-in-named.ts';
import { farSends, measured, postPoint } from './place-check.ts';
import { notProved, proofOf } from './proof.ts';
import { changed } from './shifts.ts';

/** "签到" and its button; "代张伟签到" and "补签 张伟 10月1日" for somebody else, kept as such. */
export async function arrive(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent } = turn;
  if (!speaker.person) return no('not-on-roster');
  if (intent.items && !intent.items.some((item) => isOwnArrival(item, speaker.name))) return nothing;
  if (intent.choice === 'afterwards' && namesSelf(turn)) return arriveFor(deps, turn, speaker.person.id);
  const other = await otherPerson(deps, turn);
  if (other) return arriveFor(deps, turn, other);
  const named = namesSelf(turn) ? undefined : await arriveNamed(deps, turn, intent.person ?? '');
  if (named) return named;
  if (await namesStranger(deps, turn)) return no('stranger');
  return arriveSelf(deps, turn, speaker.person.id);
}

async function arriveSelf(deps: Deps, turn: Turn, me: PersonId): Promise<Outcome> {
  const { now } = turn;
  const proof = await proofOf(deps, turn);
  if (proof.kind === 'missing') return notProved(proof.words, proof.writes);
  const watches = await wantedWatches(deps, turn);
  const found = firstThat(watches, (shift) => checkIn(shift, me, now));
  if (!found.ok) return no(found.why);
  const { stored, next, place } = found;
  const point = proof.proof?.at ? await postPoint(deps, next) : undefined;
  const seen = proof.proof && measured(proof.proof, point, proof.radiusM);
  const arrived = seen ? proved(next, me, seen) : next;
  const own = arrived.places.find(({ person }) => person === me) ?? place;
  const said = await tookOverAt(deps, arrived, turn);
  const text = `${checkedIn(arrived, own).text}${said}`;
  const change = changed(stored, arrived, {
    what: 'duty.checked-in',
    facts: { person: me, how: place.arrival?.how ?? '' },
  });
  return {
    ...{ ...change, writes: [...change.writes, ...proof.writes], errands: proof.errands },
    ...{ reply: { text }, toast: { tone: 'success', text }, privately: true },
    sends: await farSends(deps, arrived, { place: own, now }),
  };
}

/** The check-in says what the watch before left, to those who take it over. */
async function tookOverAt(deps: Deps, shift: Shift, { speaker, now }: Turn): Promise<string> {
  const mine = shift.places.find(({ person }) => person === speaker.person?.id);
  if (mine?.role !== 'main' && mine?.role !== 'deputy') return '';
  const post = shift.post?.key;
  const around = await shiftsAround(deps, now, post === undefined ? undefined : [post]);
  const before = previousOfWatch(
    shift,
    around.map(({ value }) => value),
  );
  return tookOver(before && (await loadHandover(deps.table, before.id))?.value);
}

/** The watch of the pressed card, else those around now that he may have: at his posts, and one he was put in for. */
async function wantedWatches(deps: Deps, turn: Turn): Promise<readonly Stored<Shift>[]> {
  const { intent, speaker, now } = turn;
  const named = intent.reference ?? (await standInOf(deps.table, speaker.person?.id ?? personId('')));
  const shift = named === undefined ? undefined : await loadShift(deps.table, named);
  if (intent.reference !== undefined) return shift ? [shift] : [];
  const near = await shiftsAround(deps, now, postKeysOf(speaker));
  const isNew = shift && !near.some(({ value }) => value.id === shift.value.id);
  return nearest(isNew ? [...near, shift] : near, now);
}

/** A chain of replies repeats everybody's line: only the speaker's own counts. */
function isOwnArrival(item: Slots, name: string): boolean {
  return item.person === name && item.choice === 'arrived';
}

function namesSelf({ intent, speaker }: Turn): boolean {
  if (intent.personId) return intent.personId === speaker.person?.id;
  return intent.person === undefined || intent.person === speaker.person?.name;
}

/** Somebody nobody knows, who shares no letter with the speaker: 老贺 may be 贺明 himself, 王小五 is not. */
async function namesStranger(deps: Deps, turn: Turn): Promise<boolean> {
  const { intent, speaker } = turn;
  const name = intent.person ?? '';
  if (namesSelf(turn) || intent.items || [...name].some((sign) => speaker.name.includes(sign))) return false;
  const { people } = await knownNames(deps);
  return !people.some(({ names }) => names.includes(name));
}

/** The one the sentence names, if it is not the speaker himself. */
async function otherPerson(deps: Deps, { intent, speaker }: Turn): Promise<PersonId | undefined> {
  if (intent.personId) return intent.personId === speaker.person?.id ? undefined : intent.personId;
  const name = intent.person;
  if (name === undefined || name === speaker.person?.name) return undefined;
  const { people } = await knownNames(deps);
  const found = people.filter(({ names }) => names.includes(name));
  return found.length === 1 && found[0] && found[0].id !== speaker.person?.id
    ? personId(found[0].id)
    : undefined;
}

/** Where the one in the directory has no such watch, the name may be that of somebody only the roster knows. */
async function arriveFor(deps: Deps, turn: Turn, who: PersonId): Promise<Outcome> {
  const { speaker, intent, now } = turn;
  const by = speaker.person?.id ?? personId('');
  const past = isOfPast(turn);
  const shifts =
    past && intent.date
      ? await shiftsOn(deps, speaker, intent.date)
      : nearest(await shiftsAround(deps, now, postKeysOf(speaker)), now);
  const allowed = shifts.filter(({ value }) => may(speaker, 'check-in-for') || holds(value, by));
  const decide = past ? checkInAfterwards : checkInFor;
  const found = firstThat(allowed, (shift) => decide(shift, who, { by, now }));
  if (!found.ok) {
    const named = await arriveNamed(deps, turn, intent.person ?? '');
    return named ?? no(allowed.length === 0 ? 'not-yours' : found.why);
  }
  const { stored, next, place } = found;
  return {
    ...changed(stored, next, {
      what: 'duty.checked-in',
      facts: { person: who, by, how: place.arrival?.how ?? '' },
    }),
    reply: past ? checkedInAfterwards(next, place) : checkedInFor(next, place),
    privately: true,
    sends: who === by ? [] : [proxyTold(next, who, speaker.name)],
  };
}

function isOfPast({ intent, now }: Turn): boolean {
  return intent.choice === 'afterwards' || (intent.date !== undefined && intent.date < dayOf(now));
}

async function shiftsOn(deps: Deps, speaker: Turn['speaker'], day: Day): Promise<Stored<Shift>[]> {
  return (await Promise.all(postKeysOf(speaker).map((post) => shiftsOf(deps.table, day, post)))).flat();
}

function proxyTold(shift: Shift, who: PersonId, by: string): Send {
  return {
    once: `duty.proxy#${shift.id}#${who}`,
    to: { kind: 'person', person: who },
    lane: 'answer',
    card: toldOfProxy(shift, by),
  };
}

function holds(shift: Shift, who: PersonId): boolean {
  return shift.places.some(({ person }) => person === who);
}

/** Who comes at 7:40 comes for the watch of 8:00, not for the one that is nearly over. */
function nearest(shifts: readonly Stored<Shift>[], now: Instant): readonly Stored<Shift>[] {
  const away = ({ value }: Stored<Shift>) => Math.abs(startOf(value) - now);
  return [...shifts].sort((one, other) => away(one) - away(other));
}

type Decided = ReturnType<typeof checkIn>;

type Found =
  | (Extract<Decided, { ok: true }> & { readonly stored: Stored<Shift> })
  | { readonly ok: false; readonly why: CheckInRefusal };

/** The first watch that takes the arrival; else the refusal that says most. */
function firstThat(shifts: readonly Stored<Shift>[], decide: (shift: Shift) => Decided): Found {
  const whys: CheckInRefusal[] = [];
  for (const stored of shifts) {
    const decided = decide(stored.value);
    if (decided.ok) return { ...decided, stored };
    if (decided.why === 'already-here') return decided;
    whys.push(decided.why);
  }
  const telling = (['too-early', 'not-over', 'over'] as const).find((why) => whys.includes(why));
  return { ok: false, why: telling ?? 'not-on-roster' };
}

function no(why: keyof typeof checkInRefused): Outcome {
  const text = checkInRefused[why];
  return { ...say({ text }, true), toast: { tone: 'warning', text } };
}
