import { notAllowed, nothingOut } from '../../conversation/alerts/words.ts';
import { reportMade, reportText } from '../../conversation/alerts/words-follow.ts';
import { previewCard } from '../../conversation/alerts/words-preview.ts';
import { type Broadcast, draft } from '../../domain/alerts/broadcast.ts';
import { may } from '../../domain/directory/may.ts';
import { alertId, type PersonId } from '../../domain/ids.ts';
import type { Card } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import { lastWrite, putBroadcast } from '../../store/alerts.ts';
import { rollOf } from '../../store/rolls.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { everybody, previewOf } from './audience.ts';
import { entryOf } from './entry.ts';
import { askingOf } from './missing.ts';
import { aboutOf } from './send.ts';
import { silenceOf } from './silence.ts';

/** 通报: how many confirmed, as a draft that its sender may let go. */
export async function askReport(deps: Deps, turn: Turn): Promise<Outcome> {
  const who = turn.speaker.person?.id;
  if (!who || !may(turn.speaker, 'draft')) return say({ text: notAllowed }, true);
  const stored = await askingOf(deps, turn);
  if (!stored) return say({ text: nothingOut }, true);
  const { outcome, card, report } = await reportOf(deps, stored.value, { who, now: turn.now });
  return { ...outcome, reply: card, privately: true, replyAbout: aboutOf(report) };
}

/** The draft of a 通报 for somebody, and its preview with the names that no group may see. */
export async function reportOf(
  deps: Deps,
  broadcast: Broadcast,
  { who, now }: { who: PersonId; now: Instant },
): Promise<{ outcome: Outcome; card: Card; report: Broadcast }> {
  const [silence, rolls] = await Promise.all([
    silenceOf(deps, broadcast, () => true),
    rollOf(deps.table, broadcast.id),
  ]);
  const confirmed = rolls.flatMap(({ value }) => value.confirmed ?? []);
  const own = confirmed.filter(({ how }) => how === 'self');
  const text = reportText(silence.notice, {
    total: silence.total,
    inTime: own.filter(({ late }) => !late).length,
    late: own.filter(({ late }) => late).length,
    byPhone: confirmed.length - own.length,
    missing: silence.streets.map(({ street, rolls: silent }) => [street, silent.length]),
  });
  const about = { kind: 'notice', text, audience: broadcast.audience, asks: false, drafter: who } as const;
  const drill = broadcast.drill && { drill: true };
  const report = draft({ ...about, ...drill, id: alertId(deps.newId('al')) }, now);
  const card = previewCard(report, await previewOf(deps, report, { all: await everybody(deps), now }));
  const names = reportMade(silence.missing.map(({ name }) => name));
  return {
    report,
    card: { ...card, fields: [names, ...(card.fields ?? [])] },
    outcome: {
      writes: [putBroadcast(report, 0), lastWrite(who, 'draft', report.id)],
      entries: [entryOf(report, 1, 'alert.drafted')],
    },
  };
}
