import { Hono } from 'hono';
import { unitPage } from '../../shared/flows/console/unit.ts';
import { unitList } from '../../shared/flows/console/units.ts';
import type { House } from '../app.ts';
import type { Inside } from './guard.ts';
import { page, seenBy } from './page.tsx';
import { asked, placeAsked } from './query.ts';
import { UnitsPage, UnitView } from './units.tsx';

export function unitsDoor(house: House): Hono<Inside> {
  const door = new Hono<Inside>();
  door.get('/units', async (context) => {
    const seen = seenBy(house, context);
    const filter = {
      ...{ words: asked(context, 'words'), street: asked(context, 'street'), kind: asked(context, 'kind') },
      ...{ risk: asked(context, 'risk'), order: asked(context, 'order') },
      from: placeAsked(context),
    };
    const list = await unitList(house.deps, { visitor: seen.visitor, filter });
    return context.html(page(<UnitsPage list={list} filter={filter} seen={seen} />));
  });
  door.get('/units/:id', async (context) => {
    const seen = seenBy(house, context);
    const wanted = { visitor: seen.visitor, id: context.req.param('id') };
    const found = await unitPage(house.deps, wanted, house.now());
    return found ? context.html(page(<UnitView page={found} seen={seen} />)) : context.notFound();
  });
  return door;
}
