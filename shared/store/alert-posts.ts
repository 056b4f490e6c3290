import * as z from 'zod/mini';
import type { AskedPost } from '../domain/alerts/post.ts';
import type { AlertId, PersonId } from '../domain/ids.ts';
import { keys } from './keys.ts';
import { open, type RecordKind, type Stored, save } from './record.ts';
import { branded, instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

const postSchema = z.object({
  key: z.string(),
  name: z.string(),
  people: z.array(branded<PersonId>()),
  confirmed: z.exactOptional(z.object({ by: branded<PersonId>(), at: instantSchema })),
  beyond: z.exactOptional(z.number()),
});
const postRecord: RecordKind<AskedPost> = {
  kind: 'alert-post',
  edition: 1,
  parse: (data) => postSchema.parse(data),
};

export function putPost(id: AlertId, post: AskedPost, seen: number): Write {
  return save(postRecord, { key: keys.alertPost(id, post.key), version: seen }, post);
}

/** The posts that a broadcast must reach in time, the duty room first. */
export async function askedPosts(table: Table, id: AlertId): Promise<Stored<AskedPost>[]> {
  const found: Stored<AskedPost>[] = [];
  for await (const row of table.query({ pk: keys.alert(id).pk, from: 'post#', to: 'post$' }))
    found.push(open(postRecord, row));
  return found;
}
