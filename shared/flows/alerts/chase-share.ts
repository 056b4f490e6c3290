import { marked, nameOf } from '../../conversation/alerts/words-card.ts';
import { dailyChase } from '../../conversation/alerts/words-daily.ts';
import { chaseBackupText, chasePersonText, chaseText } from '../../conversation/alerts/words-roll.ts';
import { answersTo } from '../../conversation/alerts/words-wanted.ts';
import { keyOf, type Target } from '../../domain/alerts/plan.ts';
import type { Roll } from '../../domain/alerts/roll.ts';
import { isComplete } from '../../domain/alerts/wanted.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { loadUnit } from '../../store/directory.ts';
import { loadRoll } from '../../store/rolls.ts';
import type { Deps } from '../deps.ts';
import type { Outcome, Send } from '../outcome.ts';
import { laneOf } from './audience.ts';
import { once, recipientOf, type Share } from './share.ts';

/** More mentions than this are noise, and some platforms refuse them. */
const mostMentions = 50;

/** Chases at a few addresses: in a group with one message that mentions the missing, else privately. */
export async function chaseShare(deps: Deps, share: Share): Promise<Outcome> {
  const sends = await Promise.all(share.targets.map((target) => chaseOf(deps, share, target)));
  return { writes: [], sends: sends.flatMap((send) => send ?? []) };
}

async function chaseOf(
  deps: Deps,
  { broadcast, wave, now }: Share,
  target: Target,
): Promise<Send | undefined> {
  const to = recipientOf(target.to);
  const rolls = await Promise.all(target.units.map((unit) => loadRoll(deps.table, broadcast.id, unit)));
  const missing = rolls.flatMap((roll) =>
    roll && !isComplete(roll.value, broadcast.wants) ? roll.value : [],
  );
  if (!to || missing.length === 0) return undefined;
  const [notice, { ackBy }] = [nameOf(broadcast), broadcast];
  const inGroup = to.kind === 'group';
  const text = broadcast.daily
    ? dailyChase(broadcast.daily, inGroup ? missing.length : missing.map(({ name }) => name))
    : inGroup
      ? chaseText(notice, { missing: missing.length, ackBy, now })
      : await privateText(deps, { missing, notice, person: to.person }, { ackBy, now });
  return {
    ...{ once: once.chased(broadcast.id, keyOf(target.to), wave.wave), to, lane: laneOf(broadcast) },
    card: marked(broadcast, { text, actions: answersTo(broadcast) }),
    ...{ about: { topic: 'alerts', id: broadcast.id } },
    ...(inGroup && { mentions: await liaisonsOf(deps, missing) }),
  };
}

async function privateText(
  deps: Deps,
  { missing, notice, person }: { missing: readonly Roll[]; notice: string; person: PersonId },
  when: { ackBy: Instant | undefined; now: Instant },
): Promise<string> {
  const [first] = missing;
  const unit = first && (await loadUnit(deps.table, first.unit))?.value;
  const names = missing.map(({ name }) => name);
  return unit?.backup === person && unit.liaison !== person
    ? chaseBackupText(names, notice)
    : chasePersonText(names, notice, when);
}

async function liaisonsOf(deps: Deps, missing: readonly Roll[]): Promise<PersonId[]> {
  const units = await Promise.all(
    missing.slice(0, mostMentions).map(({ unit }) => loadUnit(deps.table, unit)),
  );
  return [...new Set(units.flatMap((unit) => unit?.value.liaison ?? []))];
}
