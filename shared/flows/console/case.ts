import { timeWords } from '../../conversation/clock.ts';
import { wordsOf } from '../../conversation/hazards/words.ts';
import { furtherActions } from '../../conversation/hazards/words-further.ts';
import { may } from '../../domain/directory/may.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { meant } from '../../domain/hazards/number.ts';
import type { CasePhoto } from '../../domain/hazards/photo.ts';
import type { Action, Card } from '../../domain/message.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import { photosOf } from '../../store/case-photos.ts';
import { loadCase } from '../../store/hazards.ts';
import { keys } from '../../store/keys.ts';
import type { Photo } from '../../store/photos.ts';
import type { Deps } from '../deps.ts';
import { mayOn } from '../hazards/changed.ts';
import { cardFor } from '../hazards/tell.ts';
import type { Visitor } from '../speaker.ts';
import { type EntryShown, historyShown } from './history.ts';
import { record } from './look.ts';
import type { Elsewhere } from './making.ts';
import { seesCaseOf } from './scope.ts';

export interface PhotoShown {
  readonly id: string;
  readonly at: string;
}

export interface CasePage {
  readonly number: string;
  readonly card: Card;
  /** What only the page has a button for. */
  readonly further: readonly Action[];
  readonly description: string;
  readonly unit: string | undefined;
  /** What can be asked for of it. */
  readonly letters: boolean;
  readonly evidence: boolean;
  readonly before: readonly PhotoShown[];
  readonly after: readonly PhotoShown[];
  readonly history: readonly EntryShown[];
}

/** One case with its photos and all that happened to it, for whoever may verify there. */
export async function casePage(
  deps: Deps,
  { visitor, number }: { visitor: Visitor; number: string },
  now: Instant,
): Promise<CasePage | undefined> {
  const one = await caseFor(deps, visitor, number);
  if (!one) return undefined;
  await record(deps, visitor, { what: 'looked', of: `case#${one.number}`, now });
  const photos = (await photosOf(deps.table, keys.case(one.number).pk)).map(({ value }) => value);
  const shown = (phase: CasePhoto['phase']) =>
    photos
      .filter((photo) => photo.phase === phase && photo.state === 'kept')
      .map(({ id, at }) => ({ id, at: timeWords(at, now) }));
  const { images: _, ...card } = cardFor(one, visitor, { today: dayOf(now), photos });
  return {
    ...{ number: one.number, card, description: wordsOf(one), unit: one.unit },
    further: furtherActions(one, {
      verify: mayOn(visitor, 'verify', one),
      send: may(visitor, 'send'),
      settle: visitor.roles.includes('leader'),
    }),
    ...{ letters: may(visitor, 'dispatch'), evidence: may(visitor, 'see-evidence') },
    ...{ before: shown('before'), after: shown('after') },
    history: await historyShown(deps, keys.case(one.number).pk, now),
  };
}

/** The bytes of a photo of a case he may see, or where he gets them if they are too many. */
export async function casePhoto(
  deps: Deps,
  { visitor, number, id }: { visitor: Visitor; number: string; id: string },
): Promise<Elsewhere | Photo | undefined> {
  const one = await caseFor(deps, visitor, number);
  if (!one) return undefined;
  const photos = await photosOf(deps.table, keys.case(one.number).pk);
  const photo = photos.find(({ value }) => value.id === id && value.state === 'kept');
  const found = photo && (await deps.photos.get(photo.value.id));
  const { links } = deps.photos;
  return found && links && found.bytes.byteLength > links.mostBytes ? { at: links.to(id) } : found;
}

async function caseFor(deps: Deps, visitor: Visitor, number: string): Promise<Case | undefined> {
  const [wanted] = /^YH-\d{4}-\d{4,7}$/.test(number) ? meant(number, '') : [];
  const one = wanted && (await loadCase(deps.table, wanted))?.value;
  return one && seesCaseOf(visitor, one) ? one : undefined;
}
