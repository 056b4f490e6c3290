import * as z from 'zod/mini';
import type { Home } from '../domain/alerts/plan.ts';
import type { GroupId, PersonId } from '../domain/ids.ts';
import type { Address, Card } from '../domain/message.ts';
import type { Day, Instant } from '../domain/time.ts';

/** Text that carries a brand, such as a PersonId or a Day. */
export const branded = <T extends string>() => z.custom<T>((value) => typeof value === 'string');
export const instantSchema = z.custom<Instant>((value) => Number.isFinite(value));
export const daySchema = branded<Day>();

export const addressSchema: z.ZodMiniType<Address> = z.object({
  channel: z.enum(['feishu', 'wecom', 'dingtalk', 'wechat', 'sandbox']),
  kind: z.enum(['person', 'chat']),
  id: z.string(),
});

/** A card we froze ourselves: its shape was checked by the compiler when it was made. */
export const cardSchema = z.custom<Card>(
  (value) => typeof value === 'object' && value !== null && 'text' in value,
);

/** Where a broadcast asks a unit. */
export const homeSchema: z.ZodMiniType<Home> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('group'), group: branded<GroupId>() }),
  z.object({ kind: z.literal('person'), person: branded<PersonId>() }),
  z.object({ kind: z.literal('nobody') }),
]);
