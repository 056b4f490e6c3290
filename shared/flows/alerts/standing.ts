import { notStanding } from '../../conversation/alerts/words.ts';
import type { Intent } from '../../conversation/intent.ts';
import type { KnownName } from '../../conversation/utterance.ts';
import { may } from '../../domain/directory/may.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { unitId } from '../../domain/ids.ts';
import { loadUnit } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';
import { knownNames } from '../names.ts';
import { nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';

export type Standing =
  | { readonly kind: 'units'; readonly units: readonly Unit[] }
  | { readonly kind: 'not-his'; readonly name: string }
  | { readonly kind: 'unknown'; readonly name: string };

/** The units a sentence confirms: those it names, if he may speak for them, else all he stands for. */
export async function standingOf(deps: Deps, { speaker, intent }: Turn): Promise<Standing> {
  const named = namesIn(intent);
  if (named.length === 0) return { kind: 'units', units: speaker.represents };
  const found = await Promise.all(named.map((one) => unitNamed(deps, speaker.represents, one)));
  const his = found.flatMap((unit) => (unit && may(speaker, 'confirm', unit) ? unit : []));
  if (his.length > 0) return { kind: 'units', units: distinct(his) };
  const lost = found.indexOf(undefined);
  const name = named[Math.max(0, lost)]?.unit ?? '';
  return lost >= 0 ? { kind: 'unknown', name } : { kind: 'not-his', name: found[0]?.name ?? name };
}

/** Who named another's unit, or none, reads so alone; in a group it may be talk. */
export function lostIn(
  { inbound }: Pick<Turn, 'inbound'>,
  { kind, name }: Exclude<Standing, { kind: 'units' }>,
): Outcome {
  return inbound.chat === null ? say({ text: notStanding[kind](name) }, true) : nothing;
}

type Named = Pick<Intent, 'unit' | 'unitId'>;

/** A list names many, and most of them belong to others. */
function namesIn(intent: Intent): Named[] {
  const items = (intent.items ?? []).filter(({ unit, unitId: id }) => unit !== undefined || id !== undefined);
  if (items.length > 0) return [...items];
  return intent.unit !== undefined || intent.unitId !== undefined ? [intent] : [];
}

/** His own units first: "万汇" is 万汇广场 for the one who stands for it. */
export async function unitNamed(
  deps: Deps,
  own: readonly Unit[],
  { unit, unitId: id }: Named,
): Promise<Unit | undefined> {
  const mine = own.find((one) => one.id === id || (unit !== undefined && calls(one, unit)));
  if (mine) return mine;
  const known = id ?? idOf((await knownNames(deps)).units, unit ?? '');
  const loaded = known === undefined ? undefined : await loadUnit(deps.table, unitId(known));
  return loaded?.value.active ? loaded.value : undefined;
}

function calls(unit: Unit, said: string): boolean {
  return [unit.name, ...unit.aliases].some(
    (name) => name === said || (said.length > 1 && name.includes(said)),
  );
}

/** A name that stands for one unit only. */
function idOf(known: readonly KnownName[], said: string): string | undefined {
  const exact = known.filter(({ names }) => names.includes(said));
  const found =
    exact.length > 0
      ? exact
      : known.filter(({ names }) => said.length > 1 && names.some((name) => name.includes(said)));
  return found.length === 1 ? found[0]?.id : undefined;
}

function distinct(units: readonly Unit[]): Unit[] {
  return [...new Map(units.map((unit) => [unit.id, unit])).values()];
}
