import { bindingLifeMs } from '../../domain/directory/binding.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import type { UnitId } from '../../domain/ids.ts';
import { type Instant, later } from '../../domain/time.ts';
import { codeIsGood, codeIssued } from '../../store/import.ts';
import { Conflict } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { unreached } from '../reach.ts';
import { issueCode } from './code.ts';
import { everybody } from './everybody.ts';

export interface Code {
  readonly unit: string;
  readonly code: string;
}

const together = 40;

/**
 * A code for each of these units that nobody can be reached at and that has no good code yet: a new one, one whose code
 * grew old, or one whose import ended in a crash before its code was made. Each is given out as soon as it is kept.
 */
export async function* codesFor(deps: Deps, ids: readonly UnitId[], now: Instant): AsyncGenerator<Code> {
  if (ids.length === 0) return;
  const { people, units } = await everybody(deps);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const named = ids.flatMap((id) => byId.get(id) ?? []);
  const mute = unreached(deps, named, people);
  const codeless: Unit[] = [];
  for (const unit of mute) if (!(await codeIsGood(deps.table, unit.id, now))) codeless.push(unit);
  for (let at = 0; at < codeless.length; at += together) {
    yield* await issueAll(deps, codeless.slice(at, at + together), now);
  }
}

/** Two codes that are alike by chance are a Conflict; then all are made anew. */
async function issueAll(deps: Deps, units: readonly Unit[], now: Instant): Promise<Code[]> {
  const issued = units.map((unit) => ({ unit, ...issueCode(deps, unit.id, now) }));
  const until = later(now, bindingLifeMs);
  try {
    await deps.table.transact(issued.flatMap(({ unit, write }) => [write, codeIssued(unit.id, until)]));
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return issueAll(deps, units, now);
  }
  return issued.map(({ unit, code }) => ({ unit: unit.name, code }));
}
