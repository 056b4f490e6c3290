import * as z from 'zod/mini';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, listWords, open, type RecordKind } from './record.ts';
import type { Table, Write } from './table.ts';

/** Bytes that reached us without a platform, from a page or a gateway, until the courier has put them on the shelf. */
const partSchema = z.object({ base64: z.string(), type: z.string() });
const partRecord: RecordKind<z.infer<typeof partSchema>> = {
  kind: 'upload',
  edition: 1,
  parse: (data) => partSchema.parse(data),
};

/** An item holds 400 KB, and a transaction 4 MB. */
const partBytes = 270_000;
export const uploadMost = 2_500_000;

/** Bytes that nobody ever fetches are erased with people's words. */
export function uploadWrites(
  id: string,
  bytes: Uint8Array,
  { type, at }: { type: string; at: Instant },
): Write[] {
  const count = Math.max(1, Math.ceil(bytes.byteLength / partBytes));
  const parts = Array.from({ length: count }, (_, part) => {
    const piece = bytes.subarray(part * partBytes, (part + 1) * partBytes);
    const base64 = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('base64');
    return create(partRecord, keys.upload(id, part), { base64, type });
  });
  return [...parts, listWords(at, keys.upload(id, 0))];
}

export async function loadUpload(
  table: Table,
  id: string,
): Promise<{ bytes: Uint8Array; type: string } | undefined> {
  const parts: z.infer<typeof partSchema>[] = [];
  for await (const row of table.query({ pk: keys.upload(id, 0).pk })) parts.push(open(partRecord, row).value);
  const [first] = parts;
  if (!first) return undefined;
  return {
    bytes: Buffer.concat(parts.map(({ base64 }) => Buffer.from(base64, 'base64'))),
    type: first.type,
  };
}

export function forgetUpload(id: string): Write[] {
  const most = Math.ceil(uploadMost / partBytes);
  return Array.from({ length: most }, (_, part) => ({
    kind: 'delete',
    key: keys.upload(id, part),
    seen: 'any',
  }));
}
