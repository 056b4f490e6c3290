import { placeWords } from '../../conversation/duty/words-proof.ts';
import { may } from '../../domain/directory/may.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { wgsOf } from '../../domain/geometry.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Point } from '../../domain/region.ts';
import { directoryChanged, loadBureau, loadUnit, putBureau, putUnit } from '../../store/directory.ts';
import {
  type DutyPending,
  dropDutyPending,
  loadDutyPending,
  putDutyPending,
} from '../../store/duty-pending.ts';
import type { Stored } from '../../store/record.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Entry, Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { answered } from './swap-which.ts';
import { refused } from './swaps.ts';

/** "登记单位位置", and the place itself with it or in the next message. */
export async function keepPlace(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, now } = turn;
  const me = speaker.person?.id;
  if (!me) return refused(turn, placeWords.notYours);
  const pending = await loadDutyPending(deps.table, me, now);
  const point = sharedIn(turn);
  const target = await targetOf(deps, turn, pending);
  if (typeof target === 'string') return refused(turn, target);
  if (!mayKeep(turn, target)) return refused(turn, placeWords.notYours);
  return point ? kept(deps, turn, { me, target, point }) : awaited(me, { target, now });
}

/** Whose place is registered. */
type Target = { readonly kind: 'room' } | { readonly kind: 'unit'; readonly stored: Stored<Unit> };

/** The next place somebody shares belongs to it. */
function awaited(me: string, { target, now }: { target: Target; now: Turn['now'] }): Outcome {
  const unit = target.kind === 'unit' ? target.stored.value : undefined;
  const text = unit ? placeWords.askUnit(unit.name) : placeWords.askRoom;
  const pending = { kind: 'place' as const, at: now, ...(unit && { unit: unit.id }) };
  return { ...answered({ text }), writes: [putDutyPending(me, pending)] };
}

/** As said; a place without words is of what was said before. */
async function targetOf(deps: Deps, turn: Turn, pending: DutyPending | undefined): Promise<Target | string> {
  const isSaid = turn.inbound.kind === 'said' && turn.inbound.text.trim() !== '';
  if (isSaid || pending?.kind !== 'place') return meantBy(deps, turn);
  return pending.unit === undefined ? { kind: 'room' } : unitOf(deps, pending.unit);
}

/** What is named, else his own unit; or which must be said. */
async function meantBy(deps: Deps, { intent, speaker }: Turn): Promise<Target | string> {
  if (intent.choice === 'room') return { kind: 'room' };
  if (intent.unitId) return unitOf(deps, intent.unitId);
  const [only, other] = speaker.represents;
  if (other) return placeWords.which(speaker.represents.map(({ name }) => name));
  if (only) return unitOf(deps, only.id);
  const mayKeepAny = may(speaker, 'set-roster') || speaker.roles.includes('street');
  return mayKeepAny ? placeWords.whichUnit : placeWords.notYours;
}

async function unitOf(deps: Deps, id: UnitId): Promise<Target | string> {
  const stored = await loadUnit(deps.table, id);
  return stored?.value.active ? { kind: 'unit', stored } : placeWords.unitGone;
}

function mayKeep({ speaker }: Turn, target: Target): boolean {
  if (may(speaker, 'set-roster')) return true;
  if (target.kind === 'room') return false;
  const { id, street } = target.stored.value;
  return speaker.units.includes(id) || (speaker.roles.includes('street') && speaker.street === street);
}

function sharedIn({ inbound }: Turn): Point | undefined {
  if (inbound.kind !== 'said') return undefined;
  const { latitude, longitude } = inbound.attachments.find(({ kind }) => kind === 'location') ?? {};
  return latitude === undefined || longitude === undefined ? undefined : wgsOf({ latitude, longitude });
}

/** What is written where somebody's place is registered, and how he is called. */
interface Placed {
  readonly name: string;
  readonly writes: readonly Write[];
  readonly entry: Entry;
}

async function kept(
  deps: Deps,
  turn: Turn,
  { me, target, point }: { me: string; target: Target; point: Point },
): Promise<Outcome> {
  const placed = target.kind === 'unit' ? unitAs(target.stored, point) : await roomAs(deps, point);
  if (!placed) return refused(turn, placeWords.noBureau);
  return {
    ...answered({ text: placeWords.kept(placed.name) }),
    ...{ writes: [...placed.writes, dropDutyPending(me)], entries: [placed.entry] },
  };
}

function unitAs({ value, version }: Stored<Unit>, at: Point): Placed {
  return {
    name: value.name,
    writes: [...putUnit({ ...value, at }, version), directoryChanged()],
    entry: { pk: `unit#${value.id}`, version: version + 1, what: 'duty.placed', facts: {} },
  };
}

async function roomAs(deps: Deps, roomAt: Point): Promise<Placed | undefined> {
  const stored = await loadBureau(deps.table);
  if (!stored) return undefined;
  return {
    name: placeWords.room,
    writes: [putBureau({ ...stored.value, roomAt }, stored.version)],
    entry: { pk: 'bureau', version: stored.version + 1, what: 'duty.placed', facts: {} },
  };
}
