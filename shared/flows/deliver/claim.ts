import { beforeTry } from '../../domain/delivery/effort.ts';
import { limitsAt } from '../../domain/delivery.ts';
import { loadNotice, type Pending } from '../../store/outbox.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import type { Job } from './job.ts';
import type { Claim, Rider } from './pool.ts';
import type { Ending } from './settle.ts';

/** What is to become of a row that was picked: a try once it is written down, an ending without one, or nothing. */
export type Picked =
  | { readonly kind: 'claim'; readonly claim: Claim }
  | { readonly kind: 'ending'; readonly ending: Ending }
  | { readonly kind: 'stray'; readonly row: Stored<Pending> };

/** Reads the frozen words of a row and decides whether it is still to be sent. */
export async function pick(deps: Deps, job: Job, row: Stored<Pending>): Promise<Picked> {
  const notice = await loadNotice(deps.table, row.value.once);
  if (notice?.value.state !== 'pending') return { kind: 'stray', row };
  const { order } = notice.value;
  const before = row.value.effort;
  const wallMs = deps.wall.now();
  const verdict = beforeTry(order, before, {
    now: job.now?.() ?? wallMs,
    wallMs,
    limits: limitsAt(order.to, job.limits),
  });
  const others = await ridersOf(deps, row.value.along ?? []);
  const claim = { row, before, notice, order, ...(others.length > 0 && { others }) };
  if (verdict.kind === 'over')
    return { kind: 'ending', ending: { claim, effort: before, fate: verdict.fate } };
  return {
    kind: 'claim',
    claim: { ...claim, row: { ...row, value: { ...row.value, effort: verdict.effort } } },
  };
}

/** Those that go in the same message; what of them is on record by now stands there still, so that a repeat says the same. */
async function ridersOf(deps: Deps, names: readonly string[]): Promise<Rider[]> {
  const notices = await Promise.all(names.map((once) => loadNotice(deps.table, once)));
  return notices.flatMap((notice) => (notice ? { notice, order: notice.value.order } : []));
}

/** The claim once its write is kept. */
export function kept(claim: Claim): Claim {
  return { ...claim, row: { ...claim.row, version: claim.row.version + 1 } };
}
