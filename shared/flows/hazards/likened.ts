import { likeByPhoto } from '../../conversation/hazards/words-same.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { isNeighbour, looksAlike, mostLikely } from '../../domain/hazards/likeness.ts';
import type { CasePhoto } from '../../domain/hazards/photo.ts';
import { photosOf } from '../../store/case-photos.ts';
import { casesOn } from '../../store/hazards.ts';
import { keys } from '../../store/keys.ts';
import type { Stored } from '../../store/record.ts';
import { loadReporter } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome } from '../outcome.ts';
import { changed } from './changed.ts';

/** Photos that came may tell what words did not: that it is the same as another open case of the unit. */
export async function likened(
  deps: Deps,
  stored: Stored<Case>,
  photos: readonly CasePhoto[],
): Promise<{ readonly next: Case; readonly outcome: Outcome }> {
  const one = stored.value;
  const looks = looksOf(photos);
  const isOpen = one.state === 'registered' && one.like === undefined && !one.protected;
  if (!isOpen || !one.unit || looks.length === 0) return { next: one, outcome: nothing };
  const neighbours = (await casesOn(deps.table, `unit#${one.unit}`, 'open')).filter((other) =>
    isNeighbour(one, other),
  );
  const seen = new Map(
    await Promise.all(
      neighbours.map(async ({ number }) => {
        const others = (await photosOf(deps.table, keys.case(number).pk)).map(({ value }) => value);
        return [number, looksAlike(looks, looksOf(others))] as const;
      }),
    ),
  );
  const like = mostLikely(one, neighbours, (number) => seen.get(number) ?? 0);
  if (like === undefined || seen.get(like) === 0) return { next: one, outcome: nothing };
  const next = { ...one, like };
  const reporter = (await loadReporter(deps.table, one.number))?.value;
  const about = { topic: 'hazards', id: one.number } as const;
  const offer = {
    once: `hazard.like#${one.number}#${like}`,
    lane: 'blue',
    card: likeByPhoto(next, like),
    about,
  } as const;
  return {
    next,
    outcome: {
      ...changed(stored, next, { what: 'hazard.likened', facts: { like } }),
      sends: reporter ? [{ ...offer, to: { kind: 'address', address: reporter.address } }] : [],
    },
  };
}

/** What shows the hazard, not what shows that it is gone. */
function looksOf(photos: readonly CasePhoto[]): string[] {
  return photos.flatMap(({ phase, look }) => (phase === 'before' && look !== undefined ? [look] : []));
}
