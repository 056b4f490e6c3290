import { whatArePhotos, whatIsThere } from '../../conversation/hazards/words-report.ts';
import { reminded, stillUnverified } from '../../conversation/hazards/words-told.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { look, withReminders } from '../../domain/hazards/schedule.ts';
import { type Day, dayOf, type Instant, later } from '../../domain/time.ts';
import { isPhotoNews } from '../../store/case-photos.ts';
import { isMorning, morning } from '../../store/hazard-morning.ts';
import { caseRecord, isCase } from '../../store/hazards.ts';
import { eraseSpeaker, isWord } from '../../store/incident-words.ts';
import { isIncident, openIncident } from '../../store/incidents.ts';
import { keys } from '../../store/keys.ts';
import { untold } from '../../store/outbox.ts';
import { open, type Stored } from '../../store/record.ts';
import {
  eraseReporter,
  isOwed,
  isRecent,
  isReporter,
  openRecent,
  openReporter,
  putRecent,
  type Recent,
} from '../../store/reporters.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { join, nothing, type Outcome } from '../outcome.ts';
import { restDays } from '../workdays.ts';
import { changed } from './changed.ts';
import { lookAtIncident } from './incident-tick.ts';
import { propose } from './measures.ts';
import { isLate, listEachMorning, listOverdue, morningAt, tellLeaders } from './overdue.ts';
import { showPhotos } from './photo-news.ts';
import { askedMs } from './spot.ts';
import { tellOfNew, tellOwed, tellUnit, tellWatch } from './tell.ts';
import { tellAlso } from './tell-also.ts';

/** What this topic does about a row whose time has come: a case's deadline, loose photos, an alarm nobody answered. */
export async function tickHazards(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const fresh = await deps.table.get(row);
  if (!fresh?.due || fresh.due.sk > `${keys.due('', now, '').sk}~`) return nothing;
  if (isCase(fresh)) return lookAt(deps, open(caseRecord, fresh), now);
  if (isRecent(fresh)) return askAboutPhotos(openRecent(fresh), now);
  if (isReporter(fresh)) return { writes: eraseReporter(openReporter(fresh)) };
  if (isMorning(fresh)) return listEachMorning(deps, fresh, now);
  if (isOwed(fresh)) return tellOwed(deps, fresh, now);
  if (isPhotoNews(fresh)) return showPhotos(deps, fresh, now);
  if (isWord(fresh)) return { writes: [eraseSpeaker(fresh)] };
  return isIncident(fresh) ? lookAtIncident(deps, openIncident(fresh), now) : nothing;
}

async function lookAt(deps: Deps, stored: Stored<Case>, now: Instant): Promise<Outcome> {
  const isRest = await restDays(deps, now);
  const one = withDays(stored.value, dayOf(now), isRest);
  const { next, does, missed, tellsStreet, asksAgain, also } = look(one, now);
  // On a rest day the lists wait for the next working morning.
  const isOffice = isLate(does) && !isRest(dayOf(now));
  const news = does && {
    ...{ head: reminded(next, does, dayOf(now)), what: `${does}@${next.deadline}`, now },
  };
  const sends = [
    ...(news ? await tellUnit(deps, next, news) : []),
    ...(isOffice ? await listOverdue(deps, next, now) : []),
    ...(does === 'overdue-7' && isOffice ? await tellLeaders(deps, now) : []),
    ...(also.length > 0 ? await tellAlso(deps, next, { also, now }) : []),
    ...(asksAgain ? await tellWatch(deps, next, { head: stillUnverified, what: 'unverified', now }) : []),
    ...(tellsStreet ? await tellOfNew(deps, [next], { now, photos: [] }) : []),
  ];
  const draft = await propose(deps, next, { does, now });
  const looked = changed(stored, next, { what: 'hazard.looked-at', facts: { does: does ?? null, missed } });
  return join(join(looked, draft), {
    writes: isLate(does) ? [morning(await morningAt(deps, now))] : [],
    sends: await untold(deps.table, sends),
  });
}

/** Of an older table they are not known; what was set for a day that is a rest day now is set anew. */
function withDays(one: Case, today: Day, isRest: (on: Day) => boolean): Case {
  return one.remindOn && !isRest(today) ? one : withReminders(one, isRest);
}

/** Asked once; where no words follow, photos and place are forgotten. */
function askAboutPhotos(stored: Stored<Recent>, now: Instant): Outcome {
  const { loose, from, place } = stored.value;
  const kept = putRecent(stored, { ...stored.value, looseUntil: later(now, askedMs) });
  const card = loose.length > 0 ? whatArePhotos(loose.length) : place && whatIsThere(place);
  if (!card || !from) return { writes: [kept] };
  const once = `hazard.loose#${stored.key.pk}#${stored.version}`;
  const to = { kind: 'address', address: from } as const;
  return { writes: [kept], sends: [{ once, to, lane: 'answer', card }] };
}
