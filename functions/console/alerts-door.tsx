import { Hono } from 'hono';
import { may } from '../../shared/domain/directory/may.ts';
import type { Card } from '../../shared/domain/message.ts';
import { alertPage, draftFaces } from '../../shared/flows/console/alert.ts';
import { cameAgain } from '../../shared/flows/console/alert-came.ts';
import { alertList } from '../../shared/flows/console/alerts.ts';
import { rehearsal } from '../../shared/flows/console/rehearsal.ts';
import type { House } from '../app.ts';
import { rendered } from '../render.ts';
import { AlertView } from './alert.tsx';
import { AlertsPage } from './alerts.tsx';
import type { Inside } from './guard.ts';
import { page, seenBy } from './page.tsx';
import { asked, placeAsked } from './query.ts';
import { RehearsalPage } from './rehearsal.tsx';
import { CamePart } from './sending.tsx';

export function alertsDoor(house: House): Hono<Inside> {
  const door = new Hono<Inside>();
  door.get('/alerts', async (context) => {
    const seen = seenBy(house, context);
    const before = asked(context, 'before') || undefined;
    const list = await alertList(house.deps, { visitor: seen.visitor, before }, house.now());
    const drafts = may(seen.visitor, 'draft');
    const drafted = drafts ? draftedIn(seen.said) : undefined;
    const faces = drafted === undefined ? undefined : await draftFaces(house.deps, drafted, house.now());
    const rights = { drafts, rehearses: may(seen.visitor, 'rehearse') };
    return context.html(page(<AlertsPage list={list} seen={seen} faces={faces} rights={rights} />));
  });
  door.get('/rehearsal', async (context) => {
    const seen = seenBy(house, context);
    if (!may(seen.visitor, 'rehearse')) return context.notFound();
    const found = await rehearsal(house.deps, asked(context, 'period'), house.now());
    return context.html(page(<RehearsalPage found={found} seen={seen} />));
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
  door.get('/alerts/:id/part', async (context) => {
    const wanted = { visitor: context.get('visitor'), id: context.req.param('id') };
    const came = await cameAgain(house.deps, wanted, house.now());
    const part = came && <CamePart came={came} street={asked(context, 'street')} />;
    return part ? context.html(rendered(part)) : context.notFound();
  });
  return door;
}

/** The draft whose preview was just answered. */
function draftedIn(said: Card | undefined): string | undefined {
  const ids = said?.actions?.flatMap(({ id }) => /^alert\.send#([^#]+)$/.exec(id)?.[1] ?? []);
  return ids?.[0];
}
