import { Hono } from 'hono';
import { putOut } from '../../shared/flows/console/put-out.ts';
import { settings } from '../../shared/flows/console/settings.ts';
import type { House } from '../app.ts';
import { bodyOf, putOutBody } from './body.ts';
import type { Inside } from './guard.ts';
import { page, seenBy } from './page.tsx';
import { asked, placeAsked } from './query.ts';
import { SettingsPage } from './settings.tsx';

export function settingsDoor(house: House): Hono<Inside> {
  const door = new Hono<Inside>();
  door.get('/settings', async (context) => {
    const seen = seenBy(house, context);
    const words = asked(context, 'words');
    const wanted = { visitor: seen.visitor, words, from: placeAsked(context), day: asked(context, 'day') };
    const found = await settings(house.deps, wanted, house.now());
    return context.html(page(<SettingsPage settings={found} words={words} seen={seen} />));
  });
  door.post('/put-out', async (context) => {
    const visitor = context.get('visitor');
    const sent = await bodyOf(context.req.raw, putOutBody);
    if (sent?.form !== visitor.form) return context.text('', 403);
    const done = await putOut(house.deps, { visitor, person: sent.person }, house.now());
    return done ? context.redirect('/console/settings', 303) : context.text('', 403);
  });
  return door;
}
