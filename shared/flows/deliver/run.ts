import type { Lease } from '../../store/courier.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import type { Job } from './job.ts';
import { type Pacer, pacerOf } from './pacer.ts';
import { type Pool, poolOf } from './pool.ts';
import type { Ending } from './settle.ts';
import { type Tasks, tasksOf } from './tasks.ts';

/** What changes while one courier holds the lease. */
interface State {
  readonly lease: Stored<Lease>;
  readonly isLost: boolean;
  readonly sent: number;
  /** Tries that came to something and are not on record yet. */
  readonly endings: readonly Ending[];
  readonly settledAtMs: number;
  /** When the queue was last looked at, whether a lane had more than was taken, and whether anything new was there. */
  readonly look: { readonly atMs: number; readonly hasMore: boolean; readonly isQuiet: boolean };
  readonly haltedAtMs?: number;
}

/** One holding of the lease. */
export interface Run {
  readonly deps: Deps;
  readonly job: Job;
  readonly pacer: Pacer;
  readonly pool: Pool;
  readonly tasks: Tasks;
  /** Refusals that the administrators were told of, by call and code. */
  readonly told: Set<string>;
  state(): State;
  change(part: Partial<State>): void;
}

export function runOf(deps: Deps, job: Job, lease: Stored<Lease>): Run {
  let state: State = {
    lease,
    isLost: false,
    sent: 0,
    endings: [],
    settledAtMs: 0,
    look: { atMs: 0, hasMore: false, isQuiet: false },
  };
  return {
    deps,
    job,
    pacer: pacerOf(job.limits, lease.value.history, deps.wall.now()),
    pool: poolOf(job.limits.atOnce),
    tasks: tasksOf(),
    told: new Set(),
    state: () => state,
    change: (part) => {
      state = { ...state, ...part };
    },
  };
}

/** True when the host ends soon, by its own word or by the time it gave. */
export function isHostOver({ deps, job }: Run): boolean {
  return (
    job.signal?.aborted === true || (job.untilWallMs !== undefined && deps.wall.now() >= job.untilWallMs)
  );
}

/** True when nothing may start any more. */
export function isHalted(run: Run): boolean {
  return run.state().isLost || isHostOver(run);
}
