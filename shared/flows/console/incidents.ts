import { timeWords } from '../../conversation/clock.ts';
import { withoutMobiles } from '../../conversation/delivery.ts';
import { nameOf, whereOf } from '../../conversation/hazards/words-incident-work.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Card } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import { wordsOf } from '../../store/incident-words.ts';
import { incidentsListed, loadIncident } from '../../store/incidents.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../deps.ts';
import { cardOf } from '../hazards/incident-work.ts';
import type { Visitor } from '../speaker.ts';
import { type EntryShown, historyShown } from './history.ts';
import { record } from './look.ts';
import { seesCaseOf } from './scope.ts';

export interface IncidentShown {
  readonly id: string;
  readonly name: string;
  readonly where: string;
  readonly text: string;
  readonly since: string;
  readonly isDoubtful: boolean;
  readonly isSeen: boolean;
}

export interface IncidentPage {
  readonly id: string;
  readonly name: string;
  readonly card: Card;
  readonly words: readonly { readonly at: string; readonly who: string; readonly text: string }[];
  readonly history: readonly EntryShown[];
}

const most = 200;

/** The emergencies of a shelf that he works on, the latest first; whom to ring stands on the page of each, where a look is written down. */
export async function incidentList(
  deps: Deps,
  { visitor, shelf, unit }: { visitor: Visitor; shelf: 'open' | 'over'; unit?: UnitId },
  now: Instant,
): Promise<IncidentShown[]> {
  const found = (await incidentsListed(deps.table, shelf)).map(({ value }) => value).reverse();
  return found
    .filter((one) => seesCaseOf(visitor, one) && (unit === undefined || one.unit === unit))
    .slice(0, most)
    .map((one) => ({
      ...{ id: one.id, name: nameOf(one), where: whereOf(one), text: withoutMobiles(one.text) },
      ...{
        since: timeWords(one.openedAt, now),
        isDoubtful: one.kind === 'doubtful',
        isSeen: one.seenBy.length > 0,
      },
    }));
}

/** One emergency with all that was said of it. */
export async function incidentPage(
  deps: Deps,
  { visitor, id }: { visitor: Visitor; id: string },
  now: Instant,
): Promise<IncidentPage | undefined> {
  const one = (await loadIncident(deps.table, id))?.value;
  if (!one || !seesCaseOf(visitor, one)) return undefined;
  await record(deps, visitor, { what: 'looked', of: `incident#${id}`, now });
  const words = await wordsOf(deps.table, id);
  return {
    ...{ id, name: nameOf(one), card: await cardOf(deps, { one, speaker: visitor, now }) },
    words: words.map(({ at, name = '', text }) => ({ at: timeWords(at, now), who: name, text })),
    history: await historyShown(deps, keys.incident(id).pk, now),
  };
}
