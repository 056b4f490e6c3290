import { plainCard } from '../../conversation/alerts/words-card.ts';
import { broadcastRefused, sentFace, sentWords } from '../../conversation/alerts/words-sent.ts';
import { type Broadcast, type BroadcastRefusal, begin } from '../../domain/alerts/broadcast.ts';
import { asking } from '../../domain/alerts/mode.ts';
import type { Plan } from '../../domain/alerts/plan.ts';
import type { AskedPost } from '../../domain/alerts/post.ts';
import type { Refusal } from '../../domain/decision.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import { listAlert } from '../../store/alert-days.ts';
import { putPost } from '../../store/alert-posts.ts';
import { waveWrites } from '../../store/alert-waves.ts';
import { lastWrite, putBroadcast } from '../../store/alerts.ts';
import { openWrite } from '../../store/open-alerts.ts';
import { loadPeriodPlan } from '../../store/periods.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome } from '../outcome.ts';
import { ackByOf, type Everybody, planFor, signatureOf, spanOf } from './audience.ts';
import { entryOf } from './entry.ts';
import { endFollowed } from './follow.ts';
import { postsOf, targetsOfPosts } from './posts.ts';
import { notedAsSent } from './weather-sent.ts';
import { askedAfter } from './which.ts';
import { periodsAround } from './year.ts';

interface Start {
  /** The version the broadcast was read with; 0 if it is new. */
  readonly seen: number;
  readonly all: Everybody;
  readonly now: Instant;
  readonly cause: string;
}

/** Lets a broadcast go: its audience is fixed, and the first step is taken right after the commit. */
export async function launch(
  deps: Deps,
  drafted: Broadcast,
  start: Start,
): Promise<{ ok: true; outcome: Outcome; plan: Plan; sent: Broadcast } | Refusal<BroadcastRefusal>> {
  const { now, all, cause, seen } = start;
  const { broadcast, noted } = await notedAsSent(deps, drafted, now);
  const meant = await planFor(deps, broadcast, all);
  const posts = await postsOf(deps, broadcast, { plan: meant, all, now });
  const plan = withPosts(meant, posts);
  const awake = broadcast.grave && (await isAwake(deps, now));
  const decision = begin(awake ? { ...broadcast, awake } : broadcast, {
    now,
    ackBy: await ackByOf(deps, broadcast, now),
    reached: plan.reached,
  });
  if (!decision.ok) return decision;
  const posted = posts.flatMap(({ people }) => people);
  const sent = posted.length > 0 ? { ...decision.next, posted } : decision.next;
  const outcome: Outcome = {
    writes: [
      putBroadcast(sent, seen),
      ...openWrite(sent, await askedAfter(deps, now)),
      ...posts.map((post) => putPost(sent.id, post, 0)),
      ...listAlert(sent),
      ...(sent.drafter ? [lastWrite(sent.drafter, 'sent', sent.id)] : []),
      ...(sent.approver ? [lastWrite(sent.approver, 'sent', sent.id)] : []),
      ...waveWrites({ alert: sent.id, wave: sent.waves, does: 'send', cause }, plan.targets),
    ],
    entries: [entryOf(sent, seen + 1, 'alert.sent')],
  };
  return { ok: true, outcome: [noted, await endFollowed(deps, sent)].reduce(join, outcome), plan, sent };
}

/** People on posts are told as well; they are on no unit's roll. */
function withPosts(plan: Plan, posts: readonly AskedPost[]): Plan {
  const more = targetsOfPosts(posts, plan);
  const reached = { ...plan.reached, people: plan.reached.people + more.length };
  return { ...plan, targets: [...plan.targets, ...more], reached };
}

/** Whether a period runs today whose nights are no rest. */
async function isAwake(deps: Deps, now: Instant): Promise<boolean> {
  const plan = (await loadPeriodPlan(deps.table))?.value;
  const today = dayOf(now);
  if (!plan) return false;
  return asking(periodsAround(today, plan), today, { wants: 'awake', modes: plan.modes }).length > 0;
}

/** As launch, with what the one who pressed is told. */
export async function launched(deps: Deps, broadcast: Broadcast, start: Start): Promise<Outcome> {
  const done = await launch(deps, broadcast, start);
  if (!done.ok) return { writes: [], reply: { text: broadcastRefused[done.why] }, privately: true };
  const { sent, plan, outcome } = done;
  const by = await signatureOf(deps);
  const face = plainCard(sent, { by, at: start.now });
  const reply = { text: sentWords(sent, spanOf(sent, plan, start.all)) };
  return { ...outcome, reply, privately: true, face: sentFace(face) };
}
