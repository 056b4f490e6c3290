import * as z from 'zod/mini';
import type { Assessment } from '../domain/alerts/assessment.ts';
import type { Response } from '../domain/alerts/response.ts';
import { colours } from '../domain/alerts/warning.ts';
import type { PersonId, WeatherId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { load, open, type RecordKind, type Stored, save } from './record.ts';
import { branded, instantSchema } from './schema.ts';
import type { Row, Table, Write } from './table.ts';

const judgement = {
  colour: z.enum(colours),
  openedAt: instantSchema,
  dueAt: instantSchema,
  done: z.exactOptional(z.object({ by: branded<PersonId>(), at: instantSchema, words: z.string() })),
};
const assessmentSchema = z.object({
  ...judgement,
  event: branded<WeatherId>(),
  reminded: z.boolean(),
  past: z.exactOptional(z.array(z.object(judgement))),
});
const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const responseSchema = z.object({
  hazard: z.string(),
  level,
  authority: z.string(),
  document: z.string(),
  startedAt: instantSchema,
  enteredBy: branded<PersonId>(),
  changedFrom: z.exactOptional(level),
  endedAt: z.exactOptional(instantSchema),
  endDocument: z.exactOptional(z.string()),
});

export const assessmentRecord: RecordKind<Assessment> = {
  kind: 'weather-assessment',
  edition: 1,
  parse: (data) => assessmentSchema.parse(data),
};
const responseRecord: RecordKind<Response> = {
  kind: 'weather-response',
  edition: 1,
  parse: (data) => responseSchema.parse(data),
};

export const loadAssessment = (table: Table, event: WeatherId) =>
  load(table, assessmentRecord, keys.weatherAssessment(event));
export const openedAssessment = (row: Row) => open(assessmentRecord, row);

/** Looked at when its time is over; once reminded, a person's word is all it waits for. */
export function putAssessment(assessment: Assessment, seen: number): Write {
  const { event, openedAt, dueAt, done, reminded } = assessment;
  const due = done || reminded ? undefined : keys.due('alerts', dueAt, `assess-${event}`);
  const by = keys.assessmentsBy(openedAt, event);
  return save(assessmentRecord, { key: keys.weatherAssessment(event), version: seen }, assessment, {
    due,
    by,
  });
}

/** All of a span by when they were last opened; of an index, so the newest may be missing for a moment. */
export async function* assessmentsWithin(
  table: Table,
  from: Instant,
  until: Instant,
): AsyncGenerator<Assessment> {
  const [first, last] = [keys.assessmentsBy(from, ''), keys.assessmentsBy(until, '')];
  for await (const row of table.query({ pk: first.pk, from: first.sk, to: last.sk, index: 'by' })) {
    const stored = await loadAssessment(table, openedAssessment(row).value.event);
    if (stored) yield stored.value;
  }
}

/** One a hazard: what runs now, or ran last. */
export const loadResponse = (table: Table, hazard: string) =>
  load(table, responseRecord, keys.weatherResponse(hazard));

export function putResponse(response: Response, seen: number): Write {
  return save(responseRecord, { key: keys.weatherResponse(response.hazard), version: seen }, response);
}

export async function allResponses(table: Table): Promise<Stored<Response>[]> {
  const found: Stored<Response>[] = [];
  for await (const row of table.query({ pk: keys.weatherResponse('').pk, from: 'now#', to: 'now$' }))
    found.push(open(responseRecord, row));
  return found;
}
