/** The rows of a separated-values file; undefined if it is no text. Rows keep their place, blank ones included. */
export function readText(bytes: Uint8Array): string[][] | undefined {
  const text = decode(bytes);
  if (text === undefined || /(?![\t\r\n\f\v])\p{Cc}/u.test(text)) return undefined;
  return rowsOf(text, separatorOf(text));
}

/** By its mark, else UTF-8 if it is valid, else what Chinese Excel writes. */
function decode(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes);
  return decodeAs('utf-8', bytes) ?? decodeAs('gb18030', bytes);
}

function decodeAs(charset: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function separatorOf(text: string): string {
  const head = text.split(/\r?\n/, 5).join('\n');
  const counts = [',', '\t', ';'].map((sign) => [head.split(sign).length, sign] as const);
  return counts.reduce((most, one) => (one[0] > most[0] ? one : most))[1];
}

/** RFC 4180: a quoted field may hold separators and line ends, and a doubled quote is one. */
function rowsOf(text: string, separator: string): string[][] {
  const field = new RegExp(`("(?:[^"]|"")*"|[^${separator}\\r\\n]*)(${separator}|\\r\\n|\\n|\\r|$)`, 'y');
  const rows: string[][] = [[]];
  while (field.lastIndex < text.length) {
    const found = field.exec(text);
    if (!found) return rows;
    const [, raw = '', end = ''] = found;
    rows.at(-1)?.push(raw.startsWith('"') && raw.length > 1 ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end !== separator && end !== '') rows.push([]);
  }
  return rows;
}
