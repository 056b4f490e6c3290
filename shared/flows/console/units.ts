import { kindName } from '../../conversation/kinds.ts';
import { may } from '../../domain/directory/may.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { unitId } from '../../domain/ids.ts';
import { loadUnit } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';
import { activeUnits } from '../units.ts';
import { whileUnchanged } from '../while-unchanged.ts';
import { isWithin, type Scope, scopeOf } from './scope.ts';

export interface UnitShown {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly street: string;
  readonly address: string;
  readonly risk: Unit['risk'];
  readonly hasLiaison: boolean;
}

export interface UnitList {
  readonly rows: readonly UnitShown[];
  readonly total: number;
  readonly streets: readonly string[];
  readonly kinds: readonly { readonly code: string; readonly name: string }[];
  readonly next?: number;
}

export interface UnitFilter {
  readonly words: string;
  readonly street: string;
  readonly kind: string;
  readonly risk: string;
  readonly order: string;
  readonly from: number;
}

const onPage = 50;
/** The risk of a unit that nobody has judged yet. */
export const unjudged = 'none';
const risks = ['red', 'orange', 'yellow', 'blue', unjudged];
const names = new Intl.Collator('zh');

/** Without one they stand as in the directory. */
const orders: Readonly<Record<string, (one: Unit, other: Unit) => number>> = {
  risk: (one, other) => risks.indexOf(one.risk ?? unjudged) - risks.indexOf(other.risk ?? unjudged),
  street: (one, other) => names.compare(one.street, other.street),
  name: (one, other) => names.compare(one.name, other.name),
  unbound: (one, other) => Number(one.liaison !== undefined) - Number(other.liaison !== undefined),
};

/** The units of his part of the district that fit. */
export async function unitList(
  deps: Deps,
  { visitor, filter }: { visitor: Visitor; filter: UnitFilter },
): Promise<UnitList> {
  const { all, choices } = await withinScope(deps, scopeOf(visitor));
  const { from } = filter;
  const found = fitting(all, filter);
  const ordered = orders[filter.order] ? found.toSorted(orders[filter.order]) : found;
  return {
    ...{ rows: ordered.slice(from, from + onPage).map(unitShown), total: found.length },
    ...(from + onPage < found.length && { next: from + onPage }),
    ...choices,
  };
}

type Choices = Pick<UnitList, 'streets' | 'kinds'>;

interface Within {
  readonly all: readonly Unit[];
  readonly choices: Choices;
}

/** Twenty thousand are not walked through for each who looks at the first fifty. */
const everywhere = whileUnchanged(async (table): Promise<Within> => {
  const all = await activeUnits({ table });
  return { all, choices: choicesIn(all) };
});

async function withinScope(deps: Deps, scope: Scope): Promise<Within> {
  if (scope.kind === 'all') return everywhere(deps);
  const all = (await activeUnits(deps)).filter(({ street }) => isWithin(scope, street));
  return { all, choices: choicesIn(all) };
}

function choicesIn(all: readonly Unit[]): Choices {
  const kinds = [...new Set(all.map((unit) => unit.kind))].sort();
  return {
    streets: [...new Set(all.map((unit) => unit.street))].sort(),
    kinds: kinds.map((code) => ({ code, name: kindName(code) })),
  };
}

function fitting(all: readonly Unit[], { words, street, kind, risk }: UnitFilter): readonly Unit[] {
  if ([words, street, kind, risk].every((asked) => asked === '')) return all;
  return all.filter(
    (unit) =>
      (street === '' || unit.street === street) &&
      (kind === '' || unit.kind === kind) &&
      (risk === '' || (unit.risk ?? unjudged) === risk) &&
      (words === '' || [unit.name, ...unit.aliases].some((name) => name.includes(words))),
  );
}

/** A unit he may see; undefined for any other, whether it is there or not. */
export async function unitFor(deps: Deps, visitor: Visitor, id: string): Promise<Unit | undefined> {
  const unit = (await loadUnit(deps.table, unitId(id)))?.value;
  return unit?.active && may(visitor, 'see-unit', unit) ? unit : undefined;
}

export function unitShown(unit: Unit): UnitShown {
  const { id, name, kind, street, address = '', risk, liaison } = unit;
  return { ...{ id, name, street, address, risk }, kind: kindName(kind), hasLiaison: liaison !== undefined };
}
