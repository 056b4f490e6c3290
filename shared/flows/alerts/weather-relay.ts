import { toAll } from '../../conversation/alerts/words-audience.ts';
import type { Draft } from '../../domain/alerts/broadcast.ts';
import { lastOf } from '../../domain/alerts/weather-event.ts';
import { weatherId } from '../../domain/ids.ts';
import { loadWeather } from '../../store/weather.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';
import { touchedBy } from './weather-touched.ts';

/** What a button on the duty room's news names, as a draft: the office's words as they stand now. */
export async function namedWeather(
  deps: Deps,
  { intent }: Pick<Turn, 'intent'>,
): Promise<Pick<Draft, 'kind' | 'text' | 'warning' | 'audience'> | undefined> {
  if (!intent.reference?.startsWith('we_')) return undefined;
  const event = (await loadWeather(deps.table, weatherId(intent.reference)))?.value;
  if (!event) return undefined;
  const { issuer, verb, colour, lifted, at, timed, text } = lastOf(event);
  const warning = { issuer, verb, hazard: event.hazard, colour, lifted, ...(timed && { issuedAt: at }) };
  const units = intent.choice === 'touched' ? (await touchedBy(deps, event)).units : [];
  return { kind: 'warning', text, warning, audience: { ...toAll, units } };
}
