import type { Card } from '../../shared/domain/message.ts';

/** The words of a card, line by line: what stays where a platform shows text only. */
export function plainLines({ title, text, fields = [], links = [] }: Card): string[] {
  const lines = [
    title,
    text,
    ...fields.map(({ label, value }) => `${label}：${value}`),
    ...links.map(({ label, url }) => `${label} ${url}`),
  ];
  return lines.flatMap((line) => (line ? [line] : []));
}

/** Text that is shown as it stands: signs that would be taken for markup become their wide twins. */
export function wide(text: string): string {
  return text.replace(/[<>[\]`*]/g, (sign) => twins[sign] ?? sign).replace(/^([#>-])/gm, '\u200b$1');
}

const twins: Readonly<Record<string, string>> = {
  '<': '\uff1c',
  '>': '\uff1e',
  '[': '\uff3b',
  ']': '\uff3d',
  '`': '\uff40',
  '*': '\uff0a',
};

/** At most so many bytes of UTF-8, ending with … where something was cut. */
export function cutToBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  const bytes = Buffer.from(text).subarray(0, Math.max(0, most - 3));
  return `${new TextDecoder().decode(bytes).replace(/\ufffd+$/, '')}…`;
}
