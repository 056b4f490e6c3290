import {
  notAllowed,
  nothingOut,
  notOnRollOf,
  unknownUnit,
  whichUnit,
} from '../../conversation/alerts/words.ts';
import { nameOf } from '../../conversation/alerts/words-card.ts';
import { alreadyNoted, byPhoneNoted, calledInVain } from '../../conversation/alerts/words-roll.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { confirm } from '../../domain/alerts/roll.ts';
import { may } from '../../domain/directory/may.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { at, dayOf, type Instant, MINUTE_MS, plusDays } from '../../domain/time.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import { openAlerts } from '../../store/open-alerts.ts';
import { loadRoll } from '../../store/rolls.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { rollWrites } from './roll-writes.ts';
import { unitNamed } from './standing.ts';
import { namedAlert } from './which.ts';

/** "打过电话了，北街加油站老李，9点10": an officer or the street counts a unit as told by phone. */
export async function confirmByPhone(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent } = turn;
  if (!speaker.person || !may(speaker, 'see-missing')) return say({ text: notAllowed }, true);
  if (intent.choice === 'unanswered') return inVain(deps, turn);
  if (intent.unit === undefined && intent.unitId === undefined) return say({ text: whichUnit }, true);
  const unit = await unitNamed(deps, [], intent);
  if (!unit) return say({ text: unknownUnit(intent.unit ?? '') }, true);
  if (!may(speaker, 'see-missing', unit)) return say({ text: notAllowed }, true);
  const broadcast = await noticeFor(deps, turn, unit);
  if (!broadcast) return say({ text: nothingOut }, true);
  return noteCall(deps, turn, { unit, broadcast });
}

/** Nobody answered the call: it counts for nobody, and whoever rang is told so. */
async function inVain(deps: Deps, { intent, inbound }: Turn): Promise<Outcome> {
  const unit = intent.unitId === undefined ? undefined : await unitNamed(deps, [], intent);
  return inbound.chat === null ? say({ text: calledInVain(unit?.name ?? intent.unit) }, true) : nothing;
}

async function noteCall(
  deps: Deps,
  turn: Turn,
  { unit, broadcast }: { unit: Unit; broadcast: Broadcast },
): Promise<Outcome> {
  const { speaker, intent, now, inbound } = turn;
  const before = await loadRoll(deps.table, broadcast.id, unit.id);
  if (!before || !speaker.person) return say({ text: notOnRollOf(unit.name) }, true);
  const [spoke, calledAt, notice] = [intent.person, calledAtOf(intent.time, now), nameOf(broadcast)];
  const call = { ...(spoke !== undefined && { spoke }), ...(calledAt !== undefined && { calledAt }) };
  const how = { at: now, by: speaker.person.id, how: 'phone', through: inbound.id, ...call } as const;
  const decision = confirm(before.value, how, broadcast.ackBy);
  if (!decision.ok) return say({ text: alreadyNoted([unit.name], notice) }, true);
  const reply = {
    text: byPhoneNoted(unit.name, {
      notice,
      ...(spoke !== undefined && { spoke }),
      ...(calledAt !== undefined && { at: calledAt }),
      ...isBefore(calledAt, broadcast),
    }),
  };
  return {
    ...rollWrites(broadcast.id, [{ before, next: decision.next }], { amount: 1, cause: inbound.id }),
    reply,
    privately: true,
  };
}

/** To the minute: a call is told so, a notice is sent within one. */
function isBefore(calledAt: Instant | undefined, { sentAt }: Broadcast): { before?: Instant } {
  const isEarly = calledAt !== undefined && sentAt !== undefined && sentAt - calledAt >= MINUTE_MS;
  return isEarly ? { before: sentAt } : {};
}

/** The quoted one, else the last that still waits for this unit, else the last that asked it. */
async function noticeFor(deps: Deps, turn: Turn, unit: Unit): Promise<Broadcast | undefined> {
  const named = namedAlert(turn);
  if (named) return (await loadBroadcast(deps.table, named))?.value;
  const open = await openAlerts(deps.table);
  const rolls = await Promise.all(open.map(({ id }) => loadRoll(deps.table, id, unit.id)));
  const asked = open.flatMap(({ id }, place) =>
    rolls[place] ? [{ id, waits: !rolls[place].value.confirmed }] : [],
  );
  const found = asked.find(({ waits }) => waits) ?? asked[0];
  return found && (await loadBroadcast(deps.table, found.id))?.value;
}

/** The hour named is the last such hour that has been. */
function calledAtOf(time: string | undefined, now: Instant): Instant | undefined {
  if (time === undefined) return undefined;
  const today = at(dayOf(now), time);
  return today <= now ? today : at(plusDays(dayOf(now), -1), time);
}
