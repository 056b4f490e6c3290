import { likeByPhoto } from '../../conversation/hazards/words-same.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { isNeighbour, looksAlike, mostLikely } from '../../domain/hazards/likeness.ts';
import { byNumber } from '../../domain/hazards/number.ts';
import type { CaseNumber } from '../../domain/ids.ts';
import { casesOn } from '../../store/hazards.ts';
import type { Stored } from '../../store/record.ts';
import { loadReporter } from '../../store/reporters.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome } from '../outcome.ts';
import { changed } from './changed.ts';
import { looksOf } from './looks.ts';

interface Likened {
  readonly next: Case;
  readonly outcome: Outcome;
}

/** The latest of the unit's open cases; a unit has few, whatever the district has. */
const mostNeighbours = 12;

/** Photos that came may tell what words did not: that it is the same as another open case of the unit. */
export async function likened(deps: Deps, stored: Stored<Case>): Promise<Likened> {
  const one = stored.value;
  const isOpen = one.state === 'registered' && one.like === undefined && !one.protected;
  if (!isOpen || !one.unit) return { next: one, outcome: nothing };
  const neighbours = (await casesOn(deps.table, `unit#${one.unit}`, 'open'))
    .filter((other) => isNeighbour(one, other) && byNumber(other.number, one.number) < 0)
    .slice(-mostNeighbours);
  if (neighbours.length === 0) return { next: one, outcome: nothing };
  const own = await looksOf(deps, one.number);
  const writes: Write[] = [...own.writes];
  const seen = new Map<CaseNumber, number>();
  for (const { number } of own.looks.length === 0 ? [] : neighbours) {
    const other = await looksOf(deps, number);
    writes.push(...other.writes);
    seen.set(number, looksAlike(own.looks, other.looks));
  }
  const like = mostLikely(one, neighbours, (number) => seen.get(number) ?? 0);
  if (like === undefined || (seen.get(like) ?? 0) === 0) return { next: one, outcome: { writes } };
  return offered(deps, stored, { like, writes });
}

/** An officer sees it on the card; whoever reported it may say that it is the same. */
async function offered(
  deps: Deps,
  stored: Stored<Case>,
  { like, writes }: { like: CaseNumber; writes: readonly Write[] },
): Promise<Likened> {
  const next = { ...stored.value, like };
  const change = changed(stored, next, { what: 'hazard.likened', facts: { like } });
  const reporter = (await loadReporter(deps.table, next.number))?.value;
  const about = { topic: 'hazards', id: next.number } as const;
  const card = likeByPhoto(next, like);
  const offer = { once: `hazard.like#${next.number}#${like}`, lane: 'blue', card, about } as const;
  const sends = reporter ? [{ ...offer, to: { kind: 'address', address: reporter.address } as const }] : [];
  return { next, outcome: { ...change, writes: [...change.writes, ...writes], sends } };
}
