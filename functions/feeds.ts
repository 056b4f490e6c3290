import { pollWeather } from '../shared/flows/alerts/weather-poll.ts';
import { type House, sourcesOf } from './app.ts';

/** One look at the weather's sources: whichever's time has come is asked. Never part of a tick. */
export async function feedsDoor({ deps, config, now }: House): Promise<void> {
  await pollWeather(deps, sourcesOf(config), now());
}
