import { isImporting } from '../../store/import.ts';
import type { Deps } from '../deps.ts';

/** A day is written in some hundredths of a second where one machine does all; whoever pressed waits no longer than for a slow page. */
const mostMs = 600;
const everyMs = 25;

/** Whoever just said that a table holds sees it hold: it is carried out beside this page. False where that takes longer. */
export async function isWritten({ table, wall }: Deps, justSaid: boolean): Promise<boolean> {
  for (
    const untilMs = wall.now() + (justSaid ? mostMs : 0);
    await isImporting(table);
    await wall.sleep(everyMs)
  )
    if (wall.now() >= untilMs) return false;
  return true;
}
