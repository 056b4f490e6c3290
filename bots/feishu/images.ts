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

/** Finds the platform's keys of photos. */
export type Upload = (photos: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Uploads each photo once, however many cards show it at the same time; one that is gone, or none, is left out. Throws MouthError. */
export function uploader(api: FeishuApi, from: { keys: ImageKeys; photo?: Photo | undefined }): Upload {
  const coming = new Map<string, Promise<string | undefined>>();
  const keyOf = (id: string) => {
    const known = coming.get(id) ?? fresh(api, from, id).finally(() => coming.delete(id));
    coming.set(id, known);
    return known;
  };
  return async (photos) => {
    const keys = await Promise.all(photos.map(async (id) => [id, await keyOf(id)] as const));
    return new Map(keys.flatMap(([id, key]) => (key === undefined ? [] : [[id, key] as const])));
  };
}

async function fresh(
  api: FeishuApi,
  { keys, photo }: { keys: ImageKeys; photo?: Photo | undefined },
  id: string,
): Promise<string | undefined> {
  const found = await keys.find(id);
  if (found !== undefined) return found;
  const key = await upload(api, await photo?.(id));
  if (key !== undefined) await keys.keep(id, key);
  return key;
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
