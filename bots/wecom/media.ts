import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { type FileRef, MouthError } from '../../shared/domain/message.ts';
import type { Transport } from '../kit/http.ts';
import { notDone } from '../kit/json-call.ts';
import { mediaTypeOf } from '../kit/media-type.ts';
import type { Notebook } from '../kit/notebook.ts';
import type { Robot } from '../kit/robot.ts';
import { type Shelf, uploadMedia } from '../kit/upload.ts';
import type { WecomMessage } from './card.ts';
import { refuseUnlessSent } from './failure.ts';

/** https://developer.work.weixin.qq.com/document/path/99110 */
const IMAGE_MAX = 2 * 1024 * 1024;
const FILE_MIN = 5;
const FILE_MAX = 20 * 1024 * 1024;
const pictures = ['image/jpeg', 'image/png'];
/** The platform keeps an upload for three days, for this robot alone. */
const keptMs = 2 * 24 * 60 * 60_000;

const Uploaded = z.object({ media_id: z.string() });

interface Way {
  readonly baseUrl: string;
  readonly photo?: Shelf | undefined;
  readonly notebook: Notebook;
  readonly wallNow: () => number;
  readonly transport?: Transport | undefined;
}

/** A kept photo or document as a robot shows it. Throws MouthError, `content` for what it takes in no form. */
export async function fileMessage(way: Way, robot: Robot, { key, name }: FileRef): Promise<WecomMessage> {
  const bytes = (await way.photo?.(key))?.bytes;
  if (!bytes) throw new MouthError({ kind: 'content', code: 'no-file' });
  const type = mediaTypeOf(bytes);
  if (pictures.includes(type) && bytes.byteLength <= IMAGE_MAX) return imageMessage(bytes);
  if (bytes.byteLength <= FILE_MIN || bytes.byteLength > FILE_MAX)
    throw new MouthError({ kind: 'content', code: 'file-size' });
  const noted = `wecom.media.${robot.name}.${key}`;
  const known = await way.notebook.read(noted);
  const id = known ?? (await upload(way, robot, { name, bytes, type }).catch(notDone));
  if (known === undefined) await way.notebook.write(noted, id, way.wallNow() + keptMs);
  return { msgtype: 'file', file: { media_id: id } };
}

function imageMessage(bytes: Uint8Array): WecomMessage {
  const md5 = createHash('md5').update(bytes).digest('hex');
  return { msgtype: 'image', image: { base64: Buffer.from(bytes).toString('base64'), md5 } };
}

async function upload(
  { baseUrl, transport }: Way,
  robot: Robot,
  file: Parameters<typeof uploadMedia>[1],
): Promise<string> {
  const url = `${baseUrl}/cgi-bin/webhook/upload_media?key=${encodeURIComponent(robot.key)}&type=file`;
  const answer = await uploadMedia(url, file, transport);
  refuseUnlessSent(answer);
  const found = z.safeParse(Uploaded, answer.value).data;
  if (!found) throw new MouthError({ kind: 'later', code: 'no-media' });
  return found.media_id;
}
