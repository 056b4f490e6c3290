import { expect, test } from 'vitest';
import { mediaTypeOf } from '../../../bots/kit/media-type.ts';

const media: readonly (readonly [string, string])[] = [
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image/png'],
  ['RIFF\x24\0\0\0WEBPVP8 ', 'image/webp'],
  ['RIFF\x24\0\0\0WAVEfmt ', 'audio/wav'],
  ['\0\0\0\x18ftypheic\0\0\0\0', 'image/heic'],
  ['\0\0\0\x18ftypmif1\0\0\0\0', 'image/heif'],
  ['\0\0\0\x18ftypisom\0\0\0\0', 'video/mp4'],
  ['GIF89a', 'image/gif'],
  ['%PDF-1.7', 'application/pdf'],
  ['PK\x03\x04\x14', 'application/zip'],
  ['<svg onload="alert(1)">', 'application/octet-stream'],
  ['hello', 'application/octet-stream'],
  ['', 'application/octet-stream'],
];

test.each(media)('%j is %s', (head, type) => {
  expect(mediaTypeOf(Buffer.from(head, 'latin1'))).toBe(type);
});

test('bytes within a larger buffer are judged by their own beginning', () => {
  const larger = Buffer.from('....%PDF-1.7', 'latin1');
  expect(mediaTypeOf(larger.subarray(4))).toBe('application/pdf');
});
