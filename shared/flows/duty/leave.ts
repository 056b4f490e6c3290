import {
  leaveAlready,
  leaveAsked,
  leaveCard,
  leaveNobody,
  leaveRefused,
  leaveSettled,
  leaveWhich,
  toldLeave,
} from '../../conversation/duty/words-leave.ts';
import { swapHints } from '../../conversation/duty/words-swap.ts';
import { may } from '../../domain/directory/may.ts';
import type { Person } from '../../domain/directory/person.ts';
import { type Leave, settleLeave } from '../../domain/duty/leave.ts';
import { bureauKey, postKeysOf } from '../../domain/duty/post.ts';
import type { Shift } from '../../domain/duty/shift.ts';
import { whyNotGiven } from '../../domain/duty/swap-offer.ts';
import { dayOf } from '../../domain/time.ts';
import { loadPerson } from '../../store/directory.ts';
import { forecastSoon } from '../../store/forecast.ts';
import { leavesFrom, loadLeave, putLeave } from '../../store/swaps.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { passTurns } from './leave-turns.ts';
import { openSwap, standIns } from './swap-open.ts';
import { approversOf, comingOf, refused, tell } from './swaps.ts';

/** Somebody cannot come: the leader decides, and then stand-ins are looked for. The button is the leader's. */
export async function takeLeave(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent } = turn;
  if (intent.reference !== undefined) return decideLeave(deps, turn);
  if (intent.choice !== undefined) return decideNamed(deps, turn);
  return speaker.person ? askLeave(deps, turn, speaker.person) : refused(turn, swapHints.notYours);
}

async function askLeave(deps: Deps, turn: Turn, me: Person): Promise<Outcome> {
  const { intent, now } = turn;
  const coming = (await comingOf(deps, me, now, 90)).map(({ value }) => value);
  const [next, other] = coming;
  const from = intent.date ?? (next && !other ? next.day : undefined);
  if (from === undefined) return refused(turn, leaveRefused['no-day']);
  if ((intent.until ?? from) < dayOf(now)) return refused(turn, leaveRefused.over);
  const approvers = await approversOf(deps, [me.id], now);
  if (approvers.length === 0) return refused(turn, leaveRefused['no-leader']);
  const until = intent.until ?? from;
  const same = await askedBefore(deps, me.id, { from, until });
  if (same) return refused(turn, leaveAlready(same));
  const leave: Leave = {
    ...{ id: deps.newId('lv'), person: me.id, name: me.name, from, until },
    ...{ state: 'asked', askedAt: now },
    ...(intent.reason !== undefined && { reason: intent.reason }),
  };
  const shifts = within(coming, leave);
  return {
    writes: [putLeave(leave, 0)],
    entries: [{ pk: `leave#${leave.id}`, version: 1, what: 'duty.leave-asked', facts: { person: me.id } }],
    reply: leaveAsked(leave, shifts),
    privately: true,
    sends: approvers.map((id) => tell(id, `leave#${leave.id}`, leaveCard(leave, shifts))),
  };
}

/** The same days were asked for already, and not refused. */
async function askedBefore(
  deps: Deps,
  person: Leave['person'],
  { from, until }: Pick<Leave, 'from' | 'until'>,
): Promise<Leave | undefined> {
  return (await leavesFrom(deps.table, from)).find(
    (one) =>
      one.person === person &&
      (one.state === 'asked' || one.state === 'granted') &&
      one.from <= from &&
      until <= one.until,
  );
}

const within = (shifts: readonly Shift[], { from, until }: Leave) =>
  shifts.filter(({ day }) => from <= day && day <= until);

/** By words: the only one that waits, or that of whoever is named. */
async function decideNamed(deps: Deps, turn: Turn): Promise<Outcome> {
  const waiting = (await leavesFrom(deps.table, dayOf(turn.now))).filter(({ state }) => state === 'asked');
  const { person } = turn.intent;
  const [only, other] = person === undefined ? waiting : waiting.filter(({ name }) => name === person);
  if (!only) return refused(turn, leaveRefused.gone);
  if (other) return refused(turn, leaveWhich(waiting));
  const intent = { ...turn.intent, reference: `${only.until}/${only.id}` };
  return decideLeave(deps, { ...turn, intent });
}

/** More watches at once than one transaction has room for are looked for by the leader himself. */
const mostAtOnce = 4;

async function decideLeave(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, now } = turn;
  const [until = '', id = ''] = (intent.reference ?? '').split('/');
  const stored = await loadLeave(deps.table, until, id);
  if (!stored) return refused(turn, leaveRefused.gone);
  const by = speaker.person?.id;
  if (!by || !may(speaker, 'approve-swap')) return refused(turn, leaveRefused['not-yours']);
  const decision = settleLeave(stored.value, { by, yes: intent.choice === 'yes', today: dayOf(now) });
  if (!decision.ok) return refused(turn, leaveRefused[decision.why]);
  const { next } = decision;
  const absent = (await loadPerson(deps.table, next.person))?.value;
  const posts = absent ? postKeysOf(absent) : [bureauKey];
  const shifts = next.state === 'granted' ? await givenUp(deps, turn, next) : [];
  const passed = await passTurns(deps, turn, { leave: next, shifts });
  const others = shifts.filter(({ id: one }) => !passed.ids.includes(one));
  const found = await lookForOthers(deps, turn, { leave: next, shifts: others });
  const searched = found.filter(({ writes }) => writes.length > 0).length;
  return [passed.outcome, ...found].reduce(join, {
    writes: [putLeave(next, stored.version), ...posts.map((post) => forecastSoon(post, now))],
    entries: [
      {
        pk: `leave#${next.id}`,
        version: stored.version + 1,
        what: `duty.leave-${next.state}`,
        facts: { person: next.person, by },
      },
    ],
    reply: leaveSettled(next),
    privately: true,
    toast: { tone: 'success', text: leaveSettled(next).text },
    sends: [
      tell(next.person, `leave-${next.state}#${next.id}`, toldLeave(next, searched, passed.ids.length)),
    ],
  });
}

/** The watches of the days that he can still give up. */
async function givenUp(deps: Deps, { now }: Turn, leave: Leave): Promise<Shift[]> {
  const giver = (await loadPerson(deps.table, leave.person))?.value;
  if (!giver) return [];
  const coming = (await comingOf(deps, giver, now, 90)).map(({ value }) => value);
  return within(coming, leave).filter((shift) => whyNotGiven(shift, giver.id, now) === undefined);
}

/** For each watch of the days those who are free are asked; where there is nobody, the leader is told. */
async function lookForOthers(
  deps: Deps,
  { now, speaker }: Turn,
  { leave, shifts }: { readonly leave: Leave; readonly shifts: readonly Shift[] },
): Promise<Outcome[]> {
  const giver = (await loadPerson(deps.table, leave.person))?.value;
  if (!giver) return [];
  return Promise.all(
    shifts.slice(0, mostAtOnce).map(async (shift) => {
      const free = await standIns(deps, { giver, shift });
      const leader = speaker.person?.id;
      if (free.length === 0 && leader)
        return {
          writes: [],
          sends: [tell(leader, `leave-gap#${shift.id}#${leave.id}`, leaveNobody(leave, shift))],
        };
      const by = { id: giver.id, name: giver.name };
      const {
        reply: _,
        privately: __,
        ...opened
      } = await openSwap(deps, { by, now }, { giver, shift, free });
      return opened;
    }),
  );
}
