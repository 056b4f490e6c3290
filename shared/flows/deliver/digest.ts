import { isRobot } from '../../domain/delivery/capabilities.ts';
import { SECOND_MS } from '../../domain/time.ts';
import type { Pending } from '../../store/outbox.ts';
import type { Stored } from '../../store/record.ts';
import { lineOf } from './pacer.ts';
import type { Claim } from './pool.ts';
import type { Run } from './run.ts';

/** More would be cut by the platform. */
const mostInOne = 8;
/** A robot that may speak again so soon has not fallen behind. */
const behindMs = 2 * SECOND_MS;
/** Half of what a robot may say in a minute. */
const manyBehind = 9;
/** What one transaction has room for beside the leaders. */
const mostFollowers = 40;

/** A robot's slow window is not spent on one message each: what waits behind goes along. */
export function withFollowers(run: Run, leaders: readonly Stored<Pending>[]): Stored<Pending>[] {
  const { deps, pacer, pool } = run;
  const wallMs = deps.wall.now();
  let room = mostFollowers;
  return leaders.flatMap((row) => {
    const behind = mayShare(row.value) ? pool.followers(row, manyBehind, wallMs) : [];
    const isBehind = behind.length >= manyBehind || pacer.addressFreeAt(row.value) > wallMs + behindMs;
    if (!isBehind) return [row];
    const along = behind.filter(({ value }) => mayShare(value)).slice(0, Math.min(room, mostInOne - 1));
    room -= along.length;
    return [row, ...along];
  });
}

/** Claims of one robot's address become one message, under the name of the first. */
export function inDigests(claims: readonly Claim[]): Claim[] {
  const firsts = new Map<string, Claim>();
  for (const claim of claims) {
    const { value } = claim.row;
    const line = mayBeOne(claim) ? `${value.lane} ${lineOf(value)}` : claim.row.key.sk;
    const first = firsts.get(line);
    firsts.set(line, first ? { ...first, others: [...(first.others ?? []), claim] } : claim);
  }
  return [...firsts.values()];
}

/** Red stands alone, and so does what was tried before: it may have been shown. */
function mayShare({ call, to, lane, effort }: Pending): boolean {
  return call === 'send' && lane === 'blue' && isRobot(to) && effort.tries === 0;
}

function mayBeOne({ row, before, order }: Claim): boolean {
  return (
    mayShare({ ...row.value, effort: before }) && order.what.kind === 'card' && !order.what.card.mentions
  );
}
