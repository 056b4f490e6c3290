import { plainCard } from '../../conversation/alerts/words-card.ts';
import { editionsField } from '../../conversation/alerts/words-lists.ts';
import { approvalCard, previewCard } from '../../conversation/alerts/words-preview.ts';
import { timeWords } from '../../conversation/clock.ts';
import {
  chaseWith,
  confirmedHow,
  correctAction,
  lateWord,
  recallAction,
  stateName,
} from '../../conversation/console/words-alerts.ts';
import { type Broadcast, isDraft, isOut, recallMs } from '../../domain/alerts/broadcast.ts';
import { keyOf } from '../../domain/alerts/plan.ts';
import type { Roll } from '../../domain/alerts/roll.ts';
import { may } from '../../domain/directory/may.ts';
import { type AlertId, alertId, type UnitId } from '../../domain/ids.ts';
import type { Action, Card } from '../../domain/message.ts';
import { type Instant, later } from '../../domain/time.ts';
import { copiesOf } from '../../store/alert-waves.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import { loadBureau, loadPerson, loadUnit } from '../../store/directory.ts';
import { keys } from '../../store/keys.ts';
import { rollOf } from '../../store/rolls.ts';
import { everybody, previewOf } from '../alerts/audience.ts';
import { untoldOf } from '../alerts/silence.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';
import { type AlertCame, cameOf } from './alert-came.ts';
import { type CoverShown, coverShown } from './alert-cover.ts';
import { maySeeAlert } from './alert-seen.ts';
import { type Faces, facesOf } from './faces.ts';
import { type EntryShown, historyShown } from './history.ts';
import { record, withNumber } from './look.ts';
import { namesOf } from './names.ts';
import { type Callee, calleeFor, isWithin, scopeOf } from './scope.ts';

interface UnitRow {
  readonly unit: string;
  readonly name: string;
  readonly street: string;
  /** Missing while the unit has not answered. */
  readonly confirmed?: { readonly at: string; readonly how: string; readonly by: string };
  readonly people: readonly Callee[];
  /** It did not arrive there, or nobody knows. */
  readonly untold: boolean;
}

export interface AlertPage {
  readonly id: string;
  readonly stateName: string;
  readonly card: Card;
  readonly faces: Faces;
  /** Nothing went out yet: how it would look matters most. */
  readonly isDraft: boolean;
  readonly came: AlertCame;
  readonly cover?: CoverShown;
  /** Those of one street, or of all. */
  readonly street: string;
  readonly rows: readonly UnitRow[];
  /** Whom he rang he may count as told. */
  readonly mayNote: boolean;
  /** Where the next rows begin; missing when these are the last. */
  readonly next?: number;
  readonly history: readonly EntryShown[];
}

/** One broadcast with all that came back, as far as the visitor's part of the district goes. */
export async function alertPage(
  deps: Deps,
  { visitor, id, street, from }: { visitor: Visitor; id: string; street: string; from: number },
  now: Instant,
): Promise<AlertPage | undefined> {
  const broadcast = (await loadBroadcast(deps.table, alertId(id)))?.value;
  if (!broadcast || !maySeeAlert(visitor, broadcast)) return undefined;
  const scope = scopeOf(visitor);
  const rolls = (await rollOf(deps.table, broadcast.id))
    .map(({ value }) => value)
    .filter(({ street }) => isWithin(scope, street));
  const wanted = ordered(rolls.filter((roll) => street === '' || roll.street === street));
  const shown = wanted.slice(from, from + onPage);
  const cover = await coverShown(deps, visitor, { broadcast, now });
  const rows = await rowsOf(deps, { broadcast, visitor, rolls: shown }, now);
  const people = [...rows, ...(cover?.posts ?? [])].flatMap((row) => withNumber(row.people));
  await record(deps, visitor, { what: 'looked', of: `alert#${id}`, people, now });
  return {
    ...{ id, street, stateName: stateName(broadcast), came: await cameOf(deps, { broadcast, rolls }, now) },
    card: await cardOf(deps, { broadcast, visitor, rolls }, now),
    ...{ faces: await facesOf(deps, broadcast, now), isDraft: isDraft(broadcast) },
    ...(cover && { cover }),
    ...{ rows, mayNote: isOut(broadcast) && may(visitor, 'see-missing') },
    ...(from + onPage < wanted.length && { next: from + onPage }),
    history: await historyShown(deps, keys.alert(id).pk, now),
  };
}

/** How the draft somebody has just made would look, for whoever may draft; undefined for anything else. */
export async function draftFaces(deps: Deps, id: string, now: Instant): Promise<Faces | undefined> {
  const broadcast = (await loadBroadcast(deps.table, alertId(id)))?.value;
  return broadcast && isDraft(broadcast) ? facesOf(deps, broadcast, now) : undefined;
}

const onPage = 100;

/** Those who have not answered come first. */
function ordered(rolls: readonly Roll[]): readonly Roll[] {
  return [...rolls.filter(({ confirmed }) => !confirmed), ...rolls.filter(({ confirmed }) => confirmed)];
}

interface Looked {
  readonly broadcast: Broadcast;
  readonly visitor: Visitor;
  readonly rolls: readonly Roll[];
}

async function cardOf(deps: Deps, { broadcast, visitor, rolls }: Looked, now: Instant): Promise<Card> {
  const isMine = broadcast.drafter === visitor.person.id;
  if (isDraft(broadcast) && (isMine || broadcast.state === 'approval')) {
    const preview = await previewOf(deps, broadcast, { all: await everybody(deps), now });
    if (broadcast.state === 'draft') return previewCard(broadcast, preview);
    const nameOf = await namesOf(deps, broadcast.drafter ? [broadcast.drafter] : []);
    const card = approvalCard(broadcast, preview, nameOf(broadcast.drafter ?? 'clock'));
    return may(visitor, 'approve') && !isMine ? card : { ...card, actions: [] };
  }
  const actions = await actionsOf(deps, { broadcast, visitor, rolls }, now);
  return { ...(await faceOf(deps, broadcast, now)), actions };
}

async function faceOf(deps: Deps, broadcast: Broadcast, now: Instant): Promise<Card> {
  const by = (await loadBureau(deps.table))?.value;
  const card = plainCard(broadcast, { by, at: broadcast.sentAt ?? now });
  const { editions } = broadcast;
  return editions ? { ...card, fields: [...(card.fields ?? []), editionsField(editions)] } : card;
}

async function actionsOf(deps: Deps, { broadcast, visitor, rolls }: Looked, now: Instant): Promise<Action[]> {
  if (!isOut(broadcast)) return [];
  const { id, sentAt, asks } = broadcast;
  const missing = rolls.filter(({ confirmed }) => !confirmed).length;
  const canRecall = sentAt !== undefined && now <= later(sentAt, recallMs) && may(visitor, 'recall');
  return [
    ...(asks && missing > 0 && may(visitor, 'send') ? [chaseWith(id, missing)] : []),
    ...(may(visitor, 'draft') ? [correctAction(id)] : []),
    ...(canRecall ? [recallAction(id, await copiesCount(deps, id))] : []),
  ];
}

async function copiesCount(deps: Deps, id: AlertId): Promise<number> {
  return (await copiesOf(deps.table, id)).length;
}

/** Whoever has not answered stands there with whom to ring. */
async function rowsOf(deps: Deps, { broadcast, visitor, rolls }: Looked, now: Instant): Promise<UnitRow[]> {
  const [untold, nameOf] = await Promise.all([
    untoldOf(deps, broadcast),
    namesOf(
      deps,
      rolls.flatMap(({ confirmed }) => confirmed?.by ?? []),
    ),
  ]);
  return Promise.all(
    rolls.map(async (roll) => ({
      ...{ unit: roll.unit, name: roll.name, street: roll.street },
      untold: roll.home.kind === 'nobody' || untold.has(keyOf(roll.home)),
      ...(roll.confirmed && { confirmed: confirmedOf(roll.confirmed, { nameOf, now }) }),
      people: roll.confirmed ? [] : await peopleOf(deps, visitor, roll.unit),
    })),
  );
}

async function peopleOf(deps: Deps, visitor: Visitor, id: UnitId): Promise<UnitRow['people']> {
  const { liaison, backup } = (await loadUnit(deps.table, id))?.value ?? {};
  const found = await Promise.all([liaison, backup].map((one) => one && loadPerson(deps.table, one)));
  return found.flatMap((one) => (one ? [calleeFor(visitor, one.value)] : []));
}

function confirmedOf(
  confirmed: NonNullable<Roll['confirmed']>,
  { nameOf, now }: { nameOf: (who: string) => string; now: Instant },
): NonNullable<UnitRow['confirmed']> {
  const how = `${confirmedHow[confirmed.how]}${confirmed.late ? lateWord : ''}`;
  return { how, at: timeWords(confirmed.at, now), by: nameOf(confirmed.by) };
}
