/** For each beginning of sixteen bits: how long its code is, and what it means. */
export type Codes = Uint16Array;

/** https://www.w3.org/Graphics/JPEG/itu-t81.pdf annex C: so many codes of each length, and their meanings in order. */
export function codesOf(lengths: Uint8Array, meanings: Uint8Array): Codes {
  const codes = new Uint16Array(65_536);
  let next = 0;
  let code = 0;
  for (let length = 1; length <= 16; length += 1) {
    for (let nth = 0; nth < (lengths[length - 1] ?? 0); nth += 1) {
      const from = code << (16 - length);
      codes.fill((length << 8) | (meanings[next] ?? 0), from, from + (1 << (16 - length)));
      next += 1;
      code += 1;
    }
    code <<= 1;
  }
  return codes;
}

/** Reads the entropy coded bits of a scan; behind their end come noughts. */
export function reader(data: Uint8Array) {
  let at = 0;
  let held = 0;
  let count = 0;
  let missing = 0;

  return {
    /** By how much the first coefficient of a square differs from the one before. */
    difference(first: Codes): number {
      return signed(decoded(first));
    },
    /** The other coefficients of a square, unread. */
    skip(others: Codes): void {
      for (let place = 1; place < 64; place += 1) {
        const code = decoded(others);
        const size = code & 15;
        if (size === 0 && code >> 4 !== 15) return;
        place += code >> 4;
        take(size);
      }
    },
    restart(): void {
      held = 0;
      count = 0;
      missing = 0;
      while (at + 1 < data.length && !(data[at] === 0xff && isRestart(data[at + 1] ?? 0))) at += 1;
      at += 2;
    },
    isOver: () => missing > 64,
  };

  function decoded(codes: Codes): number {
    fill();
    const found = codes[(held >>> (count - 16)) & 0xffff] ?? 0;
    count -= Math.max(found >> 8, 1);
    return found & 255;
  }

  function signed(size: number): number {
    const value = take(size);
    return size === 0 || value >= 1 << (size - 1) ? value : value - (1 << size) + 1;
  }

  function take(size: number): number {
    if (size === 0) return 0;
    fill();
    count -= size;
    return (held >>> count) & ((1 << size) - 1);
  }

  /** At least sixteen bits, never more than twenty-four. */
  function fill(): void {
    while (count < 16) {
      held = ((held << 8) | nextByte()) & 0xffffff;
      count += 8;
    }
  }

  function nextByte(): number {
    const byte = data[at];
    if (byte === undefined || (byte === 0xff && data[at + 1] !== 0)) {
      missing += 1;
      return 0;
    }
    at += byte === 0xff ? 2 : 1;
    return byte;
  }
}

function isRestart(marker: number): boolean {
  return marker >= 0xd0 && marker <= 0xd7;
}
