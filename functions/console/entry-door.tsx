import { type Context, Hono } from 'hono';
import { enter, linkFor } from '../../shared/flows/console/enter.ts';
import type { House } from '../app.ts';
import { bodyOf, secretBody } from './body.ts';
import { EntryPage, ShutPage } from './entry.tsx';
import { cookieOf, keepCookie } from './guard.ts';
import { page } from './page.tsx';

/** As long as a session; the table knows better if it ends sooner. */
const cookieLifeS = 12 * 3_600;

/** The way in. Looking at a link uses nothing up: chat platforms do so by themselves. */
export function entry(house: House): Hono {
  const door = new Hono();
  door.get('/in/:secret', async (context) => {
    const secret = context.req.param('secret');
    const person = await linkFor(house.deps, secret);
    if (!person) return context.html(page(<ShutPage why="no-link" />), 404);
    return context.html(page(<EntryPage name={person.name} secret={secret} />));
  });
  door.post('/in', async (context) => {
    const sent = await bodyOf(context.req.raw, secretBody);
    const secret = sent?.secret ?? '';
    const entered = await enter(
      house.deps,
      { secret, from: placeOf(context), cookie: cookieOf(context) },
      house.now(),
    );
    if (!entered.ok) {
      return context.html(page(<ShutPage why={entered.why} />), entered.why === 'too-many' ? 429 : 404);
    }
    keepCookie(context, entered.cookie, cookieLifeS);
    return context.redirect('/console', 303);
  });
  return door;
}

/** Where a request came from, as far as anybody says: only to count tries. */
function placeOf(context: Context): string {
  return context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'here';
}
