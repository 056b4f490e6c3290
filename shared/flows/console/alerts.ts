import { nameOf, toneOf } from '../../conversation/alerts/words-card.ts';
import { timeWords } from '../../conversation/clock.ts';
import { byHouse, stateName } from '../../conversation/console/words-alerts.ts';
import { type Broadcast, isDraft } from '../../domain/alerts/broadcast.ts';
import { may } from '../../domain/directory/may.ts';
import type { Tone } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import { alertsBefore } from '../../store/alerts.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';
import { namesOf } from './names.ts';

interface AlertRow {
  readonly id: string;
  readonly name: string;
  readonly tone: Tone;
  readonly isWarning: boolean;
  readonly state: Broadcast['state'];
  readonly stateName: string;
  readonly drafter: string;
  readonly at: string;
  readonly units: number;
}

export interface AlertList {
  readonly rows: readonly AlertRow[];
  /** Where the next page begins; missing on the last. */
  readonly next?: string;
}

const onPage = 40;

/** Broadcasts, the latest first. Drafts are shown to those who draft or approve. */
export async function alertList(
  deps: Deps,
  { visitor, before }: { visitor: Visitor; before: string | undefined },
  now: Instant,
): Promise<AlertList> {
  const { found, next } = await alertsBefore(deps.table, before, onPage);
  const drafts = may(visitor, 'draft') || may(visitor, 'approve');
  const seen = found.filter((one) => drafts || !(isDraft(one) || one.state === 'cancelled'));
  const drafterOf = await namesOf(
    deps,
    seen.flatMap(({ drafter }) => drafter ?? []),
  );
  return {
    rows: seen.map((one) => ({
      ...{ id: one.id, name: nameOf(one), tone: toneOf(one), state: one.state, stateName: stateName(one) },
      drafter: one.drafter === undefined ? byHouse : drafterOf(one.drafter),
      ...{ at: timeWords(one.sentAt ?? one.draftedAt, now), units: one.reached?.units ?? 0 },
      isWarning: one.warning !== undefined && !one.warning.lifted,
    })),
    ...(next !== undefined && { next }),
  };
}
