import * as z from 'zod/mini';
import type { PersonId } from '../domain/ids.ts';
import type { Card } from '../domain/message.ts';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, open, type RecordKind, type Stored, save } from './record.ts';
import { branded, cardSchema, instantSchema } from './schema.ts';
import type { Row, Write } from './table.ts';

/** What does not fit one transaction: of a forecast, streets that are owed a list and units that are to be told; of any other news, people. */
export type ForecastStep =
  | {
      readonly kind: 'streets';
      readonly why: 'tomorrow' | 'week';
      readonly since: Instant;
      readonly after: string;
    }
  | { readonly kind: 'units'; readonly since: Instant; readonly after: string }
  | {
      readonly kind: 'people';
      readonly once: string;
      readonly card: Card;
      readonly people: readonly PersonId[];
      readonly id?: string;
      /** News of a broadcast, and not of duty. */
      readonly alert?: string;
      readonly notAfter?: Instant;
    };

const stepSchema: z.ZodMiniType<ForecastStep> = z.discriminatedUnion('kind', [
  z.object({
    ...{ kind: z.literal('streets'), why: z.enum(['tomorrow', 'week']) },
    ...{ since: instantSchema, after: z.string() },
  }),
  z.object({ kind: z.literal('units'), since: instantSchema, after: z.string() }),
  z.object({
    ...{ kind: z.literal('people'), once: z.string(), card: cardSchema },
    ...{ people: z.array(branded<PersonId>()), id: z.exactOptional(z.string()) },
    ...{ alert: z.exactOptional(z.string()), notAfter: z.exactOptional(instantSchema) },
  }),
]);

const stepRecord: RecordKind<ForecastStep> = {
  kind: 'forecast-step',
  edition: 1,
  parse: (data) => stepSchema.parse(data),
};

export const beginForecastStep = (step: ForecastStep): Write =>
  create(stepRecord, keys.step('forecast', nameOf(step)), step);

function nameOf(step: ForecastStep): string {
  return step.kind === 'people' ? `people#${step.once}` : `${step.kind}#${step.since}`;
}

export const forecastStepOf = (row: Row): Stored<ForecastStep> => open(stepRecord, row);

/** After the last piece nothing of it is left. */
export function moveForecastStep(stored: Stored<ForecastStep>, next: ForecastStep | undefined): Write {
  return next ? save(stepRecord, stored, next) : { kind: 'delete', key: stored.key, seen: stored.version };
}
