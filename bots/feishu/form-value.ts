/** What was filled in, as plain text: several choices joined by commas, dates without the client's offset. */
export function formOf(values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const text = textOf(value);
      return text === undefined ? [] : [[name.replace(/__\d+$/, ''), text]];
    }),
  );
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string')
    return value.replace(/^(\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?|\d{2}:\d{2}) [+-]\d{4}$/, '$1');
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.flatMap((item) => textOf(item) ?? []).join(',');
  return undefined;
}
