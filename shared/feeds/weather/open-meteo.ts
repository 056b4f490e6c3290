import * as z from 'zod/mini';
import type { DayOutlook } from '../../domain/alerts/outlook.ts';
import { type Day, dayFrom, HOUR_MS } from '../../domain/time.ts';
import { askSource } from './http.ts';
import { broken, jsonOf, type Known, type Source, type Told, twoDecimals } from './source.ts';

const numbers = z.nullish(z.array(z.nullable(z.number())));
const answerSchema = z.object({
  daily: z.object({
    time: z.array(z.string()),
    temperature_2m_max: numbers,
    temperature_2m_min: numbers,
    precipitation_sum: numbers,
    snowfall_sum: numbers,
    wind_gusts_10m_max: numbers,
  }),
  daily_units: z.nullish(z.record(z.string(), z.string())),
});

const dailyFields = [
  'temperature_2m_max',
  'temperature_2m_min',
  'precipitation_sum',
  'snowfall_sum',
  'wind_gusts_10m_max',
] as const;

/** Days of a model's run, https://open-meteo.com/en/docs. What it does not know is null and stays unsaid. */
export function readOpenMeteo(payload: unknown): readonly DayOutlook[] | undefined {
  const parsed = z.safeParse(answerSchema, payload);
  if (!parsed.success) return undefined;
  const { daily, daily_units: units } = parsed.data;
  const perMs = units?.['wind_gusts_10m_max'] === 'm/s' ? 1 : 3.6;
  const of = (values: z.infer<typeof numbers>, place: number) => values?.[place] ?? undefined;
  return daily.time.flatMap((text, place) => {
    const day: Day | undefined = dayFrom(text);
    if (!day) return [];
    const gust = of(daily.wind_gusts_10m_max, place);
    const [highest, lowest] = [of(daily.temperature_2m_max, place), of(daily.temperature_2m_min, place)];
    const [rainMm, snowCm] = [of(daily.precipitation_sum, place), of(daily.snowfall_sum, place)];
    return [
      {
        day,
        ...(highest !== undefined && { highest }),
        ...(lowest !== undefined && { lowest }),
        ...(rainMm !== undefined && { rainMm }),
        ...(snowCm !== undefined && { snowCm }),
        ...(gust !== undefined && { gustMs: Math.round((gust / perMs) * 10) / 10 }),
      },
    ];
  });
}

const intervalMs = 3 * HOUR_MS;

/** A model's days for our place. Off until its address is set: its free service is not for everybody. */
export function openMeteo(base: string): Source {
  return { name: 'openmeteo', intervalMs, ask: (known) => askModel(base, known) };
}

async function askModel(base: string, known: Known): Promise<Told> {
  if (!known.region?.at) return { kind: 'needs-place' };
  const place = twoDecimals(known.region.at);
  const query = new URLSearchParams({
    ...place,
    daily: dailyFields.join(','),
    ...{ timezone: 'Asia/Shanghai', forecast_days: '4', wind_speed_unit: 'ms' },
  });
  const answer = await askSource({ url: `${base}/v1/forecast?${query}` });
  if (answer.kind !== 'body') return answer;
  const outlook = readOpenMeteo(jsonOf(answer.text));
  return outlook ? { kind: 'told', bulletins: [], outlook } : broken();
}
