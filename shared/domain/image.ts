const starts: readonly (readonly [readonly number[], string])[] = [
  [[0xff, 0xd8, 0xff], 'image/jpeg'],
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'image/png'],
  [[0x47, 0x49, 0x46, 0x38], 'image/gif'],
  [[0x42, 0x4d], 'image/bmp'],
];

/** What image these bytes are, by their first ones and never by what somebody calls them; undefined if none. */
export function imageTypeOf(bytes: Uint8Array): string | undefined {
  const plain = starts.find(([start]) => start.every((byte, place) => bytes[place] === byte));
  if (plain) return plain[1];
  if (letters(bytes, 0) === 'RIFF' && letters(bytes, 8) === 'WEBP') return 'image/webp';
  return letters(bytes, 4) === 'ftyp' && /^(?:hei|hev|mif1|avif)/.test(letters(bytes, 8))
    ? 'image/heic'
    : undefined;
}

function letters(bytes: Uint8Array, from: number): string {
  return String.fromCharCode(...bytes.slice(from, from + 4));
}
