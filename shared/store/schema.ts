import * as z from 'zod/mini';
import type { Home } from '../domain/alerts/plan.ts';
import type { Order } from '../domain/delivery.ts';
import { type EarlierHandOver, type HandedOver, handOverModes } from '../domain/hazards/hand-over.ts';
import type { DoubleReport, Layers, Plate, Proof } from '../domain/hazards/major.ts';
import type { Plan } from '../domain/hazards/plan.ts';
import type { GroupId, PersonId } from '../domain/ids.ts';
import type { Address, Card, Errand } from '../domain/message.ts';
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

export const subjectSchema = z.object({
  topic: z.enum(['directory', 'alerts', 'duty', 'hazards']),
  id: z.string(),
});
export const laneSchema = z.enum(['red', 'answer', 'blue']);

export const orderSchema: z.ZodMiniType<Order> = z.object({
  once: z.string(),
  to: addressSchema,
  lane: laneSchema,
  cause: z.string(),
  askedAt: instantSchema,
  notAfter: z.exactOptional(instantSchema),
  about: z.exactOptional(subjectSchema),
  asker: z.exactOptional(z.string()),
  what: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('card'), card: cardSchema }),
    z.object({ kind: z.literal('errand'), errand: z.custom<Errand>((value) => typeof value === 'object') }),
  ]),
});

/** Where a broadcast asks a unit. */
export const homeSchema: z.ZodMiniType<Home> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('group'), group: branded<GroupId>() }),
  z.object({ kind: z.literal('person'), person: branded<PersonId>() }),
  z.object({ kind: z.literal('nobody') }),
]);

export const planSchema: z.ZodMiniType<Plan> = z.object({
  content: z.exactOptional(z.string()),
  measure: z.exactOptional(z.string()),
  fund: z.exactOptional(z.string()),
  responsible: z.exactOptional(z.string()),
  until: z.exactOptional(z.string()),
  inspector: z.exactOptional(z.string()),
});

const proofSchema: z.ZodMiniType<Proof> = z.object({
  by: branded<PersonId>(),
  at: instantSchema,
  on: daySchema,
  text: z.string(),
});
export const doubleSchema: z.ZodMiniType<DoubleReport> = z.object({
  since: instantSchema,
  told: z.number(),
  department: z.exactOptional(proofSchema),
  workers: z.exactOptional(proofSchema),
});
export const plateSchema: z.ZodMiniType<Plate> = z.object({
  tier: z.string(),
  number: z.string(),
  by: branded<PersonId>(),
  at: instantSchema,
  heardAt: instantSchema,
  silent: z.exactOptional(z.number()),
  offAskedBy: z.exactOptional(branded<PersonId>()),
  offBy: z.exactOptional(branded<PersonId>()),
  offAt: z.exactOptional(instantSchema),
});
export const layersSchema: z.ZodMiniType<Layers> = z.object({
  team: z.exactOptional(z.string()),
  department: z.exactOptional(z.string()),
  manager: z.exactOptional(z.string()),
});
const handedOver = {
  mode: z.enum(handOverModes),
  to: z.string(),
  doc: z.exactOptional(z.string()),
  feedbackBy: daySchema,
  by: branded<PersonId>(),
  at: instantSchema,
  chased: z.number(),
  receipt: z.exactOptional(z.object({ text: z.string(), by: branded<PersonId>(), at: instantSchema })),
  outcome: z.exactOptional(z.object({ text: z.string(), by: branded<PersonId>(), at: instantSchema })),
};
export const handedOverSchema: z.ZodMiniType<HandedOver> = z.object(handedOver);
export const earlierHandOverSchema: z.ZodMiniType<EarlierHandOver> = z.object({
  ...handedOver,
  endedAt: instantSchema,
});
