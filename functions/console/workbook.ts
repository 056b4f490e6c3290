import type { TableShown } from '../../shared/flows/console/export.ts';
import { cutWords } from './words.ts';

/** A page of ours as its markup says it. */
export interface PageRead {
  readonly tables: readonly TableShown[];
  /** Where a list goes on, and which of the tables that list is. */
  readonly next?: { readonly path: string; readonly table: number };
}

export function pageRead(html: string): PageRead {
  const tables = [...html.matchAll(/<table[^>]*>([\s\S]*?)<\/table>/g)].map(([, table = ''], place) => {
    const [head, ...rows] = rowsIn(table);
    const caption = /<caption[^>]*>([\s\S]*?)<\/caption>/.exec(table)?.[1] ?? '';
    return { name: textOf(caption) || `表${place + 1}`, head: (head ?? []).map(String), rows };
  });
  const more = /<p class="pages"><a class="button" href="([^"]+)"/.exec(html);
  if (!more) return { tables };
  const above = html.slice(0, more.index).match(/<\/table>/g)?.length ?? 0;
  return { tables, next: { path: unescaped(more[1] ?? ''), table: Math.max(0, above - 1) } };
}

/** The tables of a list's first page, the list itself with its rows of all pages: what stands beside it stands on each of them. */
export function joined(pages: readonly PageRead[], isCut: boolean): TableShown[] {
  const [{ tables, next } = { tables: [] }] = pages;
  const place = next?.table ?? 0;
  const parts = pages.flatMap((page) => page.tables[place] ?? []);
  const [list] = parts;
  if (!list) return [...tables];
  const title = isCut ? { title: cutWords(pages.length) } : {};
  return tables.toSpliced(place, 1, { ...list, ...title, rows: parts.flatMap(({ rows }) => rows) });
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
