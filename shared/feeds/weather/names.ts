import type { WeatherConfig } from './sources.ts';

/** What the sources that are on are called, for doors that ask none of them: the sources themselves read XML and JSON. */
export function sourceNames({ qweather, capFeeds, nmc, zj, openMeteo }: WeatherConfig): string[] {
  const one = (name: string, isOn: boolean) => (isOn ? [name] : []);
  return [
    ...one('qweather', qweather !== undefined),
    ...one('storm', qweather?.storms === true),
    ...capFeeds.map((_, place) => `cap-${place + 1}`),
    ...one('nmc', nmc !== undefined),
    ...one('typhoon', nmc?.typhoons !== undefined),
    ...one('zj', zj !== undefined),
    ...one('openmeteo', openMeteo !== undefined),
  ];
}
