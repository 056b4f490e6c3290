const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 cannot hold at all: control characters, halves of a pair, and two that are no characters. */
const impossible = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Anybody's words as the text of an element or an attribute. */
export function escaped(text: string): string {
  return text.replace(impossible, '').replace(/[&<>"]/g, (char) => entities[char] ?? char);
}
