import { type Context, Hono } from 'hono';
import type { SignIn } from '../../shared/domain/message.ts';
import { enter, enterAs, linkFor } from '../../shared/flows/console/enter.ts';
import { newSecret } from '../../shared/flows/console-secrets.ts';
import type { House } from '../app.ts';
import { bodyOf, secretBody } from './body.ts';
import { EntryPage, ShutPage } from './entry.tsx';
import { cookieOf, keepCookie, keepErrand, takeErrand } from './guard.ts';
import { page } from './page.tsx';

/** As long as a session; the table knows better if it ends sooner. */
const cookieLifeS = 12 * 3_600;

/** The way in. Looking at a link uses nothing up: chat platforms do so by themselves. */
export function entry(house: House): Hono {
  const door = new Hono();
  door.get('/in/:secret', async (context) => {
    const secret = context.req.param('secret');
    const person = await linkFor(house.deps, secret);
    if (!person) return context.html(page(<ShutPage why="no-link" />), 404);
    return context.html(page(<EntryPage name={person.name} secret={secret} />));
  });
  door.post('/in', async (context) => {
    const sent = await bodyOf(context.req.raw, secretBody);
    const secret = sent?.secret ?? '';
    const entered = await enter(
      house.deps,
      { secret, from: placeOf(context), cookie: cookieOf(context) },
      house.now(),
    );
    if (!entered.ok) {
      return context.html(page(<ShutPage why={entered.why} />), entered.why === 'too-many' ? 429 : 404);
    }
    keepCookie(context, entered.cookie, cookieLifeS);
    return context.redirect('/console', 303);
  });
  return door;
}

/** The way round by the platform's own sign-in, bound to the browser that set out. */
export function signIn(house: House, { channel, authorizeUrl, whoIs }: SignIn): Hono {
  const { deps } = house;
  const stateOf = (verifier: string) => deps.hash(`console-way#${verifier}`).slice(0, 40);
  const door = new Hono();
  door.get(`/${channel}`, (context) => {
    const verifier = newSecret(deps) + newSecret(deps);
    keepErrand(context, verifier);
    return context.redirect(authorizeUrl(stateOf(verifier), verifier));
  });
  door.get(`/${channel}/back`, async (context) => {
    const verifier = takeErrand(context);
    const { code = '', state = '' } = context.req.query();
    const isHis = verifier !== undefined && state === stateOf(verifier) && /^[\w.-]{1,512}$/.test(code);
    if (!isHis) return context.html(page(<ShutPage why="no-way" />), 400);
    const id = await whoIs(code, verifier).catch((error: unknown) => {
      deps.log('warn', 'console.sign-in', { error: String(error) });
      return undefined;
    });
    const address = id === undefined ? undefined : ({ channel, kind: 'person', id } as const);
    const came = { address, from: placeOf(context), cookie: cookieOf(context) };
    const entered = await enterAs(deps, came, house.now());
    if (!entered.ok) {
      const [why, status] =
        entered.why === 'too-many' ? (['too-many', 429] as const) : (['no-person', 403] as const);
      return context.html(page(<ShutPage why={why} />), status);
    }
    keepCookie(context, entered.cookie, cookieLifeS);
    return context.redirect('/console', 303);
  });
  return door;
}

/** Where a request came from, as far as anybody says: only to count tries. */
function placeOf(context: Context): string {
  return context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'here';
}
