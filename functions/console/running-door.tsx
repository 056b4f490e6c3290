import { Hono } from 'hono';
import { may } from '../../shared/domain/directory/may.ts';
import { record } from '../../shared/flows/console/look.ts';
import { running } from '../../shared/flows/console/running.ts';
import { rouse } from '../../shared/flows/rouse.ts';
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
    const seen = told(seenBy(house, context), asked(context, 'mended'));
    const found = await running(house.deps, house.now());
    const mayMend = may(seen.visitor, 'send');
    return context.html(page(<RunningPage running={found} seen={seen} mayMend={mayMend} />));
  });
  door.post('/mend', async (context) => {
    const visitor = context.get('visitor');
    const sent = await bodyOf(context.req.raw, mendBody);
    if (sent?.form !== visitor.form || !may(visitor, 'send')) return context.text('', 403);
    await record(house.deps, visitor, { what: 'acted', of: `mend#${sent.what}`, now: house.now() });
    await mend(house, sent.what);
    return context.redirect(`/console/running?mended=${sent.what}`, 303);
  });
  return door;
}

/** What came of a button just pressed. */
function told(seen: Seen, what: string): Seen {
  const text = what === 'courier' || what === 'clock' ? mended[what] : undefined;
  return text === undefined ? seen : { ...seen, said: { tone: 'green', text } };
}

/** Where a stream wakes the courier, a baton does; where it lives in this process, a word is enough. */
async function mend(house: House, what: 'courier' | 'clock'): Promise<void> {
  if (what === 'clock') await tickDoor(house);
  await Promise.all(channels.map((channel) => rouse(house.deps, channel)));
  house.deps.wake();
}
