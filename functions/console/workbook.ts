import type { TableShown } from '../../shared/flows/console/export.ts';

/** The tables of a page of ours, read off its markup. */
export function tablesIn(html: string): TableShown[] {
  return [...html.matchAll(/<table[^>]*>([\s\S]*?)<\/table>/g)].map(([, table = ''], place) => {
    const [head, ...rows] = rowsIn(table);
    const caption = /<caption[^>]*>([\s\S]*?)<\/caption>/.exec(table)?.[1] ?? '';
    return { name: textOf(caption) || `表${place + 1}`, head: (head ?? []).map(String), rows };
  });
}

/** Where a list goes on. */
export function nextIn(html: string): string | undefined {
  const href = /<p class="pages"><a class="button" href="([^"]+)"/.exec(html)?.[1];
  return href === undefined ? undefined : unescaped(href);
}

/** A list's pages as one: the tables that have the same place on each. */
export function joined(pages: readonly (readonly TableShown[])[]): TableShown[] {
  const [first = [], ...more] = pages;
  return first.map((table, place) => ({
    ...table,
    rows: [table, ...more.flatMap((tables) => tables[place] ?? [])].flatMap(({ rows }) => rows),
  }));
}

function rowsIn(table: string): (string | number)[][] {
  return [...table.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd]([^>]*)>([\s\S]*?)<\/t[hd]>/g)].map(([, attributes = '', cell = '']) => {
      const text = textOf(cell);
      return /class="figure/.test(attributes) && /^\d{1,9}$/.test(text) ? Number(text) : text;
    }),
  );
}

function textOf(html: string): string {
  const plain = html
    // A form is something to press, not something to read.
    .replace(/<(form|details|svg)[\s\S]*?<\/\1>/g, '')
    .replace(/<\/(?:li|p|div)>|<br\s*\/?>/g, '\n')
    .replace(/<[^>]+>/g, '');
  return unescaped(plain)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => names[name] ?? '');
}
