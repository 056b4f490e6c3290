import { gapWords, moreGaps } from '../../conversation/duty/words-forecast.ts';
import { allLines, differenceCard } from '../../conversation/duty/words-submit.ts';
import { differences } from '../../domain/duty/difference.ts';
import { forecast, gapName } from '../../domain/duty/forecast.ts';
import { bureauKey, type Post } from '../../domain/duty/post.ts';
import { asItWould } from '../../domain/duty/roster.ts';
import type { Shift } from '../../domain/duty/shift.ts';
import type { Card } from '../../domain/message.ts';
import { type Day, type Instant, plusDays } from '../../domain/time.ts';
import { loadShift } from '../../store/duty.ts';
import { isEmpty, loadRosterDraft, type RosterDraft } from '../../store/roster-drafts.ts';
import type { Deps } from '../deps.ts';
import { forPost, outlookOf, shiftsNear } from '../outlook.ts';
import type { Visitor } from '../speaker.ts';

/** A change of the roster that waits for its sender's one word, with what it would bring. */
export interface PendingRoster {
  /** When it was kept, by the wall. */
  readonly keptMs: number;
  /** What is to be said of the last file. */
  readonly said: string;
  /** The difference and its question; missing where nothing waits. */
  readonly card?: Card;
  /** Each change, where the card names only the first of them. */
  readonly all: readonly string[];
  /** Gaps that the change brings, and those that it ends. */
  readonly fresh: readonly string[];
  readonly mended: readonly string[];
}

const mostGaps = 12;

export async function pendingRoster(
  deps: Deps,
  visitor: Visitor,
  now: Instant,
): Promise<PendingRoster | undefined> {
  const draft = (await loadRosterDraft(deps.table, visitor.person.id))?.value;
  if (!draft || (draft.isBack && draft.said === undefined)) return undefined;
  const { keptMs = 0, said = '', wanted, gone } = draft;
  if (isEmpty(draft)) return { keptMs, said, all: [], fresh: [], mended: [] };
  const leaving = await Promise.all(gone.map((id) => loadShift(deps.table, id)));
  const spans = spansOf([...wanted, ...leaving.flatMap((stored) => stored?.value ?? [])]);
  const posts = await Promise.all([...spans].map(([post, span]) => near(deps, post, span)));
  const standing = posts.flatMap(({ shifts }) => shifts);
  const touched = standing.filter(({ id }) => gone.includes(id) || wanted.some((one) => one.id === id));
  const names = wanted.flatMap(({ places }) => places.flatMap(({ name, person }) => (person ? [] : name)));
  const found = differences(wanted, touched, gone);
  const card = differenceCard(found, { id: draft.id, unknown: [...new Set(names)] });
  const [before, after] = await gapsOf(deps, posts, { draft, now });
  return {
    ...{ keptMs, said, card, all: allLines(found) },
    fresh: onlyIn(after, before),
    mended: onlyIn(before, after),
  };
}

interface Near {
  readonly post: string;
  readonly span: { readonly from: Day; readonly until: Day };
  readonly shifts: readonly Shift[];
}

async function near(deps: Deps, post: string, span: Near['span']): Promise<Near> {
  return { post, span, shifts: await shiftsNear(deps, { ...span, until: plusDays(span.until, 2) }, post) };
}

/** The days of each post that the draft speaks of. */
function spansOf(touched: readonly { readonly day: Day; readonly post?: Post }[]): Map<string, Near['span']> {
  const spans = new Map<string, Near['span']>();
  for (const { day, post } of touched) {
    const { from, until } = spans.get(post?.key ?? bureauKey) ?? { from: day, until: day };
    spans.set(post?.key ?? bureauKey, { from: day < from ? day : from, until: day > until ? day : until });
  }
  return spans;
}

type Gaps = ReadonlyMap<string, string>;

async function gapsOf(
  deps: Deps,
  posts: readonly Near[],
  { draft: { wanted, gone }, now }: { draft: RosterDraft; now: Instant },
): Promise<readonly [Gaps, Gaps]> {
  const [before, after] = [new Map<string, string>(), new Map<string, string>()];
  for (const { post, span, shifts } of posts) {
    const outlook = forPost(await outlookOf(deps, { ...span, until: plusDays(span.until, 1) }), post);
    for (const gap of forecast(shifts, outlook)) before.set(gapName(gap), gapWords(gap));
    const own = wanted.filter((one) => (one.post?.key ?? bureauKey) === post);
    const next = asItWould(own, { standing: shifts, gone, now });
    for (const gap of forecast(next, outlook)) after.set(gapName(gap), gapWords(gap));
  }
  return [before, after];
}

/** The first of them, and how many more there are. */
function onlyIn(these: Gaps, others: Gaps): string[] {
  const found = [...these].flatMap(([name, words]) => (others.has(name) ? [] : words));
  const more = found.length - mostGaps;
  return more > 0 ? [...found.slice(0, mostGaps), moreGaps(more)] : found;
}
