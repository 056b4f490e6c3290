import {
  handedOver,
  handoverCard,
  handoverRefused,
  itemsIn,
  refusedKept,
  refusedTold,
  saidOf,
  taken,
  takenTold,
} from '../../conversation/duty/handover-words.ts';
import {
  type Handover,
  judge,
  nextOfWatch,
  previousOfWatch,
  type VerdictRefusal,
} from '../../domain/duty/handover.ts';
import { endOf, type Place, type Shift, startOf } from '../../domain/duty/shift.ts';
import type { PersonId } from '../../domain/ids.ts';
import { HOUR_MS, later } from '../../domain/time.ts';
import { loadShift } from '../../store/duty.ts';
import { loadHandover, notesOf, putHandover } from '../../store/handovers.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { openMatters } from '../open-matters.ts';
import { type Outcome, type Send, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { handoverLeaders } from './handover-leaders.ts';
import { nearWatches } from './own-watch.ts';

/** How long after its end a watch may still be handed over. */
const openMs = 4 * HOUR_MS;

/** "交班：…": the product's list and his own words go to whoever comes. */
export async function handOver(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, now, inbound } = turn;
  const me = speaker.person?.id;
  const near = await nearWatches(deps, turn);
  const shift = me && watchToGive(near, me, turn);
  if (!me || !shift) return no('no-watch');
  const next = nextOfWatch(
    shift,
    near.map(({ value }) => value),
  );
  const before = await loadHandover(deps.table, shift.id);
  if (before?.value.verdict?.kind === 'accepted') return no('settled');
  const text = saidOf(intent.text ?? (inbound.kind === 'said' ? inbound.text : ''));
  const handover: Handover = {
    ...{ from: shift.id, by: me, name: speaker.name, at: now, text },
    ...(next && { to: next.id }),
    items: itemsIn(`${text} ${intent.reason ?? ''}`),
    matters: await openMatters(deps, now, shift.post),
    notes: await notesOf(deps.table, shift.id),
  };
  const incoming = whoComes(next, me);
  const reply = handedOver(incoming.map(({ name }) => name));
  const version = before?.version ?? 0;
  return {
    writes: [putHandover(handover, version)],
    entries: [entry(shift.id, version, 'duty.handed-over', { by: me })],
    ...{ reply: { text: reply }, privately: true, toast: { tone: 'success', text: reply } },
    sends: incoming.flatMap(({ person }) =>
      told(handover, person, { what: `list-${version + 1}`, card: handoverCard(handover, shift) }),
    ),
  };
}

/** His running watch when it nears its end, or the one that ended not long ago. */
function watchToGive(near: readonly Stored<Shift>[], me: PersonId, { intent, now }: Turn): Shift | undefined {
  const mine = near
    .map(({ value }) => value)
    .filter((shift) => shift.places.some((place) => place.person === me && place.role !== 'standby'))
    .filter((shift) => startOf(shift) <= now && now < later(endOf(shift), openMs));
  const named = mine.find(({ id }) => id === intent.reference);
  return named ?? mine.sort((one, other) => Math.abs(endOf(one) - now) - Math.abs(endOf(other) - now))[0];
}

/** "接班" and "不接班，…": by somebody of the next watch; both are kept. */
export async function acceptHandover(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, now } = turn;
  const me = speaker.person?.id;
  const near = (await nearWatches(deps, turn)).map(({ value }) => value);
  const given = me && (await handoverMeant(deps, turn, near));
  if (!me || !given) return no('nothing');
  const { handover, next } = given;
  const isRefused = intent.choice === 'refuse';
  const words = (intent.reason ?? (isRefused ? '' : (intent.text ?? ''))).slice(0, 200);
  const kind = isRefused ? 'refused' : 'accepted';
  const decided = judge(handover.value, next, { kind, by: me, name: speaker.name, at: now, words });
  if (!decided.ok) return no(decided.why);
  const text = isRefused ? refusedKept : taken(decided.next);
  const leaders = isRefused ? await handoverLeaders(deps, given.post, now) : [];
  const card = isRefused ? refusedTold(decided.next) : takenTold(decided.next);
  const people = new Set([handover.value.by, ...leaders]);
  return {
    writes: [putHandover(decided.next, handover.version)],
    entries: [entry(handover.value.from, handover.version, `duty.handover-${kind}`, { by: me })],
    ...{ reply: { text }, privately: true, toast: { tone: isRefused ? 'warning' : 'success', text } },
    sends: [...people].flatMap((person) =>
      told(handover.value, person, { what: `${kind}-${handover.version + 1}`, card }),
    ),
  };
}

/** The hand-over of the pressed card, else of the watch before the speaker's own. */
async function handoverMeant(
  deps: Deps,
  { intent, speaker, quoted }: Turn,
  near: readonly Shift[],
): Promise<
  | { readonly handover: Stored<Handover>; readonly next: Shift | undefined; readonly post: Shift['post'] }
  | undefined
> {
  const shown = intent.reference ?? (quoted?.topic === 'duty' ? quoted.id : undefined);
  const named = shown === undefined ? undefined : await loadHandover(deps.table, shown);
  if (named) {
    const { to, from } = named.value;
    const [next, shift] = await Promise.all([to && loadShift(deps.table, to), loadShift(deps.table, from)]);
    return { handover: named, next: next ? next.value : undefined, post: shift?.value.post };
  }
  const mine = near.filter(({ places }) => places.some(({ person }) => person === speaker.person?.id));
  for (const next of mine) {
    const before = previousOfWatch(next, near);
    const handover = before && (await loadHandover(deps.table, before.id));
    if (handover) return { handover, next, post: next.post };
  }
  return undefined;
}

/** Whoever has the next watch; nobody gives it to himself: where he goes on alone, its leader takes it. */
function whoComes(next: Shift | undefined, me: PersonId): readonly Place[] {
  const others = (next?.places ?? []).filter(({ person }) => person !== undefined && person !== me);
  const watching = others.filter(isWatching);
  return watching.length > 0 ? watching : others.filter(({ role }) => role === 'leader');
}

function isWatching({ role, person }: Place): boolean {
  return person !== undefined && (role === 'main' || role === 'deputy');
}

export function told(
  { from }: Pick<Handover, 'from'>,
  person: PersonId | undefined,
  { what, card }: { readonly what: string; readonly card: Send['card'] },
): Send[] {
  if (!person) return [];
  return [
    {
      once: `duty.handover-${what}#${from}#${person}`,
      to: { kind: 'person', person },
      lane: 'answer',
      card,
      about: { topic: 'duty', id: from },
    },
  ];
}

function entry(shift: string, version: number, what: string, facts: Readonly<Record<string, unknown>>) {
  return { pk: `watch#${shift}`, version: version + 1, what, facts };
}

function no(why: VerdictRefusal | 'no-watch'): Outcome {
  const text = handoverRefused[why];
  return { ...say({ text }, true), toast: { tone: 'warning', text } };
}
