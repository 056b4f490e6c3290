import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { PhotoStore } from '../../shared/store/photos.ts';
import type { Row, Table } from '../../shared/store/table.ts';

/** Which table of a DATA_DIR: the bureau's, or the sandbox. */
export type Place = 'real' | 'sandbox';

const keySchema = z.object({ pk: z.string(), sk: z.string() });
const rowSchema: z.ZodMiniType<Row> = z.object({
  ...keySchema.shape,
  version: z.int(),
  kind: z.string(),
  edition: z.int(),
  data: z.record(z.string(), z.unknown()),
  due: z.exactOptional(keySchema),
  by: z.exactOptional(keySchema),
  count: z.exactOptional(z.number()),
});

/** A line of a backup: first the head, then rows, then photos, last the end, which proves that all is there. */
export const lineSchema = z.union([
  z.object({ row: rowSchema }),
  z.object({ photo: z.object({ id: z.string(), type: z.string(), bytes: z.string() }) }),
  z.object({ zhishou: z.literal('backup'), edition: z.literal(1), of: z.enum(['real', 'sandbox']) }),
  z.object({ end: z.object({ rows: z.int(), photos: z.int(), sha256: z.string() }) }),
]);
export type Line = z.infer<typeof lineSchema>;

/** The checksum over the lines before the end. */
export function lineHash(): { add(line: string): void; text(): string } {
  const hash = createHash('sha256');
  return {
    add: (line) => void hash.update(line).update('\n'),
    text: () => hash.digest('hex'),
  };
}

/**
 * A whole table and its photos as lines. On the embedded engine the rows are those of one instant; DynamoDB gives each
 * as it is when the scan comes by. Photos are read after the rows, so that none a row names is missed.
 */
export async function* backupLines(
  kept: { readonly table: Table; readonly photos: PhotoStore },
  of: Place,
): AsyncGenerator<string> {
  const hash = lineHash();
  const counts = { rows: 0, photos: 0 };
  const line = (value: Line) => {
    const text = JSON.stringify(value);
    hash.add(text);
    return text;
  };
  yield line({ zhishou: 'backup', edition: 1, of });
  for await (const row of kept.table.scan()) {
    counts.rows += 1;
    yield line({ row });
  }
  for await (const id of kept.photos.list()) {
    const photo = await kept.photos.get(id);
    if (!photo) continue;
    counts.photos += 1;
    yield line({ photo: { id, type: photo.type, bytes: Buffer.from(photo.bytes).toString('base64') } });
  }
  yield JSON.stringify({ end: { ...counts, sha256: hash.text() } } satisfies Line);
}
