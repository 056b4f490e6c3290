import type { Clicked, Reply, Said } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';
import { keepFile, mostUpload, uploadKey } from '../uploads.ts';
import { saidAtDesk } from './desk.ts';
import { record } from './look.ts';

interface SentFile {
  readonly visitor: Visitor;
  readonly nonce: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly hear: (inbound: Said | Clicked) => Promise<Reply>;
}

/** A workbook sent from a page, heard as if it had been sent in chat. False where it is too large. */
export async function sendFile(
  deps: Deps,
  { visitor, nonce, name, bytes, hear }: SentFile,
  now: Instant,
): Promise<boolean> {
  if (bytes.byteLength > mostUpload) return false;
  await record(deps, visitor, { what: 'acted', of: 'roster-file', now });
  const id = `${visitor.desk}-${nonce}`;
  await keepFile(deps, id, bytes);
  const said = saidAtDesk(visitor, { nonce, text: '', form: {} }, deps.wall.now());
  const file = { kind: 'file', key: uploadKey(id), name: bookName(name) } as const;
  await hear({ ...said, attachments: [file] });
  return true;
}

/** Whatever is sent here is meant as a workbook, and is told so if it is none. */
function bookName(name: string): string {
  const short = name.replaceAll('#', '').slice(-60);
  return /\.(?:xlsx|xls|csv)$/i.test(short) ? short : `${short}.xlsx`;
}
