import { Hono } from 'hono';
import { casePage, casePhoto } from '../../shared/flows/console/case.ts';
import { caseChoices, filterFrom } from '../../shared/flows/console/case-filter.ts';
import { caseList } from '../../shared/flows/console/cases.ts';
import { unitList } from '../../shared/flows/console/units.ts';
import type { House } from '../app.ts';
import { CasesPage, CaseView } from './cases.tsx';
import type { Inside } from './guard.ts';
import { page, seenBy } from './page.tsx';
import { asked } from './query.ts';

const everything = { words: '', street: '', kind: '', risk: '', order: '', from: 0 };
const pictures = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

export function casesDoor(house: House): Hono<Inside> {
  const door = new Hono<Inside>();
  door.get('/cases', async (context) => {
    const seen = seenBy(house, context);
    const { visitor } = seen;
    const filter = filterFrom((name) => asked(context, name), visitor);
    const [list, choices, places] = await Promise.all([
      caseList(house.deps, { visitor, filter }, house.now()),
      caseChoices(house.deps, visitor, house.now()),
      unitList(house.deps, { visitor, filter: everything }),
    ]);
    return context.html(page(<CasesPage {...{ list, filter, choices, places, seen }} />));
  });
  door.get('/cases/:number', async (context) => {
    const seen = seenBy(house, context);
    const wanted = { visitor: seen.visitor, number: context.req.param('number') };
    const found = await casePage(house.deps, wanted, house.now());
    return found ? context.html(page(<CaseView page={found} seen={seen} />)) : context.notFound();
  });
  door.get('/photo/:number/:id', async (context) => {
    const { number, id } = context.req.param();
    const photo = await casePhoto(house.deps, { visitor: context.get('visitor'), number, id });
    if (photo && 'at' in photo) return context.redirect(photo.at);
    if (!photo || !pictures.includes(photo.type)) return context.notFound();
    const headers = { 'content-type': photo.type, 'cache-control': 'private, max-age=3600' };
    return new Response(new Uint8Array(photo.bytes), { headers });
  });
  return door;
}
