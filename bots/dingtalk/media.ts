import { type FileRef, MouthError } from '../../shared/domain/message.ts';
import { mediaTypeOf } from '../kit/media-type.ts';
import type { Shelf } from '../kit/upload.ts';
import type { DingtalkApi } from './api.ts';

/** https://open.dingtalk.com/document/orgapp/upload-media-files */
const UPLOAD_MAX = 20 * 1024 * 1024;
const pictures = ['image/jpeg', 'image/png', 'image/gif', 'image/bmp'];
const endings = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'zip', 'pdf', 'rar'];

/** What the enterprise robot is asked to send. https://open.dingtalk.com/document/orgapp/types-of-messages-sent-by-robots */
export interface RobotMessage {
  readonly msgKey: 'sampleMarkdown' | 'sampleImageMsg' | 'sampleFile';
  readonly msgParam: string;
}

/** A kept photo or document as the enterprise robot shows it. Throws MouthError, `content` for what it takes in no form. */
export async function fileMessage(
  api: DingtalkApi,
  photo: Shelf | undefined,
  { key, name }: FileRef,
): Promise<RobotMessage> {
  const bytes = (await photo?.(key))?.bytes;
  if (!bytes) throw new MouthError({ kind: 'content', code: 'no-file' });
  if (bytes.byteLength === 0 || bytes.byteLength > UPLOAD_MAX)
    throw new MouthError({ kind: 'content', code: 'file-size' });
  const type = mediaTypeOf(bytes);
  if (pictures.includes(type)) {
    const photoURL = await api.upload('image', { name, bytes, type });
    return { msgKey: 'sampleImageMsg', msgParam: JSON.stringify({ photoURL }) };
  }
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (!endings.includes(ending)) throw new MouthError({ kind: 'content', code: 'file-type' });
  const mediaId = await api.upload('file', { name, bytes, type });
  return {
    msgKey: 'sampleFile',
    msgParam: JSON.stringify({ mediaId, fileName: name, fileType: ending }),
  };
}
