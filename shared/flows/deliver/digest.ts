import { inWords } from '../../conversation/delivery.ts';
import { capabilitiesOf, isRobot } from '../../domain/delivery/capabilities.ts';
import type { Order } from '../../domain/delivery.ts';
import type { Card } from '../../domain/message.ts';
import { SECOND_MS } from '../../domain/time.ts';
import type { Pending } from '../../store/outbox.ts';
import type { Stored } from '../../store/record.ts';
import { lineOf } from './pacer.ts';
import type { Claim } from './pool.ts';
import type { Run } from './run.ts';

/** More would be cut by the platform, or read by nobody. */
const mostInOne = { robot: 8, answers: 20 } as const;
const mostWords = 3_000;
/** A robot that may speak again so soon has not fallen behind. */
const behindMs = 2 * SECOND_MS;
/** Half of what a robot may say in a minute. */
const manyBehind = 9;
/** What one transaction has room for beside the leaders. */
const mostFollowers = 40;

/** A slow window is not spent on one message each: what waits behind a robot's, or an answer in a group, goes along. */
export function withFollowers(run: Run, leaders: readonly Stored<Pending>[]): Stored<Pending>[] {
  let room = mostFollowers;
  return leaders.flatMap((row) => {
    const along = mayShare(run, row.value) ? followersOf(run, row).slice(0, room) : [];
    room -= along.length;
    return [row, ...along];
  });
}

/** As many as one message holds, in their order: what may not go along holds up what is behind it. */
function followersOf(run: Run, row: Stored<Pending>): Stored<Pending>[] {
  const { deps, pacer, pool } = run;
  const wallMs = deps.wall.now();
  const behind = pool.followers(row, mostInOne.answers, wallMs);
  const other = behind.findIndex(({ value }) => !mayShare(run, value));
  const along = other < 0 ? behind : behind.slice(0, other);
  if (row.value.lane === 'answer') return along.slice(0, mostInOne.answers - 1);
  const isBehind = behind.length >= manyBehind || pacer.addressFreeAt(row.value) > wallMs + behindMs;
  return isBehind ? along.slice(0, mostInOne.robot - 1) : [];
}

/** Robots' blue messages and answers in a group, but for what may have been shown or was refused before. */
function mayShare({ job }: Run, { call, to, lane, effort, along, alone }: Pending): boolean {
  if (call !== 'send' || along || alone || effort.doubtSinceWallMs !== undefined || effort.form === 'text')
    return false;
  if (lane === 'blue') return isRobot(to);
  const hasTurns = to.kind === 'chat' && job.limits.perAddress.length > 0;
  return lane === 'answer' && hasTurns && capabilitiesOf(to).receipts;
}

export interface Bundles {
  readonly claims: readonly Claim[];
  /** Rows of those that go along: they leave the queue with the claim. */
  readonly along: readonly Stored<Pending>[];
  /** What finds no room and waits on, as it was. */
  readonly left: readonly Stored<Pending>[];
}

/** Claims of one address become one message, under the name of the first. */
export function inDigests(run: Run, claims: readonly Claim[]): Bundles {
  const lines = new Map<string, Claim[]>();
  for (const claim of claims) {
    const { value, key } = claim.row;
    const isOne = mayShare(run, { ...value, effort: claim.before });
    const line = isOne ? `${value.lane} ${lineOf(value)}` : key.sk;
    lines.set(line, [...(lines.get(line) ?? []), claim]);
  }
  const parts = [...lines.values()].map((line) => ({ line, count: fitting(line.map(({ order }) => order)) }));
  return {
    claims: parts.flatMap(({ line, count }) => bundleOf(line.slice(0, count))),
    along: parts.flatMap(({ line, count }) => line.slice(1, count).map(({ row }) => row)),
    left: parts.flatMap(({ line, count }) => line.slice(count).map(asBefore)),
  };
}

function bundleOf([first, ...others]: readonly Claim[]): Claim[] {
  if (!first) return [];
  if (others.length === 0) return [first];
  const along = others.map(({ order }) => order.once);
  const row = { ...first.row, value: { ...first.row.value, along } };
  return [{ ...first, row, others: others.map(({ notice, order }) => ({ notice, order })) }];
}

function asBefore({ row, before }: Claim): Stored<Pending> {
  return { ...row, value: { ...row.value, effort: before } };
}

/** How many of them, from the first on, make one message that can be read. */
function fitting(orders: readonly Order[]): number {
  let words = 0;
  const end = orders.findIndex(({ what, ...order }) => {
    const card = what.kind === 'card' && isPlain(order, what.card) ? what.card : undefined;
    words += card ? inWords(card).length : mostWords + 1;
    return words > mostWords;
  });
  return Math.max(1, end < 0 ? orders.length : end);
}

/** What loses nothing among others. None that warns stands among them: it is sent again by itself where it is in doubt. An answer must say whom it answers. */
function isPlain({ lane, asker }: Pick<Order, 'lane' | 'asker'>, card: Card): boolean {
  if (card.mentions || card.file || card.tone === 'red' || card.tone === 'orange') return false;
  if (lane !== 'answer') return true;
  const isMore = card.actions?.length || card.images?.length || card.links?.length;
  return asker !== undefined && !isMore;
}
