import { reporterHead } from '../../conversation/hazards/words-confidence.ts';
import { corrected, officerAdded } from '../../conversation/hazards/words-report.ts';
import type { Case } from '../../domain/hazards/case.ts';
import type { Corrected } from '../../domain/hazards/correct.ts';
import type { PersonId } from '../../domain/ids.ts';
import { photosCame } from '../../store/case-photos.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import type { Outcome, Send } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { changed, mayOn } from './changed.ts';
import { tellInspectors, tellOfNew, tellPeople, tellUnit } from './tell.ts';

/** More words on a case, and whoever must hear of them now. */
export async function moreSaid(
  deps: Deps,
  { now, speaker }: Turn,
  { stored, next, asker }: { stored: Stored<Case>; next: Case; asker: PersonId | undefined },
): Promise<Outcome> {
  const { unit, place, category, source } = next;
  const right = next.corrected?.at((stored.value.corrected ?? []).length);
  const facts = right
    ? { of: right.what, was: right.was ?? null, now: right.now }
    : { unit: unit ?? null, place: place ?? null, category: category ?? null };
  const byOfficer = mayOn(speaker, 'verify', next) && !next.protected;
  const who = source === 'public' ? { who: next.protected ? 'protected' : 'reporter' } : {};
  const what = right ? 'hazard.corrected' : 'hazard.supplemented';
  const change = changed(stored, next, { what, facts, ...who });
  const streets =
    stored.value.street === next.street ? [] : await tellOfNew(deps, [next], { now, photos: [] });
  const sends = [...streets, ...(await tellMore(deps, stored, { next, right, asker, now, byOfficer }))];
  // The cards that are out show it from the next tick on.
  return { ...change, writes: [...change.writes, photosCame(next.number, now)], sends };
}

interface More {
  readonly next: Case;
  readonly right: Corrected | undefined;
  readonly asker: PersonId | undefined;
  readonly now: Turn['now'];
  /** Whoever judges it says what more is to be done. */
  readonly byOfficer: boolean;
}

/** Whoever is mending it must not mend the wrong place; what was said in confidence is passed on without who said it. */
async function tellMore(
  deps: Deps,
  { value: before, version }: Stored<Case>,
  { next, right, asker, now, byOfficer }: More,
): Promise<Send[]> {
  const said = next.protected || asker ? addedWords(before, next) : '';
  const news = { head: reporterHead(said), what: `said@${version}`, now };
  const near = said === '' ? [] : await tellInspectors(deps, next, news);
  const asked = said === '' || !asker ? [] : await tellPeople(deps, next, { ...news, ids: [asker] });
  const relayed = [...near, ...asked.filter(({ once }) => near.every((other) => other.once !== once))];
  const more = byOfficer ? addedWords(before, next) : '';
  const head = right ? corrected(right) : more && officerAdded(more);
  if (!head || next.state !== 'rectifying') return relayed;
  return [...relayed, ...(await tellUnit(deps, next, { head, what: `corrected@${version}`, now }))];
}

function addedWords(before: Case, { description }: Case): string {
  return description.startsWith(before.description)
    ? description.slice(before.description.length).replace(/^；/, '')
    : '';
}
