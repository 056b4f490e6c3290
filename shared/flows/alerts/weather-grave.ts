import { openAssessment } from '../../domain/alerts/assessment.ts';
import { lastOf, standingOf, type WeatherEvent } from '../../domain/alerts/weather-event.ts';
import type { Instant } from '../../domain/time.ts';
import type { Write } from '../../store/table.ts';
import { loadAssessment, putAssessment } from '../../store/weather-records.ts';
import type { Deps } from '../deps.ts';

/** The record that a grave warning opens, beside the event. */
export async function assessmentWrites(
  deps: Deps,
  events: readonly WeatherEvent[],
  now: Instant,
): Promise<Write[]> {
  const grave = events.filter((event) => standingOf(event, now) === 'in-force');
  const found = await Promise.all(
    grave.map(async (event) => {
      const before = await loadAssessment(deps.table, event.id);
      const next = openAssessment(before?.value, { event: event.id, colour: lastOf(event).colour, now });
      return next ? [putAssessment(next, before?.version ?? 0)] : [];
    }),
  );
  return found.flat();
}
