import * as z from 'zod/mini';
import type { CasePhoto } from '../domain/hazards/photo.ts';
import type { CaseNumber } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, load, open, type RecordKind, type Stored, save } from './record.ts';
import { branded, instantSchema } from './schema.ts';
import type { Row, Table, Write } from './table.ts';

const photoSchema: z.ZodMiniType<CasePhoto> = z.object({
  id: z.string(),
  phase: z.enum(['before', 'after', 'paper']),
  state: z.enum(['fetching', 'kept', 'failed', 'no-image', 'too-large']),
  at: instantSchema,
  message: z.exactOptional(z.string()),
  hash: z.exactOptional(z.string()),
  type: z.exactOptional(z.string()),
  original: z.exactOptional(z.string()),
  look: z.exactOptional(z.string()),
  apart: z.exactOptional(z.string()),
  taken: z.exactOptional(
    z.object({
      at: z.exactOptional(z.string()),
      latitude: z.exactOptional(z.number()),
      longitude: z.exactOptional(z.number()),
    }),
  ),
});

const photoRecord: RecordKind<CasePhoto> = {
  kind: 'case-photo',
  edition: 1,
  parse: (data) => photoSchema.parse(data),
};
const newsRecord: RecordKind<{ number: CaseNumber }> = {
  kind: 'photo-news',
  edition: 1,
  parse: (data) => z.object({ number: branded<CaseNumber>() }).parse(data),
};

/** `owner` is the pk of the case or incident. */
export async function photosOf(table: Table, owner: string): Promise<Stored<CasePhoto>[]> {
  const found: Stored<CasePhoto>[] = [];
  for await (const row of table.query({ pk: owner, from: 'photo#', to: 'photo$' }))
    found.push(open(photoRecord, row));
  return found;
}

export const loadPhoto = (table: Table, owner: string, id: string) =>
  load(table, photoRecord, keys.photo(owner, id));

export function newPhoto(owner: string, photo: CasePhoto): Write {
  return create(photoRecord, keys.photo(owner, photo.id), photo);
}

export function putPhoto(stored: Stored<CasePhoto>, photo: CasePhoto): Write {
  return save(photoRecord, stored, photo);
}

/** Many photos that come at once are one piece of news. */
export function photosCame(number: CaseNumber, at: Instant): Write {
  const due = keys.due('hazards', at, `photos-${number}`);
  const write = create(newsRecord, keys.photoNews(number), { number }, { due });
  return write.kind === 'put' ? { ...write, seen: 'any' } : write;
}

export const openPhotoNews = (row: Row): CaseNumber => open(newsRecord, row).value.number;

export function isPhotoNews(row: Row): boolean {
  return row.kind === newsRecord.kind;
}
