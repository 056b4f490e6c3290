import { Hono } from 'hono';
import { incidentList, incidentPage } from '../../shared/flows/console/incidents.ts';
import type { House } from '../app.ts';
import type { Inside } from './guard.ts';
import { IncidentsPage, IncidentView } from './incidents.tsx';
import { page, seenBy } from './page.tsx';

export function incidentsDoor(house: House): Hono<Inside> {
  const door = new Hono<Inside>();
  door.get('/incidents', async (context) => {
    const seen = seenBy(house, context);
    const { visitor } = seen;
    const [open, over] = await Promise.all([
      incidentList(house.deps, { visitor, shelf: 'open' }, house.now()),
      incidentList(house.deps, { visitor, shelf: 'over' }, house.now()),
    ]);
    return context.html(page(<IncidentsPage open={open} over={over} seen={seen} />));
  });
  door.get('/incidents/:id', async (context) => {
    const seen = seenBy(house, context);
    const wanted = { visitor: seen.visitor, id: context.req.param('id') };
    const found = await incidentPage(house.deps, wanted, house.now());
    return found ? context.html(page(<IncidentView page={found} seen={seen} />)) : context.notFound();
  });
  return door;
}
