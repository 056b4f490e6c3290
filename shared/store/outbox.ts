import * as z from 'zod/mini';
import type { Lane } from '../domain/decision.ts';
import { type Effort, fresh } from '../domain/delivery/effort.ts';
import type { Fate, Order, Subject } from '../domain/delivery.ts';
import type { Card, Errand } from '../domain/message.ts';
import { keys } from './keys.ts';
import { create, listWords, load, open, overwrite, type RecordKind, type Stored, save } from './record.ts';
import { addressSchema, instantSchema, laneSchema, orderSchema, subjectSchema } from './schema.ts';
import type { Key, Table, Write } from './table.ts';

/** The row of an order for ever: its words as they were frozen, and what became of it. Its being there says: told. */
export interface NoticeRow {
  readonly order: Order;
  readonly state: 'pending' | Fate['kind'];
  readonly askedWallMs: number;
  readonly tries: number;
  readonly firstTriedWallMs?: number;
  readonly settledWallMs?: number;
  /** The platform's id of what was sent. */
  readonly message?: string;
  /** The platform's code, if it refused. */
  readonly code?: string;
}

/** The row of an order while it waits: small, since it is rewritten with each try. Its words lie in the notice row. */
export interface Pending extends Pick<Order, 'once' | 'to' | 'lane' | 'cause' | 'notAfter'> {
  /** 'send', or the kind of the errand: which of the platform's calls it takes. */
  readonly call: 'send' | Errand['kind'];
  readonly effort: Effort;
  /** Orders that go in the same message, by their names, and have no row of their own while they do. */
  readonly along?: readonly string[];
  /** A photo or document: nothing else fits in its message. */
  readonly alone?: boolean;
}

const noticeSchema: z.ZodMiniType<NoticeRow> = z.object({
  order: orderSchema,
  state: z.enum(['pending', 'sent', 'unknown', 'dead', 'refused', 'expired']),
  askedWallMs: z.number(),
  tries: z.number(),
  firstTriedWallMs: z.exactOptional(z.number()),
  settledWallMs: z.exactOptional(z.number()),
  message: z.exactOptional(z.string()),
  code: z.exactOptional(z.string()),
});

const pendingSchema: z.ZodMiniType<Pending> = z.object({
  once: z.string(),
  to: addressSchema,
  lane: laneSchema,
  cause: z.string(),
  notAfter: z.exactOptional(instantSchema),
  call: z.enum(['send', 'edit', 'recall', 'fetch', 'find-people', 'look-at-chat', 'urge']),
  effort: z.object({
    askedWallMs: z.number(),
    tries: z.number(),
    notBeforeWallMs: z.number(),
    firstTriedWallMs: z.exactOptional(z.number()),
    doubtSinceWallMs: z.exactOptional(z.number()),
    form: z.enum(['card', 'text']),
    again: z.number(),
  }),
  along: z.exactOptional(z.array(z.string())),
  alone: z.exactOptional(z.boolean()),
});

const noticeRecord: RecordKind<NoticeRow> = {
  kind: 'notice',
  edition: 1,
  parse: (data) => noticeSchema.parse(data),
};
const pendingRecord: RecordKind<Pending> = {
  kind: 'pending',
  edition: 1,
  parse: (data) => pendingSchema.parse(data),
};
const sentRecord: RecordKind<Subject> = {
  kind: 'sent',
  edition: 1,
  parse: (data) => subjectSchema.parse(data),
};

/**
 * The two rows that make an order the courier's, for the transaction that decides it. They must not exist yet: if the
 * same news was told before, that transaction's Conflict names keys.notice(once). Decide again over what `untold` leaves.
 */
export function enqueue(order: Order, wallMs: number, notBeforeWallMs = 0): Write[] {
  const notice = { order, state: 'pending', askedWallMs: wallMs, tries: 0 } as const;
  return [
    saveNotice({ key: keys.notice(order.once), version: 0 }, notice),
    queued(notice, { ...fresh(wallMs), notBeforeWallMs }),
  ];
}

/** The write that puts an order where it stands in the queue by the time it was asked for. */
export function queued(
  { order, askedWallMs }: Pick<NoticeRow, 'order' | 'askedWallMs'>,
  effort: Effort,
): Write {
  const { once, to, lane, cause, notAfter, what } = order;
  const call = what.kind === 'card' ? 'send' : what.errand.kind;
  const isAlone = what.kind === 'card' && what.card.file !== undefined;
  const more = { ...(notAfter !== undefined && { notAfter }), ...(isAlone && { alone: true }) };
  const row = { once, to, lane, cause, call, effort, ...more };
  return create(pendingRecord, queueKey(order, askedWallMs), row);
}

/** What was sent of a case or an emergency can be found by it, for whoever must show who was told what and when. */
function saveNotice(stored: Pick<Stored<NoticeRow>, 'key' | 'version'>, row: NoticeRow): Write {
  const { about, once } = row.order;
  const by = about?.topic === 'hazards' ? keys.noticeAbout(about.id, once) : undefined;
  return save(noticeRecord, stored, row, { by });
}

/** All orders that were about a case or an emergency, those that were settled long ago included. */
export async function noticesAbout(table: Table, id: string): Promise<NoticeRow[]> {
  const found: NoticeRow[] = [];
  for await (const row of table.query({ pk: keys.noticeAbout(id, '').pk, index: 'by' }))
    found.push(open(noticeRecord, row).value);
  return found;
}

/** Those of the named news that nobody was told yet. */
export async function untold<T extends { readonly once: string }>(
  table: Table,
  news: readonly T[],
): Promise<T[]> {
  const rows = await Promise.all(news.map(({ once }) => table.get(keys.notice(once))));
  return news.filter((_, place) => rows[place] === undefined);
}

export function loadNotice(table: Table, once: string): Promise<Stored<NoticeRow> | undefined> {
  return load(table, noticeRecord, keys.notice(once));
}

/** The row of an order in the queue, while it waits there. */
export function loadPending(
  table: Table,
  { order, askedWallMs }: Pick<NoticeRow, 'order' | 'askedWallMs'>,
): Promise<Stored<Pending> | undefined> {
  return load(table, pendingRecord, queueKey(order, askedWallMs));
}

/** The writes that take an order back before its first try, under the versions seen; none once it may be under way. */
export async function withdrawal(table: Table, once: string): Promise<Write[]> {
  const notice = await loadNotice(table, once);
  if (notice?.value.state !== 'pending') return [];
  const pending = await loadPending(table, notice.value);
  if (!pending || pending.value.effort.tries > 0) return [];
  return [unqueued(pending), saveNotice(notice, { ...notice.value, state: 'expired' })];
}

/** What a platform's message was about, if we sent it. */
export async function subjectOf(
  table: Table,
  channel: string,
  message: string,
): Promise<Subject | undefined> {
  return (await load(table, sentRecord, keys.sent(channel, message)))?.value;
}

/** What waits in a lane, oldest first; or in all, the most urgent first. Of the base table, so never stale. */
export async function* waiting(table: Table, channel: string, lane?: Lane): AsyncGenerator<Stored<Pending>> {
  const bounds = lane && { from: `${ranks[lane]}#`, to: `${ranks[lane]}$` };
  for await (const row of table.query({ pk: keys.queue(channel), ...bounds })) yield open(pendingRecord, row);
}

/** Since when the oldest order of a channel waits; undefined when none does. A lane lies in the order of asking. */
export async function oldestWaiting(table: Table, channel: string): Promise<number | undefined> {
  const pk = keys.queue(channel);
  const firsts: number[] = [];
  for (const rank of Object.values(ranks)) {
    for await (const row of table.query({ pk, from: `${rank}#`, to: `${rank}$`, limit: 1 }))
      firsts.push(open(pendingRecord, row).value.effort.askedWallMs);
  }
  return firsts.length > 0 ? Math.min(...firsts) : undefined;
}

/** Writes down what is about to be tried, or when it is tried again. */
export function effortWrite(stored: Stored<Pending>, effort: Effort): Write {
  return save(pendingRecord, stored, { ...stored.value, effort });
}

/** Takes a row out of the queue under the version seen. */
export function unqueued({ key, version }: Stored<Pending>): Write {
  return { kind: 'delete', key, seen: version };
}

interface End {
  readonly fate: Fate;
  readonly effort: Effort;
  readonly wallMs: number;
}

/** The writes that end an order, and let a click or a quote find what it was about. */
export function fateWrites(stored: Stored<Pending>, notice: Stored<NoticeRow>, end: End): Write[] {
  return [unqueued(stored), ...endWrites(notice, end), ...sentWrites(notice.value.order, end.fate)];
}

/** The same for one that went in another's message: no click or quote of that leads to it alone. */
export function endWrites(notice: Stored<NoticeRow>, { fate, effort, wallMs }: End): Write[] {
  const row = {
    ...notice.value,
    ...tried(effort),
    state: fate.kind,
    settledWallMs: wallMs,
    ...particulars(fate),
  };
  return [
    saveNotice(notice, row),
    ...(isPersonal(notice.value.order) ? [listWords(notice.value.order.askedAt, notice.key)] : []),
  ];
}

/** A broadcast to a group names nobody; all else may. */
function isPersonal({ to, lane, what }: Order): boolean {
  return to.kind === 'person' || lane === 'answer' || what.kind === 'errand';
}

/** A settled order without its words and without whom they went to; that it was told, and when, stays. */
export function wordless(notice: Stored<NoticeRow>, left: Card): Write {
  const { asker: _, ...order } = notice.value.order;
  return saveNotice(notice, {
    ...notice.value,
    order: { ...order, to: { ...order.to, id: '' }, what: { kind: 'card', card: left } },
  });
}

function sentWrites({ about, to, what }: Order, fate: Fate): Write[] {
  if (!about || fate.kind !== 'sent' || what.kind !== 'card') return [];
  return [overwrite(sentRecord, keys.sent(to.channel, fate.message), { ...about })];
}

function tried({ tries, firstTriedWallMs }: Effort): Pick<NoticeRow, 'tries' | 'firstTriedWallMs'> {
  return { tries, ...(firstTriedWallMs !== undefined && { firstTriedWallMs }) };
}

function particulars(fate: Fate): Pick<NoticeRow, 'message' | 'code'> {
  if (fate.kind === 'sent') return { message: fate.message };
  return fate.kind === 'dead' || fate.kind === 'refused' ? { code: fate.code } : {};
}

const ranks = { red: 0, answer: 1, blue: 2 } as const satisfies Record<Lane, number>;

function queueKey({ to, lane, once }: Order, wallMs: number): Key {
  return {
    pk: keys.queue(to.channel),
    sk: `${ranks[lane]}#${String(Math.floor(wallMs)).padStart(15, '0')}#${once}`,
  };
}
