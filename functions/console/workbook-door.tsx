import { type Context, Hono } from 'hono';
import { record } from '../../shared/flows/console/look.ts';
import type { House } from '../app.ts';
import { NothingPage } from './entry.tsx';
import type { Inside } from './guard.ts';
import { page } from './page.tsx';
import { joined, nextIn, tablesIn } from './workbook.ts';

/** A list is followed so far; a city's ledgers are made beside the console and come into the chat. */
const mostPages = 60;
const path = /^\/console\/[a-z]+(?:\/[\w-][\w.-]*)*(?:\?[\w=&%.~+-]*)?$/;
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The tables of any page as a workbook: what the visitor sees there and on the pages after it, no more and no less. */
export function workbookDoor(house: House, open: (request: Request) => Promise<Response>): Hono<Inside> {
  const door = new Hono<Inside>();
  door.get('/workbook', async (context) => {
    const from = context.req.query('page') ?? '';
    if (!path.test(from) || from.startsWith('/console/workbook')) return context.notFound();
    const visitor = context.get('visitor');
    await record(house.deps, visitor, { what: 'acted', of: 'workbook', now: house.now() });
    const tables = joined(await pagesFrom(context, from, open));
    if (tables.length === 0) return context.html(page(<NothingPage />), 404);
    const { tablesBook } = await import('../../shared/flows/console/export.ts');
    const bytes = await tablesBook(tables);
    const name = encodeURIComponent(`${tables[0]?.name ?? ''}.xlsx`);
    const disposition = `attachment; filename="table.xlsx"; filename*=UTF-8''${name}`;
    return new Response(new Uint8Array(bytes), {
      headers: { 'content-type': type, 'content-disposition': disposition },
    });
  });
  return door;
}

async function pagesFrom(
  context: Context,
  from: string,
  open: (request: Request) => Promise<Response>,
): Promise<ReturnType<typeof tablesIn>[]> {
  const headers = { cookie: context.req.header('cookie') ?? '' };
  const found: ReturnType<typeof tablesIn>[] = [];
  let next: string | undefined = from;
  while (next !== undefined && path.test(next) && found.length < mostPages) {
    const answer = await open(new Request(new URL(next, context.req.url), { headers }));
    if (answer.status !== 200) break;
    const html = await answer.text();
    found.push(tablesIn(html));
    next = nextIn(html);
  }
  return found;
}
