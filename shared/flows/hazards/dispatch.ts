import { refused } from '../../conversation/hazards/words-refused.ts';
import { unknownUnit } from '../../conversation/hazards/words-report.ts';
import { assigned, noUnitNamed, takenFromUnit } from '../../conversation/hazards/words-told.ts';
import { may } from '../../domain/directory/may.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { assign, confirm } from '../../domain/hazards/verify.ts';
import { unitId } from '../../domain/ids.ts';
import { loadUnit } from '../../store/directory.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { knownNames } from '../names.ts';
import { join, type Outcome, type Send, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { changed, unitOf } from './changed.ts';
import { personOf, remember, shownTo } from './shown.ts';
import { tellUnit } from './tell.ts';
import { termsOf } from './terms.ts';
import { sentToUnit } from './verify.ts';
import { type Wanted, whichCase } from './which.ts';

const wanted: Wanted = { act: 'verify', states: ['registered', 'verified'] };

/** Who is to mend it, and by when; with a grade it is verified in the same breath. */
export async function dispatch(deps: Deps, turn: Turn): Promise<Outcome> {
  const which = await whichCase(deps, turn, wanted);
  if (which.kind === 'said') return which.outcome;
  const { stored } = which;
  const { intent } = turn;
  const unit = await unitMeant(deps, turn, stored.value.unit);
  if (!unit) return say(intent.unit === undefined ? { text: noUnitNamed } : unknownUnit(intent.unit), true);
  if (!may(turn.speaker, 'verify', unitOf({ unit: unit.id, street: unit.street })))
    return say({ text: refused['not-yours'] }, true);
  const terms = await termsOf(deps, turn);
  const person = intent.person === undefined ? {} : { responsible: intent.person.slice(0, 20) };
  const place = { unit: unit.id, unitName: unit.name, street: unit.street };
  const decision = assign(stored.value, place, { ...terms, ...person });
  if (!decision.ok) return say({ text: refused[decision.why] }, true);
  const { next } = decision;
  if (next.state !== 'registered') {
    const sent = await sentToUnit(deps, turn, { stored, next, what: 'hazard.dispatched' });
    return join(sent, { writes: [], sends: await takenFrom(deps, turn, { stored, next, sent }) });
  }
  if (intent.level) {
    const sure = confirm(next, { ...terms, ...person, by: personOf(turn), grade: intent.level });
    if (!sure.ok) return say({ text: refused[sure.why] }, true);
    return sentToUnit(deps, turn, { stored, next: sure.next, what: 'hazard.verified' });
  }
  return join(changed(stored, next, { what: 'hazard.dispatched', facts: { unit: unit.id } }), {
    writes: await remember(deps, turn, next),
    ...(await shownTo(deps, turn, { next, reply: assigned(next) })),
  });
}

interface Moved {
  readonly stored: Stored<Case>;
  readonly next: Case;
  readonly sent: Outcome;
}

/** Whoever was to mend it until now; who stands for both units has heard of it. */
async function takenFrom(deps: Deps, { now }: Turn, { stored, next, sent }: Moved): Promise<Send[]> {
  const before = stored.value;
  if (before.state !== 'rectifying' || before.unit === next.unit) return [];
  const told = new Set(sent.sends?.map(({ to }) => JSON.stringify(to)));
  const sends = await tellUnit(deps, before, { head: '', what: `taken@${stored.version}`, now });
  return sends
    .filter(({ to }) => !told.has(JSON.stringify(to)))
    .map((send) => ({ ...send, card: takenFromUnit(before) }));
}

async function unitMeant(
  deps: Deps,
  { intent }: Turn,
  before: Unit['id'] | undefined,
): Promise<Unit | undefined> {
  const { units } = await knownNames(deps);
  const named =
    intent.unit === undefined ? undefined : units.filter(({ names }) => names.includes(intent.unit ?? ''));
  const only = named?.length === 1 ? named[0]?.id : undefined;
  const id =
    intent.unitId ??
    (only === undefined ? undefined : unitId(only)) ??
    (intent.unit === undefined ? before : undefined);
  return id && (await loadUnit(deps.table, id))?.value;
}
