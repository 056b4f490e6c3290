import * as z from 'zod/mini';
import { type FileRef, MouthError } from '../../shared/domain/message.ts';
import { type FeishuApi, notDone } from './api.ts';
import type { ImageKeys } from './image-keys.ts';
import type { Photo } from './images.ts';

/** https://open.feishu.cn/document/server-docs/im-v1/file/create */
const UPLOAD_MAX = 30 * 1024 * 1024;
const types: Readonly<Record<string, string>> = {
  xlsx: 'xls',
  xls: 'xls',
  docx: 'doc',
  doc: 'doc',
  pptx: 'ppt',
  pdf: 'pdf',
};

const Uploaded = z.object({ data: z.object({ file_key: z.string() }) });

/** Hands a kept file to the platform once, and finds its key there. Throws MouthError, `content` if it cannot be taken. */
export function fileUploader(api: FeishuApi, from: { keys: ImageKeys; photo?: Photo | undefined }) {
  return async ({ key, name }: FileRef): Promise<string> => {
    const found = await from.keys.find(key);
    if (found !== undefined) return found;
    const bytes = (await from.photo?.(key))?.bytes;
    if (!bytes || bytes.byteLength === 0 || bytes.byteLength > UPLOAD_MAX)
      throw new MouthError({ kind: 'content', code: bytes ? 'file-size' : 'no-file' });
    const fileKey = await upload(api, name, bytes);
    await from.keys.keep(key, fileKey);
    return fileKey;
  };
}

async function upload(api: FeishuApi, name: string, bytes: Uint8Array): Promise<string> {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  try {
    const { data } = await api.call(Uploaded, {
      method: 'POST',
      path: '/open-apis/im/v1/files',
      headers: { 'Content-Type': 'multipart/form-data' },
      data: { file_type: types[ending] ?? 'stream', file_name: name, file: bytes },
    });
    return data.file_key;
  } catch (error) {
    throw notDone(error);
  }
}
