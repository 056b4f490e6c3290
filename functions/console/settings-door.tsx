import { Hono } from 'hono';
import { may } from '../../shared/domain/directory/may.ts';
import { audit } from '../../shared/flows/console/audit.ts';
import { channelsPage, tryChannel } from '../../shared/flows/console/channels.ts';
import { putOut } from '../../shared/flows/console/put-out.ts';
import { rulesPage } from '../../shared/flows/console/rules.ts';
import { settings } from '../../shared/flows/console/settings.ts';
import { textsPage } from '../../shared/flows/console/texts.ts';
import type { House } from '../app.ts';
import { heldKeys } from '../keys.ts';
import { AuditPage } from './audit.tsx';
import { bodyOf, putOutBody, tryBody } from './body.ts';
import { ChannelsPage } from './channels.tsx';
import type { Inside } from './guard.ts';
import { page, seenBy } from './page.tsx';
import { asked, placeAsked } from './query.ts';
import { SettingsPage } from './settings.tsx';
import { TextsPage } from './texts.tsx';

export function settingsDoor(house: House): Hono<Inside> {
  const door = new Hono<Inside>();
  door.get('/settings', async (context) => {
    const seen = seenBy(house, context);
    const words = asked(context, 'words');
    const wanted = { visitor: seen.visitor, words, from: placeAsked(context) };
    const found = await settings(house.deps, wanted, house.now());
    return context.html(page(<SettingsPage settings={found} words={words} seen={seen} />));
  });
  door.get('/settings/audit', async (context) => {
    const seen = seenBy(house, context);
    const wanted = {
      ...{ from: asked(context, 'from'), until: asked(context, 'until'), before: asked(context, 'before') },
      ...{ who: asked(context, 'who'), of: asked(context, 'of') },
    };
    const found = await audit(house.deps, { visitor: seen.visitor, asked: wanted }, house.now());
    if (!found) return context.notFound();
    return context.html(page(<AuditPage audit={found} asked={wanted} seen={seen} />));
  });
  door.get('/settings/texts', async (context) => {
    const seen = seenBy(house, context);
    const texts = await textsPage(house.deps, house.now());
    const mayEdit = may(seen.visitor, 'edit-texts');
    return context.html(page(<TextsPage texts={texts} mayEdit={mayEdit} seen={seen} />));
  });
  door.get('/settings/channels', async (context) => {
    const seen = seenBy(house, context);
    const { visitor } = seen;
    const rights = { mayTry: may(visitor, 'send'), seesKeys: may(visitor, 'set-bureau') };
    const keys = rights.seesKeys ? heldKeys(house) : [];
    const wanted = { visitor, keys, tried: asked(context, 'tried') };
    const [found, rules] = await Promise.all([channelsPage(house.deps, wanted), rulesPage(house.deps)]);
    const shown = { found, rules, ...rights, seen };
    return context.html(page(<ChannelsPage {...shown} />));
  });
  door.post('/try', async (context) => {
    const visitor = context.get('visitor');
    const sent = await bodyOf(context.req.raw, tryBody);
    if (sent?.form !== visitor.form) return context.text('', 403);
    const wish = { visitor, channel: sent.channel, nonce: sent.nonce };
    if (!(await tryChannel(house.deps, wish, house.now()))) return context.text('', 403);
    house.deps.wake();
    return context.redirect(`/console/settings/channels?tried=${sent.nonce}`, 303);
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
