import { approvalAwaited, approvalLate } from '../../conversation/alerts/words-approval.ts';
import { nameOf } from '../../conversation/alerts/words-card.ts';
import { nextNudge } from '../../domain/alerts/approval.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { nextStep, type Rung } from '../../domain/alerts/ladder.ts';
import { mayGoFirst } from '../../domain/alerts/ways-out.ts';
import type { Instant } from '../../domain/time.ts';
import { loadBroadcast, openBroadcast } from '../../store/alerts.ts';
import { periodPlanRecord } from '../../store/periods.ts';
import type { Stored } from '../../store/record.ts';
import { dailyPlanRecord } from '../../store/reports.ts';
import type { Row } from '../../store/table.ts';
import { tipRecord } from '../../store/tips.ts';
import { isWeatherRow } from '../../store/weather.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome } from '../outcome.ts';
import { approversOf } from './approvers.ts';
import { everybody } from './audience.ts';
import { lookAtCover } from './cover.ts';
import { sumUp, tickDaily } from './daily.ts';
import { lookAtDelivery } from './delivery.ts';
import { releaseHeld } from './held.ts';
import { chaseAtDeadline, climb, closeOpen, digest, rollUp } from './ladder.ts';
import { moved, sendOf, toDrafter } from './move.ts';
import { tickPeriods } from './periods.ts';
import { askForReview } from './review.ts';
import { tickTip } from './tips.ts';
import { tickWeather } from './weather-tick.ts';

const rungs: Readonly<
  Record<Rung, (deps: Deps, stored: Stored<Broadcast>, now: Instant) => Promise<Outcome>>
> = {
  'look-at-delivery': lookAtDelivery,
  cover: lookAtCover,
  review: askForReview,
  chase: chaseAtDeadline,
  liaison: climb('liaison'),
  backup: climb('backup'),
  urge: climb('urge'),
  'roll-up': rollUp,
  digest,
  sum: sumUp,
  close: closeOpen,
};

/** The next step of a broadcast's ladder, or of the year's periods. One step a look, so that a late clock tells each once. */
export async function tickAlerts(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  if (isWeatherRow(row)) return tickWeather(deps, row, now);
  if (row.kind === periodPlanRecord.kind) return tickPeriods(deps, now);
  if (row.kind === tipRecord.kind) return tickTip(deps, row, now);
  if (row.kind === dailyPlanRecord.kind) return tickDaily(deps, row, now);
  const stored = await loadBroadcast(deps.table, openBroadcast(row).value.id);
  if (!stored) return nothing;
  if (stored.value.state === 'approval') return remindApprovers(deps, stored, now);
  if (stored.value.state === 'held') return releaseHeld(deps, stored, now);
  const step = nextStep(stored.value);
  if (!step || step.at > now) return nothing;
  return rungs[step.rung](deps, stored, now);
}

/** Nobody approved: they are asked again, and the drafter knows. A few times, and then it is his to ring somebody. */
async function remindApprovers(deps: Deps, stored: Stored<Broadcast>, now: Instant): Promise<Outcome> {
  const { value } = stored;
  const nudge = nextNudge(value);
  if (!nudge || nudge.at > now) return nothing;
  const nudges = (value.nudges ?? 0) + 1;
  const seconds = await approversOf(deps, await everybody(deps), { drafter: value.drafter, now });
  const what = `unapproved-${value.submittedAt ?? value.draftedAt}-${nudges}`;
  const asked = approvalAwaited(nameOf(value), nudge.minutes);
  const told = approvalLate(nameOf(value), { minutes: nudge.minutes, mayGoFirst: mayGoFirst(value) });
  const sends = [
    ...seconds.map(({ id }) => sendOf(value, { what, person: id, card: asked })),
    ...toDrafter(value, what, told),
  ];
  return { ...moved(stored, { ...value, reminded: true, nudges }, 'alert.unapproved'), sends };
}
