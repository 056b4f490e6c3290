import * as z from 'zod/mini';
import { bureauKey, type Post } from '../domain/duty/post.ts';
import type { Wanted } from '../domain/duty/roster.ts';
import { type Shift, type ShiftKind, shiftFromId } from '../domain/duty/shift.ts';
import type { PersonId, ShiftId } from '../domain/ids.ts';
import { type Day, daysBetween, type Instant, plusDays } from '../domain/time.ts';
import { keys } from './keys.ts';
import { load, open, overwrite, type RecordKind, type Stored, save } from './record.ts';
import { branded, daySchema, instantSchema } from './schema.ts';
import type { Data, Key, Range, Table, Write } from './table.ts';

const arrivalSchema = z.object({
  at: instantSchema,
  how: z.enum(['self', 'late', 'for', 'afterwards']),
  by: branded<PersonId>(),
  proof: z.exactOptional(
    z.object({
      photo: z.exactOptional(z.string()),
      place: z.exactOptional(z.string()),
      at: z.exactOptional(z.object({ latitude: z.number(), longitude: z.number() })),
      awayM: z.exactOptional(z.number()),
      far: z.exactOptional(z.boolean()),
      code: z.exactOptional(z.boolean()),
    }),
  ),
});

const roleSchema = z.enum(['leader', 'main', 'deputy', 'standby']);
const hand = {
  name: z.string(),
  person: z.exactOptional(branded<PersonId>()),
  phone: z.exactOptional(z.string()),
};
const placeSchema = z.object({ role: roleSchema, ...hand, arrival: z.exactOptional(arrivalSchema) });
const givenSchema = z.object({
  swap: z.string(),
  role: roleSchema,
  from: z.object(hand),
  to: z.object(hand),
  at: instantSchema,
});
const markSchema = z.object({
  kind: z.enum(['confirmed', 'late', 'absent']),
  role: roleSchema,
  name: z.string(),
  person: z.exactOptional(branded<PersonId>()),
  at: instantSchema,
  by: branded<PersonId>(),
  until: z.exactOptional(instantSchema),
});
const postSchema = z.object({ key: z.string(), name: z.string() });

export const hoursSchema = z.object({ from: z.string(), until: z.string() });

const shiftSchema = z.object({
  id: branded<ShiftId>(),
  day: daySchema,
  kind: z.enum(['day', 'night', 'whole']),
  hours: z.exactOptional(hoursSchema),
  post: z.exactOptional(postSchema),
  places: z.array(placeSchema),
  room: z.exactOptional(z.string()),
  note: z.exactOptional(z.string()),
  turned: z.exactOptional(z.boolean()),
  rostered: z.exactOptional(z.array(placeSchema)),
  given: z.exactOptional(z.array(givenSchema)),
  marks: z.exactOptional(z.array(markSchema)),
  told: z.array(z.string()),
});

export const shiftRecord: RecordKind<Shift> = {
  kind: 'shift',
  edition: 1,
  parse: (data) => shiftSchema.parse(data),
};

/** A watch as a table wants it, out of what was kept of the table. */
export function wantedFrom(set: Data): Wanted {
  const { told: _, ...wanted } = shiftRecord.parse({ ...set, told: [] });
  return wanted;
}

const postRecord: RecordKind<Post> = { kind: 'post', edition: 1, parse: (data) => postSchema.parse(data) };

/** The watches of a day of the bureau, or of another post, in order of their start. */
export function shiftsOf(table: Table, day: Day, post = bureauKey): Promise<Stored<Shift>[]> {
  return shiftsWithin(table, { from: day, until: day }, post);
}

/** The watches of some days of one post. The bureau's lie day by day, since all read them; a post's lie together. */
export async function shiftsWithin(
  table: Table,
  { from, until }: { readonly from: Day; readonly until: Day },
  post = bureauKey,
): Promise<Stored<Shift>[]> {
  if (post !== bureauKey)
    return shiftsIn(table, { pk: keys.postShifts(post), from: `shift#${from}`, to: `shift#${until}$` });
  const days = Array.from({ length: daysBetween(from, until) + 1 }, (_, nth) => plusDays(from, nth));
  const found = await Promise.all(
    days.map((day) => shiftsIn(table, { pk: keys.dayShifts(day), from: 'shift#', to: 'shift$' })),
  );
  return found.flat();
}

async function shiftsIn(table: Table, range: Range): Promise<Stored<Shift>[]> {
  const found: Stored<Shift>[] = [];
  for await (const row of table.query(range)) found.push(open(shiftRecord, row));
  return found;
}

/** The watch of an id; undefined while no roster has it. */
export async function loadShift(table: Table, id: string): Promise<Stored<Shift> | undefined> {
  const named = shiftFromId(id);
  return named && load(table, shiftRecord, keyOf(named));
}

function keyOf({ day, kind, post }: { day: Day; kind: ShiftKind; post: string }): Key {
  return post === bureauKey
    ? { pk: keys.dayShifts(day), sk: `shift#${kind}` }
    : { pk: keys.postShifts(post), sk: `shift#${day}#${kind}` };
}

/** `due` is when the watch next needs a look; undefined when it is over. */
export function putShift(shift: Shift, seen: number, due: Instant | undefined): Write {
  const key = keyOf({ ...shift, post: shift.post?.key ?? bureauKey });
  return save(shiftRecord, { key, version: seen }, shift, { due: due && keys.due('duty', due, shift.id) });
}

/** That a post has a roster, so that somebody can look over all of them. */
export function putPost(post: Post): Write {
  return overwrite(postRecord, keys.post(post.key), post);
}

/** The next of them in the order of their keys. */
export async function postsAfter(table: Table, after: string, limit: number): Promise<Post[]> {
  const { pk, sk } = keys.post(after);
  const found: Post[] = [];
  for await (const row of table.query({ pk, from: `${sk} `, limit })) found.push(open(postRecord, row).value);
  return found;
}

/** Every street and unit that ever had a roster. */
export async function allPosts(table: Table): Promise<Post[]> {
  const found: Post[] = [];
  for await (const row of table.query({ pk: keys.post('').pk })) found.push(open(postRecord, row).value);
  return found;
}
