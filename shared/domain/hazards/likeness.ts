import { refuse } from '../decision.ts';
import type { CaseNumber } from '../ids.ts';
import { DAY_MS, type Instant, later, MINUTE_MS } from '../time.ts';
import { type Case, isOver } from './case.ts';
import type { Listed } from './listed.ts';
import type { Decided } from './verify.ts';

/** Older reports of the same place are another matter. */
const nearMs = 60 * DAY_MS;
const enough = 4;
/** So many people make a case urgent. */
const manyReports = 3;
const soonMs = 30 * MINUTE_MS;

/** The open case of the same unit that is most likely the same hazard: by place, kind, words and time. */
export function mostLikely(
  one: Case,
  neighbours: readonly Listed[],
  looks: (number: CaseNumber) => number = () => 0,
): CaseNumber | undefined {
  const scored = neighbours
    .filter((other) => isNeighbour(one, other))
    .map((other) => ({ number: other.number, score: likeness(one, other) + looks(other.number) }))
    .sort((a, b) => b.score - a.score);
  const [best] = scored;
  return best && best.score >= enough ? best.number : undefined;
}

/** Another, and not long ago. */
export function isNeighbour(one: Case, { number, openedAt }: Listed): boolean {
  return number !== one.number && isNear(one, openedAt);
}

/** The same picture again says more than the same words; a like one as much as the same place. */
const sameLook = 3;
const likeLook = 10;

/** How much photos speak for it, by what they look like. */
export function looksAlike(ones: readonly string[], others: readonly string[]): number {
  const distances = ones.flatMap((one) => others.map((other) => distance(one, other)));
  const nearest = Math.min(...distances, Number.POSITIVE_INFINITY);
  if (nearest <= sameLook) return 4;
  return nearest <= likeLook ? 2 : 0;
}

/** In how many of their places two looks differ. */
function distance(one: string, other: string): number {
  return [...one].reduce((sum, letter, place) => {
    const differing = Number.parseInt(letter, 16) ^ Number.parseInt(other[place] ?? '0', 16);
    return sum + differing.toString(2).replaceAll('0', '').length;
  }, 0);
}

function isNear(one: Case, openedAt: Instant | undefined): boolean {
  return openedAt === undefined || one.openedAt - openedAt <= nearMs;
}

function likeness(one: Case, { place, category, about }: Listed): number {
  const samePlace = one.place !== undefined && place !== undefined && isWithin(one.place, place);
  const otherPlace = one.place !== undefined && place !== undefined && !samePlace;
  const sameKind = one.category !== undefined && one.category === category;
  const words = shared(one.description, about);
  return (
    (samePlace ? 2 : 0) +
    (otherPlace ? -2 : 0) +
    (sameKind ? 2 : 0) +
    (words >= 0.5 ? 2 : words >= 0.25 ? 1 : 0)
  );
}

function isWithin(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one);
}

/** How much of the shorter one's pairs of letters stands in the other. */
function shared(one: string, other: string): number {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const pairs = Array.from({ length: Math.max(short.length - 1, 0) }, (_, at) => short.slice(at, at + 2));
  return pairs.length === 0 ? 0 : pairs.filter((pair) => long.includes(pair)).length / pairs.length;
}

/** How often it was reported. */
export function reports({ also = [] }: Pick<Case, 'also'>): number {
  return also.length + 1;
}

/** By how many different people. */
export function people(one: Pick<Case, 'also' | 'people'>): number {
  return one.people ?? reports(one);
}

/** The later one becomes part of the earlier one, whose turn comes the sooner the more have reported it. */
export function joined(other: Case, { dup, by, now }: { dup: CaseNumber; by: number; now: Instant }): Case {
  const also = [...(other.also ?? []).filter((one) => one !== dup), dup];
  const next = { ...other, also, people: by };
  const hurries = next.state === 'registered' && by >= manyReports;
  const soon = later(now, soonMs);
  return hurries && (next.verifyBy ?? soon) >= soon ? { ...next, verifyBy: soon } : next;
}

/** They were two after all: it is judged by itself. */
export function parted(dup: Case): Decided<'not-merged'> {
  if (dup.state !== 'duplicate') return refuse('not-merged');
  const { duplicateOf: _one, closedAt: _ended, like: _like, ...rest } = dup;
  return { ok: true, next: { ...rest, state: 'registered', told: [] } };
}

/** `by`: how many people are left behind it. */
export function without(other: Case, { dup, by }: { dup: CaseNumber; by: number }): Case {
  if (isOver(other)) return other;
  return { ...other, also: (other.also ?? []).filter((one) => one !== dup), people: by };
}
