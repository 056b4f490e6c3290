/** What bytes are, by their first ones and never by what somebody calls them; 'application/octet-stream' if unknown. */
export function mediaTypeOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 32)).toString('latin1');
  const found = starts.find(([start]) => head.startsWith(start));
  if (found) return found[1];
  if (head.startsWith('RIFF')) return riff[head.slice(8, 12)] ?? unknown;
  if (head.slice(4, 8) === 'ftyp') return brands[head.slice(8, 12)] ?? 'video/mp4';
  return unknown;
}

const unknown = 'application/octet-stream';

const starts: readonly (readonly [string, string])[] = [
  ['\xff\xd8\xff', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['GIF8', 'image/gif'],
  ['BM', 'image/bmp'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['%PDF-', 'application/pdf'],
  ['PK\x03\x04', 'application/zip'],
  ['\xd0\xcf\x11\xe0', 'application/x-ole-storage'],
  ['OggS', 'audio/ogg'],
  ['#!AMR', 'audio/amr'],
  ['ID3', 'audio/mpeg'],
];

const riff: Readonly<Record<string, string>> = { WEBP: 'image/webp', WAVE: 'audio/wav' };

/** ISO media files differ by their brand only. */
const brands: Readonly<Record<string, string>> = {
  heic: 'image/heic',
  heix: 'image/heic',
  heim: 'image/heic',
  heis: 'image/heic',
  hevc: 'image/heic',
  mif1: 'image/heif',
  msf1: 'image/heif',
  avif: 'image/avif',
  'qt  ': 'video/quicktime',
  'M4A ': 'audio/mp4',
};
