import { Hono } from 'hono';
import { may } from '../../shared/domain/directory/may.ts';
import { alertPage } from '../../shared/flows/console/alert.ts';
import { alertList } from '../../shared/flows/console/alerts.ts';
import type { House } from '../app.ts';
import { AlertsPage, AlertView } from './alerts.tsx';
import type { Inside } from './guard.ts';
import { page, seenBy } from './page.tsx';
import { asked, placeAsked } from './query.ts';

export function alertsDoor(house: House): Hono<Inside> {
  const door = new Hono<Inside>();
  door.get('/alerts', async (context) => {
    const seen = seenBy(house, context);
    const before = asked(context, 'before') || undefined;
    const list = await alertList(house.deps, { visitor: seen.visitor, before }, house.now());
    const drafts = may(seen.visitor, 'draft');
    return context.html(page(<AlertsPage list={list} seen={seen} drafts={drafts} />));
  });
  door.get('/alerts/:id', async (context) => {
    const seen = seenBy(house, context);
    const wanted = {
      id: context.req.param('id'),
      street: asked(context, 'street'),
      from: placeAsked(context),
    };
    const found = await alertPage(house.deps, { visitor: seen.visitor, ...wanted }, house.now());
    return found ? context.html(page(<AlertView page={found} seen={seen} />)) : context.notFound();
  });
  return door;
}
