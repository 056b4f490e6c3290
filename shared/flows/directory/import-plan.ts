import type { Counts } from '../../conversation/papers/words.ts';
import { type Changes, type Draft, isSame } from '../../domain/directory/draft.ts';
import type { Refused } from '../../domain/directory/intake.ts';
import { type RosterRow, rostered, type Wanted, watchesOf } from '../../domain/duty/roster.ts';
import type { Instant } from '../../domain/time.ts';
import { loadShift } from '../../store/duty.ts';
import type { Change } from '../../store/import.ts';
import type { Deps } from '../deps.ts';
import { knownOf, whyNot } from '../roster-names.ts';

/** What a file comes to. */
export interface Planned {
  readonly changes: readonly Change[];
  readonly counts: { readonly units: Counts; readonly people: Counts; readonly watches: Counts };
  /** Names of the roster that the directory does not know. */
  readonly unknown: readonly string[];
}

interface Watches {
  readonly refused: readonly Refused[];
  readonly wanted: readonly Wanted[];
  readonly counts: Counts;
  readonly unknown: readonly string[];
}

interface Rosters {
  readonly draft: Draft;
  readonly streets: ReadonlySet<string>;
  readonly sheets: readonly {
    readonly sheet: string;
    readonly rows: readonly RosterRow[];
    readonly headers: Readonly<Record<string, string>>;
  }[];
  readonly now: Instant;
}

/** Holds the rosters of a file against the directory and the watches that stand. */
export async function planWatches(deps: Deps, { draft, sheets, streets, now }: Rosters): Promise<Watches> {
  const known = knownOf(draft, streets);
  const refused = sheets.flatMap(({ sheet, rows, headers }) =>
    rows.flatMap((row) =>
      whyNot(known, row).map(
        ({ field, why }): Refused => ({ sheet, row: row.row, column: headers[field] ?? field, why }),
      ),
    ),
  );
  const all = watchesOf(
    sheets.flatMap(({ rows }) => rows),
    known,
  );
  const stands = await Promise.all(
    all.map(async (wanted) => {
      const before = (await loadShift(deps.table, wanted.id))?.value;
      return { wanted, before, isSame: before !== undefined && rostered(wanted, before, now) === before };
    }),
  );
  const open = stands.filter((one) => !one.isSame);
  const names = all.flatMap(({ places }) => places.flatMap(({ name, person }) => (person ? [] : [name])));
  return {
    refused,
    wanted: open.map(({ wanted }) => wanted),
    counts: {
      fresh: open.filter(({ before }) => !before).length,
      changed: open.filter(({ before }) => before).length,
      same: stands.length - open.length,
    },
    unknown: [...new Set(names)],
  };
}

/** Everything that a file changes, enterprises first, so that nobody stands for a unit that is not there. */
export function changesOfDraft(
  draft: Draft,
  watches: Watches,
  { rows }: { readonly rows: { readonly units: number; readonly people: number } },
): Planned {
  const { units, people } = draft.changes();
  return {
    changes: [
      ...units.map(({ next, before }) => changeOf('unit', next, before)),
      ...people.map(({ next, before }) => changeOf('person', next, before)),
      ...watches.wanted.map((wanted): Change => ({ kind: 'shift', id: wanted.id, set: { ...wanted } })),
    ],
    counts: {
      units: countsOf(units, rows.units),
      people: countsOf(people, rows.people),
      watches: watches.counts,
    },
    unknown: watches.unknown,
  };
}

function countsOf(all: Changes['units' | 'people'], rows: number): Counts {
  const fresh = all.filter(({ before }) => before === undefined).length;
  const changed = all.length - fresh;
  return { fresh, changed, same: Math.max(0, rows - fresh - changed) };
}

/** Only what is new, so that what somebody else changes meanwhile stands. */
function changeOf<T extends object & { readonly id: string }>(
  kind: 'unit' | 'person',
  next: T,
  before: T | undefined,
): Change {
  const old = new Map(Object.entries(before ?? {}));
  const set = Object.entries(next).filter(([name, value]) => !isSame(old.get(name), value));
  const gone = [...old.keys()].filter((name) => !(name in next));
  return { kind, id: next.id, set: Object.fromEntries(set), gone };
}
