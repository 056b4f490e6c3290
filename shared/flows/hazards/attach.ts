import type { CasePhoto } from '../../domain/hazards/photo.ts';
import { newPhoto } from '../../store/case-photos.ts';
import type { Loose } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';

interface Onto {
  /** The pk of the case or incident. */
  readonly owner: string;
  /** Its number, as orders and cards name it. */
  readonly id: string;
  readonly phase: CasePhoto['phase'];
  readonly photos: readonly Loose[];
  /** Nobody may learn from which message they came. */
  readonly isHidden?: boolean;
}

/** Photos join a case: a row each, which says that they are being fetched, and the errands that fetch them. */
export function attach(deps: Deps, { speaker, now }: Turn, onto: Onto): Outcome {
  const { owner, id, phase, isHidden = false } = onto;
  const taken = onto.photos.map((photo) => ({ ...photo, id: deps.newId('ph') }));
  return {
    writes: taken.map(({ id: photo, message }) =>
      newPhoto(owner, {
        ...{ id: photo, phase, state: 'fetching', at: now },
        ...(!isHidden && { message }),
      }),
    ),
    errands: taken.map((photo) => ({
      once: `${onceHead}${owner}#${photo.id}`,
      to: speaker.address,
      errand: { kind: 'fetch', message: photo.message, key: photo.key, type: 'image' },
      about: { topic: 'hazards', id },
      lane: 'answer',
    })),
  };
}

const onceHead = 'hazard.photo#';

/** Which photo an errand was to fetch; undefined if it was another errand. */
export function photoOf(once: string): { owner: string; id: string } | undefined {
  if (!once.startsWith(onceHead)) return undefined;
  const rest = once.slice(onceHead.length);
  const cut = rest.lastIndexOf('#');
  return { owner: rest.slice(0, cut), id: rest.slice(cut + 1) };
}
