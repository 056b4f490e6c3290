import * as z from 'zod/mini';
import { type AskedOne, type NotAsked, roundEnd, type SpotCheck } from '../domain/duty/spot-check.ts';
import { nextOf, type SpotPlan } from '../domain/duty/spot-plan.ts';
import type { PersonId, ShiftId } from '../domain/ids.ts';
import type { Day, Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, load, open, overwrite, type RecordKind, type Stored, save } from './record.ts';
import { branded, daySchema, instantSchema } from './schema.ts';
import type { Row, Table, Write } from './table.ts';

const scopeSchema = z.object({
  streets: z.array(z.string()),
  kinds: z.array(z.string()),
  units: z.array(z.string()),
  sample: z.exactOptional(z.number()),
});

const checkSchema: z.ZodMiniType<SpotCheck> = z.object({
  id: z.string(),
  origin: z.enum(['order', 'rule', 'plan']),
  by: z.exactOptional(branded<PersonId>()),
  scope: scopeSchema,
  at: instantSchema,
  secondAt: z.exactOptional(instantSchema),
  windowMs: z.number(),
  round: z.union([z.literal(1), z.literal(2)]),
  state: z.enum(['planned', 'asking', 'over']),
  code: z.string(),
});

const askedSchema: z.ZodMiniType<AskedOne> = z.object({
  check: z.string(),
  person: branded<PersonId>(),
  name: z.string(),
  shift: branded<ShiftId>(),
  day: daySchema,
  post: z.string(),
  street: z.exactOptional(z.string()),
  askedAt: instantSchema,
  againAt: z.exactOptional(instantSchema),
  answer: z.exactOptional(
    z.object({
      at: instantSchema,
      how: z.enum(['button', 'code', 'word', 'for']),
      by: branded<PersonId>(),
      place: z.exactOptional(z.string()),
    }),
  ),
});

const planSchema: z.ZodMiniType<SpotPlan> = z.object({
  day: daySchema,
  times: z.array(instantSchema),
  sample: z.exactOptional(z.number()),
  salt: z.string(),
  sealedAt: instantSchema,
  revealAt: instantSchema,
  done: z.number(),
  revealed: z.boolean(),
});

/** The open question of somebody: which check last asked him. */
export interface OpenCheck {
  readonly check: string;
  readonly until: Instant;
}

export const checkRecord: RecordKind<SpotCheck> = {
  kind: 'spot-check',
  edition: 1,
  parse: (data) => checkSchema.parse(data),
};
export const planRecord: RecordKind<SpotPlan> = {
  kind: 'spot-plan',
  edition: 1,
  parse: (data) => planSchema.parse(data),
};
const askedRecord: RecordKind<AskedOne> = {
  kind: 'spot-asked',
  edition: 1,
  parse: (data) => askedSchema.parse(data),
};
const openRecord: RecordKind<OpenCheck> = {
  kind: 'spot-open',
  edition: 1,
  parse: (data) => z.object({ check: z.string(), until: instantSchema }).parse(data),
};
const listedRecord: RecordKind<{ readonly id: string }> = {
  kind: 'spot-listed',
  edition: 1,
  parse: (data) => z.object({ id: z.string() }).parse(data),
};
const stepSchema: z.ZodMiniType<CheckStep> = z.object({
  id: z.string(),
  after: z.string(),
  asked: z.number(),
  cause: z.string(),
  beyond: z.exactOptional(
    z.array(z.object({ who: z.string(), why: z.enum(['no-watch', 'unknown', 'no-address']) })),
  ),
  more: z.exactOptional(z.number()),
  told: z.exactOptional(z.boolean()),
});
const stepRecord: RecordKind<CheckStep> = {
  kind: 'spot-step',
  edition: 1,
  parse: (data) => stepSchema.parse(data),
};

/** How far a round was sent out: up to which post, or which person. */
export interface CheckStep {
  readonly id: string;
  readonly after: string;
  readonly asked: number;
  readonly cause: string;
  /** Those who could not be asked: the first of them, and how many more. */
  readonly beyond?: readonly NotAsked[];
  readonly more?: number;
  /** Whoever ordered it has read already who is asked and who is not. */
  readonly told?: boolean;
}

export const loadCheck = (table: Table, id: string) => load(table, checkRecord, keys.spotCheck(id));
export const loadPlan = (table: Table, day: Day) => load(table, planRecord, keys.spotPlan(day));
export const loadOpenCheck = (table: Table, person: PersonId) =>
  load(table, openRecord, keys.openCheck(person));
export const openStep = (row: Row): Stored<CheckStep> => open(stepRecord, row);

/** With what it owes next; over, it owes nothing. */
export function putCheck(check: SpotCheck, seen: number): Write {
  const due = check.state === 'over' ? undefined : keys.due('duty', roundEnd(check), check.id);
  return save(checkRecord, { key: keys.spotCheck(check.id), version: seen }, check, { due });
}

/** A check begins: it is on the list of its day, so that ledgers find it. */
export function listCheck({ id }: SpotCheck, on: Day): Write {
  return overwrite(listedRecord, keys.checksOn(on, id), { id });
}

/** The checks of a day, in the order of their ids. */
export async function checksOn(table: Table, on: Day): Promise<string[]> {
  const found: string[] = [];
  for await (const row of table.query({ pk: keys.checksOn(on, '').pk }))
    found.push(open(listedRecord, row).value.id);
  return found;
}

export function putPlan(plan: SpotPlan, seen: number): Write {
  const next = nextOf(plan);
  const due = next && keys.due('duty', next.at, `plan-${plan.day}`);
  return save(planRecord, { key: keys.spotPlan(plan.day), version: seen }, plan, { due });
}

/** Somebody is asked, and will be known by it when he answers with one word. */
export function askWrites(asked: AskedOne, until: Instant): Write[] {
  const { check, person } = asked;
  return [
    create(askedRecord, keys.spotAsked(check, person), asked),
    overwrite(openRecord, keys.openCheck(person), { check, until }),
  ];
}

export function askAgainWrites(stored: Stored<AskedOne>, now: Instant, until: Instant): Write[] {
  const { check, person } = stored.value;
  return [
    putAsked(stored, { ...stored.value, againAt: now }),
    overwrite(openRecord, keys.openCheck(person), { check, until }),
  ];
}

export function putAsked(stored: Stored<AskedOne>, next: AskedOne): Write {
  return save(askedRecord, stored, next);
}

export const loadAsked = (table: Table, check: string, person: PersonId) =>
  load(table, askedRecord, keys.spotAsked(check, person));

/** Those a check asked, by their ids; `after` goes on behind one. */
export async function* askedBy(table: Table, check: string, after = ''): AsyncGenerator<Stored<AskedOne>> {
  const { pk, sk } = keys.spotAsked(check, after);
  for await (const row of table.query({ pk, from: `${sk}${after === '' ? '' : '!'}`, to: 'asked$' }))
    yield open(askedRecord, row);
}

/** The round is sent out in steps; a new round begins at the beginning. */
export function beginStep(step: CheckStep): Write {
  return create(stepRecord, keys.step('duty', step.id), step);
}

export function moveStep(stored: Stored<CheckStep>, next: CheckStep | undefined): Write {
  return next ? save(stepRecord, stored, next) : { kind: 'delete', key: stored.key, seen: stored.version };
}
