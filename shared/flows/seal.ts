import type { Instant } from '../domain/time.ts';
import { sealedWrite, unsealed } from '../store/history.ts';
import { sealWrites } from '../store/seals.ts';
import { Conflict } from '../store/table.ts';
import type { Deps } from './deps.ts';

/** A transaction has room for so many beside the seal itself. */
const mostEntries = 80;

/** Seals all that was written down since the last time. One holder at a time: who comes second leaves it to the first. */
export async function seal(deps: Deps, now: Instant): Promise<void> {
  try {
    for (;;) {
      const rows = await unsealed(deps.table, mostEntries);
      if (rows.length === 0) return;
      const writes = await sealWrites(deps.table, rows, { now, hash: deps.hash });
      await deps.table.transact([...writes, ...rows.map(sealedWrite)]);
      if (rows.length < mostEntries) return;
    }
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    deps.log('debug', 'seal.left');
  }
}
