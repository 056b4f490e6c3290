import { Hono } from 'hono';
import { figures } from '../../shared/flows/console/figures.ts';
import type { House } from '../app.ts';
import { FiguresPage, figuresCsv } from './figures.tsx';
import type { Inside } from './guard.ts';
import { page, seenBy } from './page.tsx';

export function figuresDoor(house: House): Hono<Inside> {
  const door = new Hono<Inside>();
  door.get('/figures', async (context) => {
    const seen = seenBy(house, context);
    const found = await figures(house.deps, seen.visitor, house.now());
    const { figuresCharts } = await import('./figures-charts.ts');
    return context.html(page(<FiguresPage figures={found} charts={figuresCharts(found)} seen={seen} />));
  });
  door.get('/figures.csv', async (context) => {
    const found = await figures(house.deps, context.get('visitor'), house.now());
    const disposition = `attachment; filename="figures-${found.asOf}.csv"`;
    return context.body(figuresCsv(found), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': disposition,
    });
  });
  return door;
}
