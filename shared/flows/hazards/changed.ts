import { type Act, may } from '../../domain/directory/may.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { isOver } from '../../domain/hazards/case.ts';
import { reports } from '../../domain/hazards/likeness.ts';
import { rowFacts } from '../../domain/hazards/row-facts.ts';
import { unitId } from '../../domain/ids.ts';
import { DAY_MS, type Instant, later } from '../../domain/time.ts';
import { loadBureau } from '../../store/directory.ts';
import { putCase } from '../../store/hazards.ts';
import { keys } from '../../store/keys.ts';
import type { Stored } from '../../store/record.ts';
import { keepReporterUntil, loadReporter, type Owed, reportersOwed } from '../../store/reporters.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Entry, Outcome, Send } from '../outcome.ts';
import type { Speaker, Turn } from '../turn.ts';
import { addressText } from './people-behind.ts';

/** The writes and the history of a changed case. */
export function changed(
  stored: Stored<Case>,
  next: Case,
  { but, facts, ...what }: Omit<Entry, 'pk' | 'version'> & { readonly but?: But },
): Outcome {
  const { pk } = keys.case(next.number);
  const all = { ...facts, ...rowFacts(next, stored.value) };
  return {
    writes: [...putCase(next, stored.version, stored.value), ...owedTo(stored.value, next, but)],
    entries: [{ pk, version: stored.version + 1, ...what, facts: all }],
  };
}

/** A transaction tells some of those who reported it; the others are told from the next tick on. */
function owedTo(before: Case, next: Case, but: But | undefined): Write[] {
  const isNews = before.state !== next.state && reports(next) > mostReportersAtOnce;
  return isNews ? [reportersOwed({ number: next.number, ...(but && skippedBy(but)) }, next.openedAt)] : [];
}

export const mostReportersAtOnce = 8;

/** Whoever does it himself, and what others are told of it anyway. */
export interface But {
  readonly speaker: Pick<Speaker, 'address' | 'person'>;
  readonly told?: readonly Send[];
}

/** Who is not told as a reporter: whoever does it himself, from whatever address, and whom the same news reaches. */
export function skippedBy({ speaker, told = [] }: But): Required<Pick<Owed, 'by' | 'told'>> {
  const himself = speaker.person ? [speaker.person.id] : [];
  return {
    by: addressText(speaker.address),
    told: [...himself, ...told.flatMap(({ to }) => (to.kind === 'person' ? [to.person] : []))],
  };
}

/** When a case is over, its reporter is kept only as long as the bureau keeps personal fields. */
export async function ended(deps: Deps, next: Case): Promise<Outcome> {
  if (!isOver(next) || next.closedAt === undefined) return { writes: [] };
  const reporter = await loadReporter(deps.table, next.number);
  return { writes: reporter ? [keepReporterUntil(reporter, await forgottenAt(deps, next.closedAt))] : [] };
}

/** When personal fields of something that is over at `from` are erased. */
export async function forgottenAt(deps: Deps, from: Instant): Promise<Instant> {
  const days = (await loadBureau(deps.table))?.value.retentionDays ?? longestDays;
  return later(from, days * DAY_MS);
}

/** While no bureau has said otherwise. */
const longestDays = 730;

/** The unit a right is asked for; a case without one belongs to its street, or only to the bureau. */
export function unitOf({ unit, street }: Pick<Case, 'unit' | 'street'>) {
  return { id: unit ?? unitId(''), street: street ?? '' };
}

export function mayOn(who: Parameters<typeof may>[0], act: Act, one: Pick<Case, 'unit' | 'street'>): boolean {
  return may(who, act, unitOf(one));
}

/** Whether he reported it: by the address he speaks from. */
export async function isReporter(deps: Deps, { speaker }: Turn, one: Case): Promise<boolean> {
  const reporter = (await loadReporter(deps.table, one.number))?.value;
  const { address } = speaker;
  return reporter?.address.id === address.id && reporter.address.channel === address.channel;
}
