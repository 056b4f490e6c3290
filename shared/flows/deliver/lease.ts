import type { Limits } from '../../domain/delivery.ts';
import { SECOND_MS } from '../../domain/time.ts';
import { batons, batonWrite, type Lease, leaseWrite, loadLease } from '../../store/courier.ts';
import type { Stored } from '../../store/record.ts';
import { Conflict, type Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Job } from './job.ts';

/** By how much two hosts' clocks may differ. */
const skewMs = 2 * SECOND_MS;

export type Taken =
  | { readonly kind: 'taken'; readonly lease: Stored<Lease> }
  | { readonly kind: 'held'; readonly untilWallMs: number };

/** Takes the channel's lease if nobody has it, and the batons that were left for whoever takes it. */
export async function takeLease(deps: Deps, { channel, limits }: Job, holder: string): Promise<Taken> {
  const stored = await loadLease(deps.table, channel);
  const { value } = stored;
  const wallMs = deps.wall.now();
  const isHeld = value.holder !== '' && value.holder !== holder && value.untilWallMs > wallMs;
  if (isHeld) return { kind: 'held', untilWallMs: value.untilWallMs };
  const lease = { ...value, holder, untilWallMs: wallMs + leaseMs(limits) };
  const found = await batons(deps.table, channel);
  try {
    await deps.table.transact([
      leaseWrite(stored, lease),
      ...found.map((key): Write => ({ kind: 'delete', key, seen: 'any' })),
    ]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return { kind: 'held', untilWallMs: wallMs + leaseMs(limits) };
  }
  return { kind: 'taken', lease: { ...stored, value: lease, version: stored.version + 1 } };
}

/** The write that keeps the lease for another while, with what was started and what may be before the next such write. */
export function renewed(lease: Stored<Lease>, change: Pick<Lease, 'history' | 'untilWallMs'>) {
  const value = { ...lease.value, ...change };
  return { write: leaseWrite(lease, value), next: { ...lease, value, version: lease.version + 1 } };
}

/** Hands the lease back, and with `handOn` leaves a baton that wakes the next. A lease that was lost is not ours to hand back. */
export async function release(
  deps: Deps,
  job: Job,
  held: { lease: Stored<Lease>; history: Lease['history']; handOn: boolean },
): Promise<void> {
  const back = leaseWrite(held.lease, { holder: '', untilWallMs: 0, history: held.history });
  const baton = held.handOn ? [batonWrite(job.channel, deps.newId('baton'), deps.wall.now())] : [];
  try {
    await deps.table.transact([back, ...baton]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    deps.log('warn', 'courier.lease-lost', { channel: job.channel });
  }
}

/** True if a call that starts now ends, at its latest, while the lease is still ours on every clock. */
export function covers({ value }: Stored<Lease>, wallMs: number, limits: Limits): boolean {
  return wallMs <= lastStartMs(value.untilWallMs, limits);
}

export function lastStartMs(untilWallMs: number, { deadlineMs }: Limits): number {
  return untilWallMs - deadlineMs - skewMs;
}

export function isAging({ value }: Stored<Lease>, wallMs: number, limits: Limits): boolean {
  return value.untilWallMs - wallMs < (leaseMs(limits) * 2) / 3;
}

/** Long enough for two calls in a row to reach their deadlines, short enough to wait for after a crash. */
export function leaseMs({ deadlineMs }: Limits): number {
  return 3 * deadlineMs;
}
