import * as z from 'zod/mini';
import { colours, sources } from '../domain/alerts/warning.ts';
import { endsAt, lastOf, type WeatherEvent } from '../domain/alerts/weather-event.ts';
import type { WeatherId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { load, open, type RecordKind, type Stored, save } from './record.ts';
import { branded, instantSchema } from './schema.ts';
import type { Row, Table, Write } from './table.ts';

const stepSchema = z.object({
  issuer: z.string(),
  verb: z.string(),
  colour: z.enum(colours),
  lifted: z.boolean(),
  at: instantSchema,
  timed: z.boolean(),
  heardAt: instantSchema,
  text: z.string(),
  guide: z.exactOptional(z.string()),
  expiresAt: z.exactOptional(instantSchema),
  told: z.array(z.object({ source: z.enum(sources), id: z.string() })),
});

const eventSchema = z.object({
  id: branded<WeatherId>(),
  hazard: z.string(),
  hazardKey: z.string(),
  offices: z.array(z.object({ name: z.string(), above: z.array(z.string()) })),
  places: z.array(z.string()),
  steps: z.tuple([stepSchema], stepSchema),
  over: z.exactOptional(
    z.object({ how: z.enum(['expired', 'unlisted', 'silent', 'withdrawn']), at: instantSchema }),
  ),
});

/** Which events are of these days, and of which there is news that nobody was told yet. */
export interface WeatherBoard {
  readonly recent: readonly WeatherId[];
  readonly news: readonly WeatherId[];
}

const weatherRecord: RecordKind<WeatherEvent> = {
  kind: 'weather',
  edition: 1,
  parse: (data) => eventSchema.parse(data),
};

export const weatherBoardRecord: RecordKind<WeatherBoard> = {
  kind: 'weather-board',
  edition: 1,
  parse: (data) =>
    z.object({ recent: z.array(branded<WeatherId>()), news: z.array(branded<WeatherId>()) }).parse(data),
};

/** Whether a row that fell due is of this page. */
export function isWeatherRow({ kind }: Row): boolean {
  return (
    kind === weatherRecord.kind ||
    kind === weatherBoardRecord.kind ||
    kind === 'weather-feed' ||
    kind === 'weather-assessment'
  );
}

export const loadWeather = (table: Table, id: WeatherId) => load(table, weatherRecord, keys.weather(id));
export const openWeather = (row: Row) => open(weatherRecord, row);

/** An event in force is looked at when its time runs out. */
export function putWeather(event: WeatherEvent, seen: number): Write {
  const isOver = event.over !== undefined || lastOf(event).lifted;
  const due = isOver ? undefined : keys.due('alerts', endsAt(event), event.id);
  return save(weatherRecord, { key: keys.weather(event.id), version: seen }, event, { due });
}

export async function loadWeatherBoard(table: Table): Promise<Stored<WeatherBoard>> {
  const found = await load(table, weatherBoardRecord, keys.weatherBoard());
  return found ?? { key: keys.weatherBoard(), version: 0, value: { recent: [], news: [] } };
}

/** All that changes an event writes the board as well, so that two bulletins never begin the same event twice. */
export function putWeatherBoard(board: WeatherBoard, seen: number, tellAt: Instant): Write {
  const due = board.news.length > 0 ? keys.due('alerts', tellAt, 'weather') : undefined;
  return save(weatherBoardRecord, { key: keys.weatherBoard(), version: seen }, board, { due });
}

/** The events of these days, the latest news first. */
export async function recentWeather(table: Table, board: WeatherBoard): Promise<Stored<WeatherEvent>[]> {
  const found = await Promise.all(board.recent.map((id) => loadWeather(table, id)));
  return found
    .flatMap((event) => event ?? [])
    .sort((one, other) => lastOf(other.value).at - lastOf(one.value).at);
}
