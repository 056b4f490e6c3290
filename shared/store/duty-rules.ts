import * as z from 'zod/mini';
import { type DutyRules, nextPlanning } from '../domain/duty/rules.ts';
import { dayOf, type Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { load, type RecordKind, save } from './record.ts';
import type { Table, Write } from './table.ts';

const rulesSchema: z.ZodMiniType<DutyRules> = z.object({
  proofs: z.array(z.enum(['photo', 'place', 'code'])),
  proofsWhen: z.enum(['always', 'risk']),
  radiusM: z.exactOptional(z.number()),
  daily: z.array(
    z.object({
      clock: z.string(),
      scope: z.object({
        streets: z.array(z.string()),
        kinds: z.array(z.string()),
        units: z.array(z.string()),
        sample: z.exactOptional(z.number()),
      }),
    }),
  ),
  random: z.number(),
  sample: z.exactOptional(z.number()),
  secret: z.string(),
});

export const rulesRecord: RecordKind<DutyRules> = {
  kind: 'duty-rules',
  edition: 1,
  parse: (data) => rulesSchema.parse(data),
};

export const loadRules = (table: Table) => load(table, rulesRecord, keys.dutyRules());

/** `now`: the next planning is the first morning after it. */
export function putRules(rules: DutyRules, seen: number, now: Instant): Write {
  const due = keys.due('duty', nextPlanning(now, dayOf(now)), 'rules');
  return save(rulesRecord, { key: keys.dutyRules(), version: seen }, rules, { due });
}
