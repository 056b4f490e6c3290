import { Hono } from 'hono';
import { calendarOf } from '../shared/flows/duty/calendar.ts';
import type { House } from './app.ts';

/** Calendars of watches, each behind a key that was asked for in chat. */
export function calendar(house: House): Hono {
  const app = new Hono();
  app.get('/duty/:file{[\\w-]+\\.ics}', async (context) => {
    const key = context.req.param('file').slice(0, -'.ics'.length);
    const found = await calendarOf(house.deps, key, house.now());
    if (found === undefined) return context.body(null, 404);
    return context.body(found, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-cache',
      'x-robots-tag': 'noindex',
      'x-content-type-options': 'nosniff',
    });
  });
  app.onError((error, context) => {
    house.deps.log('error', 'calendar.failed', { error: String(error) });
    return context.body(null, 503);
  });
  return app;
}
