import { Hono } from 'hono';
import { may } from '../../shared/domain/directory/may.ts';
import { calendarPage } from '../../shared/flows/console/calendar.ts';
import { sourcesShown } from '../../shared/flows/console/sources.ts';
import type { House } from '../app.ts';
import { CalendarView } from './calendar.tsx';
import type { Inside } from './guard.ts';
import { page, seenBy } from './page.tsx';
import { asked } from './query.ts';

export function calendarDoor(house: House): Hono<Inside> {
  const door = new Hono<Inside>();
  door.get('/calendar', async (context) => {
    const seen = seenBy(house, context);
    const [found, sources] = await Promise.all([
      calendarPage(house.deps, asked(context, 'year'), house.now()),
      sourcesShown(house.deps, house.now()),
    ]);
    const mayPaste = may(seen.visitor, 'set-period');
    const { yearBand } = await import('./year-band.ts');
    const band = await yearBand(found, house.giveWay);
    const shown = { page: found, band, sources, mayPaste };
    return context.html(page(<CalendarView {...shown} seen={seen} />));
  });
  return door;
}
