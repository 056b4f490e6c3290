import { Hono } from 'hono';
import { monthOf } from '../../shared/flows/console/month.ts';
import { watchNow } from '../../shared/flows/console/on-watch.ts';
import type { House } from '../app.ts';
import { DutyPage } from './duty.tsx';
import type { Inside } from './guard.ts';
import { page, seenBy } from './page.tsx';
import { asked } from './query.ts';

export function dutyDoor(house: House): Hono<Inside> {
  const door = new Hono<Inside>();
  door.get('/duty', async (context) => {
    const seen = seenBy(house, context);
    const wanted = { visitor: seen.visitor, month: asked(context, 'month'), post: asked(context, 'post') };
    const [month, watch] = await Promise.all([
      monthOf(house.deps, wanted, house.now()),
      watchNow(house.deps, seen.visitor, house.now()),
    ]);
    return context.html(page(<DutyPage month={month} watch={watch} seen={seen} />));
  });
  return door;
}
