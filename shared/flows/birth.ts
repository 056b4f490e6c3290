import { newBureau } from '../conversation/directory/words.ts';
import { noRules } from '../domain/duty/rules.ts';
import type { Instant } from '../domain/time.ts';
import { birthOfCounts } from '../store/counting.ts';
import { loadBureau, putBureau } from '../store/directory.ts';
import { putRules } from '../store/duty-rules.ts';
import { birthOfForecast } from '../store/forecast.ts';
import { birthOfPeriods } from '../store/periods.ts';
import { birthOfDaily } from '../store/reports.ts';
import { Conflict, type Write } from '../store/table.ts';
import type { Deps } from './deps.ts';
import { enrol } from './directory/enrol.ts';
import { birthDirectory } from './directory/tick.ts';
import { nextForecast } from './duty/forecast.ts';

/** How long personal fields are kept unless the bureau says otherwise: two years, as long as ledgers must be. */
const retentionDays = 730;

/** Makes what an empty table needs before anything can fall due. At every later start it finds all of it there. */
export async function birth(deps: Deps, now: Instant): Promise<void> {
  if (!(await loadBureau(deps.table))) {
    await once(deps, [putBureau({ ...newBureau, landline: '', retentionDays, bornAt: now }, 0)]);
  }
  const rules = putRules({ ...noRules, secret: deps.newId('secret') }, 0, now);
  const forecast = birthOfForecast(nextForecast(now));
  const firsts = [...birthDirectory(now), birthOfPeriods(now), birthOfDaily(now), rules, forecast];
  for (const write of firsts) await once(deps, [write]);
  for (const robot of deps.robots) await once(deps, await enrol(deps, robot));
  await once(deps, birthOfCounts());
}

async function once(deps: Deps, writes: readonly Write[]): Promise<void> {
  try {
    await deps.table.transact(writes);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
}
