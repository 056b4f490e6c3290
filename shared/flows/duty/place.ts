import { placeWords } from '../../conversation/duty/words-proof.ts';
import { may } from '../../domain/directory/may.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { wgsOf } from '../../domain/geometry.ts';
import { type UnitId, unitId } from '../../domain/ids.ts';
import type { Point } from '../../domain/region.ts';
import { directoryChanged, loadBureau, loadUnit, putBureau, putUnit } from '../../store/directory.ts';
import {
  type DutyPending,
  dropDutyPending,
  loadDutyPending,
  putDutyPending,
} from '../../store/duty-pending.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
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
  return point ? kept(deps, me, { target, point }) : awaited(me, { target, now });
}

/** The next place somebody shares belongs to it. */
function awaited(me: string, { target, now }: { target: Unit | undefined; now: Turn['now'] }): Outcome {
  const text = target ? placeWords.askUnit(target.name) : placeWords.askRoom;
  const pending = { kind: 'place' as const, at: now, ...(target && { unit: target.id }) };
  return { ...answered({ text }), writes: [putDutyPending(me, pending)] };
}

async function kept(
  deps: Deps,
  me: string,
  { target, point }: { target: Unit | undefined; point: Point },
): Promise<Outcome> {
  const done = target ? await keepUnit(deps, target.id, point) : await keepRoom(deps, point);
  return {
    ...answered({ text: placeWords.kept(target?.name ?? placeWords.room) }),
    ...{ writes: [...done.writes, dropDutyPending(me)], entries: done.entries ?? [] },
  };
}

/** As said; a place without words is of what was said before. */
function targetOf(
  deps: Deps,
  turn: Turn,
  pending: DutyPending | undefined,
): Promise<Unit | undefined | string> {
  const isSaid = turn.inbound.kind === 'said' && turn.inbound.text.trim() !== '';
  return isSaid || pending?.kind !== 'place' ? meantBy(deps, turn) : unitOf(deps, pending.unit);
}

/** The unit; undefined for the duty room; or which must be said. */
async function meantBy(deps: Deps, { intent, speaker }: Turn): Promise<Unit | undefined | string> {
  if (intent.choice === 'room') return undefined;
  if (intent.unitId) return unitOf(deps, intent.unitId);
  const [only, other] = speaker.represents;
  if (other) return placeWords.which(speaker.represents.map(({ name }) => name));
  return only;
}

const unitOf = async (deps: Deps, id: UnitId | undefined): Promise<Unit | undefined> =>
  id && (await loadUnit(deps.table, id))?.value;

function mayKeep({ speaker }: Turn, target: Unit | undefined): boolean {
  if (!target) return may(speaker, 'set-roster');
  return (
    speaker.units.includes(target.id) ||
    may(speaker, 'set-roster') ||
    (speaker.roles.includes('street') && speaker.street === target.street)
  );
}

function sharedIn({ inbound }: Turn): Point | undefined {
  if (inbound.kind !== 'said') return undefined;
  const { latitude, longitude } = inbound.attachments.find(({ kind }) => kind === 'location') ?? {};
  return latitude === undefined || longitude === undefined ? undefined : wgsOf({ latitude, longitude });
}

async function keepUnit(deps: Deps, id: UnitId, at: Point): Promise<Outcome> {
  const stored = await loadUnit(deps.table, unitId(id));
  if (!stored) return { writes: [] };
  return {
    writes: [...putUnit({ ...stored.value, at }, stored.version), directoryChanged()],
    entries: [{ pk: `unit#${id}`, version: stored.version + 1, what: 'duty.placed', facts: {} }],
  };
}

async function keepRoom(deps: Deps, roomAt: Point): Promise<Outcome> {
  const stored = await loadBureau(deps.table);
  if (!stored) return { writes: [] };
  return {
    writes: [putBureau({ ...stored.value, roomAt }, stored.version)],
    entries: [{ pk: 'bureau', version: stored.version + 1, what: 'duty.placed', facts: {} }],
  };
}
