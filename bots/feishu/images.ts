import * as z from 'zod/mini';
import { MouthError } from '../../shared/domain/message.ts';
import { mediaTypeOf } from '../kit/media-type.ts';
import { type FeishuApi, notDone } from './api.ts';
import type { ImageKeys } from './image-keys.ts';

export type Photo = (
  key: string,
) => Promise<{ readonly bytes: Uint8Array; readonly type: string } | undefined>;

/** https://open.feishu.cn/document/server-docs/im-v1/image/create */
const UPLOAD_MAX = 10 * 1024 * 1024;
const shown = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/bmp', 'image/tiff', 'image/heic'];

const Uploaded = z.object({ data: z.object({ image_key: z.string() }) });

/** The keys of photos, each uploaded once; a photo that is gone, or none, is left out. Throws MouthError. */
export async function uploaded(
  api: FeishuApi,
  { keys, photo }: { keys: ImageKeys; photo?: Photo | undefined },
  photos: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const id of photos) {
    const key = (await keys.find(id)) ?? (await upload(api, await photo?.(id)));
    if (key === undefined) continue;
    found.set(id, key);
    await keys.keep(id, key);
  }
  return found;
}

async function upload(
  api: FeishuApi,
  photo: { readonly bytes: Uint8Array } | undefined,
): Promise<string | undefined> {
  if (!photo || photo.bytes.byteLength > UPLOAD_MAX || !shown.includes(mediaTypeOf(photo.bytes)))
    return undefined;
  try {
    const { data } = await api.call(Uploaded, {
      method: 'POST',
      path: '/open-apis/im/v1/images',
      headers: { 'Content-Type': 'multipart/form-data' },
      data: { image_type: 'message', image: photo.bytes },
    });
    return data.image_key;
  } catch (error) {
    if (error instanceof MouthError && error.failure.kind === 'content') return undefined;
    throw notDone(error);
  }
}
