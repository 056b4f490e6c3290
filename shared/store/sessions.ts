import * as z from 'zod/mini';
import type { Link, Session } from '../domain/directory/session.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, load, open, overwrite, type RecordKind, type Stored } from './record.ts';
import { branded } from './schema.ts';
import type { Row, Table, Write } from './table.ts';

const linkSchema = z.object({ person: branded<PersonId>(), untilMs: z.number() });
const sessionSchema = z.object({
  person: branded<PersonId>(),
  enteredMs: z.number(),
  untilMs: z.number(),
});

const linkRecord: RecordKind<Link> = {
  kind: 'console-link',
  edition: 1,
  parse: (data) => linkSchema.parse(data),
};
const sessionRecord: RecordKind<Session> = {
  kind: 'console-session',
  edition: 1,
  parse: (data) => sessionSchema.parse(data),
};

const putOutSchema = z.object({ atMs: z.number() });
const putOutRecord: RecordKind<z.infer<typeof putOutSchema>> = {
  kind: 'console-put-out',
  edition: 1,
  parse: (data) => putOutSchema.parse(data),
};

/** When somebody was last put out, on the wall clock: no link he asked for before leads in. */
export async function putOutAt(table: Table, person: PersonId): Promise<number | undefined> {
  return (await load(table, putOutRecord, keys.consolePutOut(person)))?.value.atMs;
}

export function putOutWrite(person: PersonId, atMs: number): Write {
  return overwrite(putOutRecord, keys.consolePutOut(person), { atMs });
}

/** `hash` is of the secret, which is kept nowhere. */
export const loadLink = (table: Table, hash: string) => load(table, linkRecord, keys.consoleLink(hash));

/** `sweepAt`: when it may be looked at to be thrown away. */
export function newLink(hash: string, link: Link, sweepAt: Instant): Write {
  return create(linkRecord, keys.consoleLink(hash), link, { due: sweepKey(sweepAt, hash) });
}

/** A link leads in once. */
export function useLink({ key, version }: Stored<Link>): Write {
  return { kind: 'delete', key, seen: version };
}

export const loadSession = (table: Table, person: PersonId, hash: string) =>
  load(table, sessionRecord, keys.session(person, hash));

export function newSession(hash: string, session: Session, sweepAt: Instant): Write {
  const due = sweepKey(sweepAt, hash);
  return create(sessionRecord, keys.session(session.person, hash), session, { due });
}

const sweepKey = (at: Instant, hash: string) => keys.due('directory', at, `way/${hash.slice(0, 32)}`);

/** Until when a way in holds that has fallen due; undefined for any other row. */
export function wayUntil(row: Row): number | undefined {
  if (row.kind === linkRecord.kind) return open(linkRecord, row).value.untilMs;
  return row.kind === sessionRecord.kind ? open(sessionRecord, row).value.untilMs : undefined;
}

/** Throws a way in away, or looks again later: it holds by the wall, and fell due by the clock. */
export function sweepWrite(row: Row, again: Instant | undefined): Write {
  if (again === undefined) return { kind: 'delete', key: { pk: row.pk, sk: row.sk }, seen: row.version };
  const { version, ...kept } = row;
  return { kind: 'put', row: { ...kept, due: sweepKey(again, row.sk) }, seen: version };
}

export function endSession({ key }: Pick<Stored<Session>, 'key'>): Write {
  return { kind: 'delete', key, seen: 'any' };
}

/** Everywhere somebody is in, or was not put out of yet. */
export async function sessionsOf(table: Table, person: PersonId): Promise<Stored<Session>[]> {
  const found: Stored<Session>[] = [];
  for await (const row of table.query({ pk: keys.session(person, '').pk }))
    found.push(open(sessionRecord, row));
  return found;
}
