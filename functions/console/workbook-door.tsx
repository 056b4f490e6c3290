import { Hono } from 'hono';
import { record } from '../../shared/flows/console/look.ts';
import type { House } from '../app.ts';
import { attached } from './attached.ts';
import type { Inside } from './guard.ts';
import { joined, type PageRead, pageRead } from './workbook.ts';

/** A list is followed so far; a city's ledgers are made beside the console and come into the chat. */
const mostPages = 60;
const path = /^\/console\/[a-z]+(?:\/[\w-][\w.-]*)*(?:\?[\w=&%.~+*-]*)?$/;
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Opens a page for the same visitor; one that only goes on with a list is no look of its own. */
type Open = (request: Request, bindings: Inside['Bindings']) => Promise<Response>;

/** The tables of any page as a workbook: what the visitor sees there and on the pages after it, no more and no less. */
export function workbookDoor(house: House, open: Open): Hono<Inside> {
  const door = new Hono<Inside>();
  door.get('/workbook', async (context) => {
    const from = context.req.query('page') ?? '';
    if (!path.test(from) || from.startsWith('/console/workbook')) return context.notFound();
    const visitor = context.get('visitor');
    await record(house.deps, visitor, { what: 'acted', of: 'workbook', now: house.now() });
    const headers = { cookie: context.req.header('cookie') ?? '' };
    const { pages, isCut } = await pagesFrom(from, (path) =>
      open(new Request(new URL(path, context.req.url), { headers }), { goesOn: path !== from }),
    );
    const tables = joined(pages, isCut);
    if (tables.length === 0) return context.notFound();
    const { tablesBook } = await import('../../shared/flows/console/export.ts');
    const bytes = await tablesBook(tables);
    return attached(`${tables[0]?.name ?? ''}.xlsx`, { bytes, type });
  });
  return door;
}

async function pagesFrom(
  from: string,
  open: (path: string) => Promise<Response>,
): Promise<{ pages: PageRead[]; isCut: boolean }> {
  const pages: PageRead[] = [];
  let next: string | undefined = from;
  while (next !== undefined && path.test(next) && pages.length < mostPages) {
    const answer = await open(next);
    if (answer.status !== 200 && pages.length === 0 && answer.status < 500) break;
    // A part of a list would pass for all of it.
    if (answer.status !== 200) throw new Error(`page ${pages.length + 1} answered ${answer.status}`);
    const page = pageRead(await answer.text());
    pages.push(page);
    next = page.next?.path;
  }
  return { pages, isCut: pages.length > 0 && next !== undefined };
}
