import { broadcastRefused } from '../../conversation/alerts/words-sent.ts';
import { rawWithdrawn, withdrawnTooLate } from '../../conversation/alerts/words-withdraw.ts';
import { withoutColour } from '../../domain/alerts/assessment.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { colours } from '../../domain/alerts/warning.ts';
import { isWithdrawn, lastOf, type WeatherEvent, withdraw } from '../../domain/alerts/weather-event.ts';
import { weatherId } from '../../domain/ids.ts';
import { alertsBefore } from '../../store/alerts.ts';
import { keys } from '../../store/keys.ts';
import { openAlerts } from '../../store/open-alerts.ts';
import type { Write } from '../../store/table.ts';
import { loadWeather, putWeather } from '../../store/weather.ts';
import { loadAssessment, putAssessment } from '../../store/weather-records.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { draftOf } from './which.ts';

/** Whatever else has its words was drafted in these days. */
const looksBack = 40;

/** 录错了，作废原文: a warning that was typed in by mistake and never went out is in force no more, and wants no assessment. */
export async function withdrawPasted(deps: Deps, turn: Turn): Promise<Outcome> {
  const broadcast = (await draftOf(deps, turn))?.value;
  if (!broadcast?.event || broadcast.state !== 'cancelled' || broadcast.drafter !== turn.speaker.person?.id)
    return say({ text: broadcastRefused['not-waiting'] }, true);
  const stored = await loadWeather(deps.table, weatherId(broadcast.event));
  const next =
    stored && !isWithdrawn(stored.value) && !(await isUsed(deps, broadcast))
      ? withdraw(stored.value, { text: broadcast.text, now: turn.now })
      : undefined;
  if (!stored || !next) return say({ text: withdrawnTooLate }, true);
  const { id, hazard } = next;
  return {
    writes: [putWeather(next, stored.version), ...(await unasked(deps, next))],
    entries: [
      { pk: keys.weather(id).pk, version: stored.version + 1, what: 'weather.withdrawn', facts: { hazard } },
    ],
    ...{ reply: rawWithdrawn, privately: true, face: rawWithdrawn },
  };
}

/** Its event is out, or its words were passed on or are about to be: they stand in somebody's draft. */
async function isUsed({ table }: Deps, { id, event, text }: Broadcast): Promise<boolean> {
  if ((await openAlerts(table)).some((one) => one.event === event)) return true;
  const { found } = await alertsBefore(table, undefined, looksBack);
  const same = found.filter((one) => one.id !== id && one.event === event && one.text === text);
  return same.some(({ state }) => state !== 'cancelled');
}

/** The assessment that the mistake asked for is asked for no more; one that was written stays. */
async function unasked(deps: Deps, event: WeatherEvent): Promise<Write[]> {
  const stored = await loadAssessment(deps.table, event.id);
  if (!stored || stored.value.done) return [];
  const stands = isWithdrawn(event) ? -1 : colours.indexOf(lastOf(event).colour);
  if (colours.indexOf(stored.value.colour) <= stands) return [];
  const before = withoutColour(stored.value);
  return [
    before
      ? putAssessment(before, stored.version)
      : { kind: 'delete', key: keys.weatherAssessment(event.id), seen: stored.version },
  ];
}
