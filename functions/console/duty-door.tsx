import { type Context, Hono } from 'hono';
import { may } from '../../shared/domain/directory/may.ts';
import { dayPage, withDragged } from '../../shared/flows/console/day.ts';
import { gapList } from '../../shared/flows/console/gaps.ts';
import { monthOf } from '../../shared/flows/console/month.ts';
import { watchNow } from '../../shared/flows/console/on-watch.ts';
import { pendingRoster } from '../../shared/flows/console/roster-draft.ts';
import { sendFile } from '../../shared/flows/console/send-file.ts';
import { isWritten } from '../../shared/flows/console/written.ts';
import { mayChangeDay } from '../../shared/flows/duty/submit-day.ts';
import type { House } from '../app.ts';
import { rendered } from '../render.ts';
import { formOf, readForm, rosterBody } from './body.ts';
import { DutyPage, Reading } from './duty.tsx';
import type { Seen } from './frame.tsx';
import { GapsPage } from './gaps.tsx';
import type { Inside } from './guard.ts';
import { page, seenBy } from './page.tsx';
import { asked, placeAsked } from './query.ts';
import { DayView } from './roster-change.tsx';

/** Whether what was accepted is still being written. */
async function isWriting(house: House, context: Context<Inside>): Promise<boolean> {
  return !(await isWritten(house.deps, asked(context, 'said') !== ''));
}

export function dutyDoor(house: House): Hono<Inside> {
  const door = new Hono<Inside>();
  door.get('/duty', async (context) => {
    const seen = withoutQuestion(seenBy(house, context));
    const { visitor } = seen;
    const writing = await isWriting(house, context);
    const watch = await watchNow(house.deps, visitor, house.now());
    const wanted = { visitor, month: asked(context, 'month'), post: asked(context, 'post'), watch };
    const [month, pending] = await Promise.all([
      monthOf(house.deps, wanted, house.now()),
      pendingRoster(house.deps, visitor, house.now()),
    ]);
    const shown = { month, watch, pending, writing, since: Number(asked(context, 'since')) || 0 };
    const rights = { mayChange: mayChangeDay(visitor, month.post), isInside: may(visitor, 'see-phones') };
    return context.html(page(<DutyPage {...shown} {...rights} seen={seen} />));
  });
  door.get('/duty/reading', async (context) => {
    const seen = seenBy(house, context);
    const desk = { ...seen.desk, back: '/console/duty' };
    const pending = await pendingRoster(house.deps, seen.visitor, house.now());
    const since = Number(asked(context, 'since')) || 0;
    return context.html(rendered(<Reading pending={pending} since={since} desk={desk} />));
  });
  door.get('/duty/gaps', async (context) => {
    const seen = seenBy(house, context);
    const filter = { kind: asked(context, 'kind'), post: asked(context, 'post'), from: placeAsked(context) };
    const list = await gapList(house.deps, { visitor: seen.visitor, filter }, house.now());
    if (!list) return context.notFound();
    return context.html(page(<GapsPage list={list} filter={filter} seen={seen} />));
  });
  door.get('/duty/:day', async (context) => {
    const seen = withoutQuestion(seenBy(house, context));
    const writing = await isWriting(house, context);
    const wanted = { visitor: seen.visitor, day: context.req.param('day'), post: asked(context, 'post') };
    const [found, pending] = await Promise.all([
      dayPage(house.deps, wanted, house.now()),
      pendingRoster(house.deps, seen.visitor, house.now()),
    ]);
    if (!found) return context.notFound();
    const dragged = {
      who: asked(context, 'who'),
      role: asked(context, 'role'),
      shift: asked(context, 'shift'),
    };
    const shown = withDragged(found, dragged);
    return context.html(page(<DayView page={shown} pending={pending} writing={writing} seen={seen} />));
  });
  door.post('/roster', async (context) => {
    const visitor = context.get('visitor');
    const form = await formOf(context.req.raw);
    const sent = readForm(form, rosterBody);
    if (!sent || sent.form !== visitor.form) return context.text('', 403);
    const file = form?.get('file');
    if (!(file instanceof File) || file.size === 0) return context.redirect('/console/duty', 303);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const wish = { visitor, nonce: sent.nonce, name: file.name, bytes, hear: house.hear };
    const since = house.deps.wall.now();
    if (!(await sendFile(house.deps, wish, house.now()))) return context.body(null, 413);
    house.deps.wake();
    return context.redirect(`/console/duty?since=${since}`, 303);
  });
  return door;
}

/** The question stands beside its forecast; as an answer it would stand there twice. */
function withoutQuestion(seen: Seen): Seen {
  const asks = seen.said?.actions?.some(({ id }) => /^duty\.roster\.confirm#.*#yes$/.test(id));
  return asks ? { ...seen, said: undefined } : seen;
}
