import * as z from 'zod/mini';
import { type Instant, instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { load, open, type RecordKind, type Stored, save } from './record.ts';
import { instantSchema } from './schema.ts';
import type { Row, Table, Write } from './table.ts';

/** What is known of a gateway: one account each. */
export interface Gateway {
  readonly account: string;
  readonly session: string;
  readonly loggedIn: boolean;
  readonly statusAt: Instant;
  /** Since when it has not been heard, or is logged out; told once. */
  readonly silentSince?: Instant;
  readonly outSince?: Instant;
  readonly lastInboundAt?: Instant;
  /** It is logged in and hears, but says nothing until then. */
  readonly rests?: Rests;
  /** The process that speaks for the account, and the one it took over from. */
  readonly process?: Process;
}

export interface Process {
  readonly id: string;
  readonly since: Instant;
  readonly former?: string;
}

export interface Rests {
  readonly until: Instant;
  readonly why: 'complaint' | 'failures';
}

const gatewaySchema: z.ZodMiniType<Gateway> = z.object({
  account: z.string(),
  session: z.string(),
  loggedIn: z.boolean(),
  statusAt: instantSchema,
  silentSince: z.exactOptional(instantSchema),
  outSince: z.exactOptional(instantSchema),
  lastInboundAt: z.exactOptional(instantSchema),
  rests: z.exactOptional(z.object({ until: instantSchema, why: z.enum(['complaint', 'failures']) })),
  process: z.exactOptional(
    z.object({ id: z.string(), since: instantSchema, former: z.exactOptional(z.string()) }),
  ),
});
const gatewayRecord: RecordKind<Gateway> = {
  kind: 'gateway',
  edition: 1,
  parse: (data) => gatewaySchema.parse(data),
};

export const loadGateway = (table: Table, account: string): Promise<Stored<Gateway> | undefined> =>
  load(table, gatewayRecord, keys.gateway(account));

export const openGateway = (row: Row): Stored<Gateway> => open(gatewayRecord, row);

/** Those that are heard of and logged in; from the index, so that it may be a moment behind. */
export async function gatewaysIn(table: Table): Promise<Gateway[]> {
  const found: Gateway[] = [];
  for await (const row of table.query({ pk: keys.due('gateway', instant(0), '').pk, index: 'due' })) {
    const { value } = openGateway(row);
    if (value.loggedIn) found.push(value);
  }
  return found;
}

/** Each that was ever heard of; from the index too. */
export async function allGateways(table: Table): Promise<Gateway[]> {
  const found: Gateway[] = [];
  for await (const row of table.query({ pk: keys.gatewaysBy('').pk, index: 'by' }))
    found.push(openGateway(row).value);
  return found;
}

/** When one was last heard of and logged in, while none is; undefined if that is not known. */
export async function lastGatewayInAt(table: Table): Promise<Instant | undefined> {
  return lastIn(await allGateways(table));
}

export function lastIn(gateways: readonly Gateway[]): Instant | undefined {
  const ins = gateways.map(({ outSince, statusAt }) => outSince ?? statusAt);
  return ins.length === 0 ? undefined : instant(Math.max(...ins));
}

/** `lookAt`: when its silence would be noticed. */
export function putGateway(value: Gateway, seen: number, lookAt?: Instant): Write {
  const due = lookAt && keys.due('gateway', lookAt, value.account);
  return save(gatewayRecord, { key: keys.gateway(value.account), version: seen }, value, {
    due,
    by: keys.gatewaysBy(value.account),
  });
}
