import { Hono } from 'hono';
import { may } from '../../shared/domain/directory/may.ts';
import { record } from '../../shared/flows/console/look.ts';
import { sendSinglesAgain } from '../../shared/flows/console/lost-single.ts';
import {
  askSourcesAgain,
  type Mended,
  mayRevive,
  reviveGroup,
  sendLostAgain,
} from '../../shared/flows/console/mend.ts';
import { running } from '../../shared/flows/console/running.ts';
import { scopeOf } from '../../shared/flows/console/scope.ts';
import { sourcesShown } from '../../shared/flows/console/sources.ts';
import { rouse } from '../../shared/flows/rouse.ts';
import type { Visitor } from '../../shared/flows/speaker.ts';
import type { House } from '../app.ts';
import { tickDoor } from '../tick.ts';
import { bodyOf, mendBody } from './body.ts';
import type { Seen } from './frame.tsx';
import type { Inside } from './guard.ts';
import { page, seenBy } from './page.tsx';
import { asked } from './query.ts';
import { RunningPage } from './running.tsx';
import { mended } from './words.ts';

const channels = ['feishu', 'wecom', 'dingtalk', 'wechat', 'sandbox'] as const;

export function runningDoor(house: House): Hono<Inside> {
  const door = new Hono<Inside>();
  door.get('/running', async (context) => {
    const goesOn = { id: asked(context, 'on'), after: context.req.query('after') ?? '' };
    const seen = told(seenBy(house, context), asked(context, 'mended'), goesOn.id !== '');
    await record(house.deps, seen.visitor, { what: 'looked', of: 'unreached', now: house.now() });
    const rights = { mayMend: may(seen.visitor, 'send'), mayRevive: mayRevive(seen.visitor) };
    const anew = asked(context, 'mended') !== '';
    const wanted = { scope: scopeOf(seen.visitor), mayMend: rights.mayMend, anew };
    const [found, sources] = await Promise.all([
      running(house.deps, wanted, house.now()),
      sourcesShown(house.deps, house.now()),
    ]);
    return context.html(
      page(<RunningPage running={found} sources={sources} seen={seen} goesOn={goesOn} {...rights} />),
    );
  });
  door.post('/mend', async (context) => {
    const visitor = context.get('visitor');
    const sent = await bodyOf(context.req.raw, mendBody);
    if (sent?.form !== visitor.form || !may(visitor, 'send')) return context.text('', 403);
    const { what, id = '', after = '' } = sent;
    const of = what === 'lost' ? `alert.again#${id}` : `mend#${what}`;
    await record(house.deps, visitor, { what: 'acted', of, now: house.now() });
    const came = await mend(house, visitor, { what, id, after });
    if (!came) return context.text('', 403);
    const on = came.next === undefined ? '' : `&${new URLSearchParams({ on: id, after: came.next })}`;
    return context.redirect(`/console/running?mended=${what}.${came.done}.${came.left}${on}`, 303);
  });
  return door;
}

/** What came of a button just pressed. */
function told(seen: Seen, came: string, isCut: boolean): Seen {
  const [, what = '', ...counts] = /^([a-z]+)\.(\d{1,6})\.(\d{1,6})$/.exec(came) ?? [];
  const [done = 0, left = 0] = counts.map(Number);
  const text = mended[what]?.({ done, left, isCut });
  return text === undefined ? seen : { ...seen, said: { tone: 'green', text } };
}

interface Wish {
  readonly what: 'courier' | 'clock' | 'lost' | 'single' | 'group' | 'sources';
  readonly id: string;
  readonly after: string;
}

async function mend(house: House, visitor: Visitor, { what, id, after }: Wish): Promise<Mended | undefined> {
  switch (what) {
    case 'lost':
      return sendLostAgain(house.deps, { visitor, id, after }, house.now());
    case 'single':
      return sendSinglesAgain(house.deps, visitor, house.now());
    case 'group':
      return reviveGroup(house.deps, { visitor, id }, house.now());
    case 'sources':
      return askSourcesAgain(house.deps, visitor, house.now());
    case 'clock':
    case 'courier':
      return wakeAll(house, what);
  }
}

/** Where a stream wakes the courier, a baton does; where it lives in this process, a word is enough. */
async function wakeAll(house: House, what: 'courier' | 'clock'): Promise<Mended> {
  if (what === 'clock') await tickDoor(house);
  await Promise.all(channels.map((channel) => rouse(house.deps, channel)));
  house.deps.wake();
  return { done: 1, left: 0 };
}
