/** A part of a PNG: all of it, with its length and checksum, and what it holds. */
export interface PngChunk {
  readonly name: string;
  readonly whole: Uint8Array;
  readonly body: Uint8Array;
}

/** The parts of a PNG after its signature, in their order; a last one that is cut off ends with the file. */
export function pngChunks(bytes: Uint8Array): PngChunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: PngChunk[] = [];
  for (let start = 8; start + 12 <= bytes.length; ) {
    const end = start + 12 + view.getUint32(start);
    const name = String.fromCharCode(...bytes.subarray(start + 4, start + 8));
    chunks.push({ name, whole: bytes.subarray(start, end), body: bytes.subarray(start + 8, end - 4) });
    start = end;
  }
  return chunks;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
