import { Hono } from 'hono';
import { figures } from '../../shared/flows/console/figures.ts';
import type { House } from '../app.ts';
import { FiguresPage } from './figures.tsx';
import type { Inside } from './guard.ts';
import { page, seenBy } from './page.tsx';
import { asked } from './query.ts';

export function figuresDoor(house: House): Hono<Inside> {
  const door = new Hono<Inside>();
  door.get('/figures', async (context) => {
    const seen = seenBy(house, context);
    const [from, until] = [asked(context, 'from'), asked(context, 'until')];
    const found = await figures(house.deps, { visitor: seen.visitor, from, until }, house.now());
    const { figuresCharts } = await import('./figures-charts.ts');
    const charts = await figuresCharts(found, house.giveWay);
    return context.html(page(<FiguresPage figures={found} charts={charts} seen={seen} />));
  });
  return door;
}
