import { whatArePhotos } from '../../conversation/hazards/words-report.ts';
import { overdueList, reminded } from '../../conversation/hazards/words-told.ts';
import { type Case, isOverdue } from '../../domain/hazards/case.ts';
import { look } from '../../domain/hazards/schedule.ts';
import { dayOf, type Instant, later } from '../../domain/time.ts';
import { isPhotoNews } from '../../store/case-photos.ts';
import { caseRecord, casesOn, isCase } from '../../store/hazards.ts';
import { eraseSpeaker, isIncident, isWord, openIncident } from '../../store/incidents.ts';
import { keys } from '../../store/keys.ts';
import { untold } from '../../store/outbox.ts';
import { open, type Stored } from '../../store/record.ts';
import {
  eraseReporter,
  isRecent,
  isReporter,
  openRecent,
  openReporter,
  putRecent,
  type Recent,
} from '../../store/reporters.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { join, nothing, type Outcome, type Send } from '../outcome.ts';
import { changed } from './changed.ts';
import { lookAtIncident } from './incident-tick.ts';
import { showPhotos } from './photo-news.ts';
import { askedMs } from './spot.ts';
import { tellOfNew, tellUnit } from './tell.ts';

/** What this topic does about a row whose time has come: a case's deadline, loose photos, an alarm nobody answered. */
export async function tickHazards(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const fresh = await deps.table.get(row);
  if (!fresh?.due || fresh.due.sk > `${keys.due('', now, '').sk}~`) return nothing;
  if (isCase(fresh)) return lookAt(deps, open(caseRecord, fresh), now);
  if (isRecent(fresh)) return askAboutPhotos(openRecent(fresh), now);
  if (isReporter(fresh)) return { writes: eraseReporter(openReporter(fresh)) };
  if (isPhotoNews(fresh)) return showPhotos(deps, fresh, now);
  if (isWord(fresh)) return { writes: [eraseSpeaker(fresh)] };
  return isIncident(fresh) ? lookAtIncident(deps, openIncident(fresh), now) : nothing;
}

async function lookAt(deps: Deps, stored: Stored<Case>, now: Instant): Promise<Outcome> {
  const { next, does, missed, tellsStreet } = look(stored.value, now);
  const news = does && { head: reminded(next, does), what: `${does}@${next.deadline}`, now };
  const sends = [
    ...(news ? await tellUnit(deps, next, news) : []),
    ...(does === 'overdue' ? await listOverdue(deps, next, now) : []),
    ...(tellsStreet ? await tellOfNew(deps, [next], { now, photos: [] }) : []),
  ];
  return join(changed(stored, next, { what: 'hazard.looked-at', facts: { does: does ?? null, missed } }), {
    writes: [],
    sends: await untold(deps.table, sends),
  });
}

/** Street and officers get one list a day, however many cases it holds; it is made only where somebody has not got his. */
async function listOverdue(deps: Deps, one: Case, now: Instant): Promise<Send[]> {
  const today = dayOf(now);
  const all = await officials(deps);
  const street = (all.streets.get(one.street ?? '') ?? []).slice(0, mostTold);
  const owed = await untold(
    deps.table,
    [...street, ...all.officers.slice(0, mostTold)].map(({ id }) => ({
      id,
      once: `hazard.overdue#${today}#${id}`,
    })),
  );
  if (owed.length === 0) return [];
  const late = (await casesOn(deps.table, 'all', 'open')).filter((listed) => isOverdue(listed, today));
  const ofStreet = late.filter((listed) => listed.street === one.street);
  return owed.map(({ id, once }) => ({
    once,
    to: { kind: 'person', person: id },
    lane: 'blue',
    card: overdueList(street.some((person) => person.id === id) ? ofStreet : late, today),
  }));
}

/** One transaction tells no more. */
const mostTold = 15;

/** Asked once; where no words follow, the photos are forgotten. */
function askAboutPhotos(stored: Stored<Recent>, now: Instant): Outcome {
  const { loose, from } = stored.value;
  const kept = putRecent(stored, { ...stored.value, looseUntil: later(now, askedMs) });
  if (loose.length === 0 || !from) return { writes: [kept] };
  const once = `hazard.loose#${stored.key.pk}#${stored.version}`;
  const to = { kind: 'address', address: from } as const;
  return { writes: [kept], sends: [{ once, to, lane: 'answer', card: whatArePhotos(loose.length) }] };
}
