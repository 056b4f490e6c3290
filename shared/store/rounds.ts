import * as z from 'zod/mini';
import { roundName } from '../domain/hazards/counts.ts';
import {
  type CheckLevel,
  checkLevels,
  checkName,
  type Span,
  spanStart,
} from '../domain/hazards/self-check.ts';
import type { Day, Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, type RecordKind } from './record.ts';
import { daySchema, instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

/** A round somebody made: nothing found, or so many. */
export interface Round {
  readonly day: Day;
  readonly kind: 'clean' | 'figures';
  readonly text: string;
  readonly by: string;
  readonly at: Instant;
  readonly count?: number;
  /** Whose check of the unit's own it was. */
  readonly levels?: readonly CheckLevel[];
}

const roundSchema: z.ZodMiniType<Round> = z.object({
  day: daySchema,
  kind: z.enum(['clean', 'figures']),
  text: z.string(),
  by: z.string(),
  at: instantSchema,
  count: z.exactOptional(z.number()),
  levels: z.exactOptional(z.array(z.enum(checkLevels))),
});

const roundRecord: RecordKind<Round> = {
  kind: 'round',
  edition: 1,
  parse: (data) => roundSchema.parse(data),
};

const checkRecord: RecordKind<object> = { kind: 'check', edition: 1, parse: () => ({}) };

/** A round with its place in the counters, and the unit's own checks it was the first of their spans. */
export async function addRound(
  table: Table,
  of: string,
  { message, round, street }: { message: string; round: Round; street: string | undefined },
): Promise<Write[]> {
  const scopes = [
    { scope: 'all', shard: round.at % 8 },
    ...(street === undefined ? [] : [{ scope: `street#${street}`, shard: round.at % 4 }]),
    ...(of.startsWith('unit#') ? [{ scope: of, shard: 0 }] : []),
  ];
  const first = await firstChecks(table, of, round);
  const names = [roundName(round.day, round.kind), ...first.map(({ name }) => name)];
  return [
    create(roundRecord, keys.round(of, round.day, message), round),
    ...first.map(({ key }) => create(checkRecord, key, {})),
    ...scopes.flatMap(({ scope, shard }) =>
      names.map((name): Write => ({ kind: 'add', key: keys.count(scope, name, shard), amount: 1 })),
    ),
  ];
}

/** A second check of a span adds nothing; two at the same moment meet in a Conflict. */
async function firstChecks(table: Table, of: string, { day, levels = [] }: Round) {
  if (!of.startsWith('unit#')) return [];
  const checks = levels.map((level) => {
    const start = spanStart(level, day);
    return { key: keys.check(of, level, start), name: checkName(start, level) };
  });
  const rows = await Promise.all(checks.map(({ key }) => table.get(key)));
  return checks.filter((_, place) => rows[place] === undefined);
}

/** The counters of the checks of a scope that were made for spans of these days, their shards not yet summed. */
export async function* checksIn(
  table: Table,
  scope: string,
  { from, until }: Span,
): AsyncGenerator<readonly [string, number]> {
  const { pk } = keys.count(scope, '', 0);
  const range = {
    from: `check#${spanStart('manager', spanStart('department', from))}`,
    to: `check#${until}~`,
  };
  for await (const { sk, count = 0 } of table.query({ pk, ...range }))
    if (count !== 0) yield [sk.slice(0, sk.lastIndexOf('#')), count];
}
