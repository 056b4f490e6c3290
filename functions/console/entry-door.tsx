import { type Context, Hono } from 'hono';
import type { SignIn } from '../../shared/domain/message.ts';
import { enter, enterAs, linkFor, mayAsk } from '../../shared/flows/console/enter.ts';
import { newSecret } from '../../shared/flows/console-secrets.ts';
import type { House } from '../app.ts';
import { bodyOf, secretBody } from './body.ts';
import { EntryPage, type Shut, ShutPage } from './entry.tsx';
import { cookieOf, keepCookie, keepErrand, keepsNoCookie, takeErrand } from './guard.ts';
import { page } from './page.tsx';

/** As long as a session; the table knows better if it ends sooner. */
const cookieLifeS = 12 * 3_600;

/** The way in. Looking at a link uses nothing up: chat platforms do so by themselves. */
export function entry(house: House): Hono {
  const door = new Hono();
  door.get('/in/:secret', async (context) => {
    const secret = context.req.param('secret');
    const person = await linkFor(house.deps, secret);
    if (!person) return shut(context, 'no-link');
    return context.html(page(<EntryPage name={person.name} secret={secret} />));
  });
  door.post('/in', async (context) => {
    if (keepsNoCookie(context)) return shut(context, 'no-tls');
    const sent = await bodyOf(context.req.raw, secretBody);
    const secret = sent?.secret ?? '';
    const entered = await enter(
      house.deps,
      { secret, from: placeOf(context), cookie: cookieOf(context) },
      house.now(),
    );
    if (!entered.ok) return shut(context, entered.why);
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
    const id = await whoCame(context);
    if (typeof id !== 'string') return shut(context, id.why, `/console/${channel}`);
    const address = { channel, kind: 'person', id } as const;
    const entered = await enterAs(deps, { address, cookie: cookieOf(context) }, house.now());
    if (!entered.ok) return shut(context, 'no-person', `/console/${channel}`);
    keepCookie(context, entered.cookie, cookieLifeS);
    return context.redirect('/console', 303);
  });
  return door;

  async function whoCame(context: Context): Promise<string | { readonly why: Shut }> {
    const verifier = takeErrand(context);
    const { code = '', state = '', error = '' } = context.req.query();
    if (verifier === undefined || state !== stateOf(verifier)) return { why: 'no-way' };
    // https://open.feishu.cn/document/common-capabilities/sso/api/obtain-oauth-code
    if (error === 'access_denied') return { why: 'not-agreed' };
    if (!/^[\w.-]{1,512}$/.test(code)) return { why: 'no-way' };
    if (!(await mayAsk(deps, placeOf(context)))) return { why: 'too-many' };
    try {
      return (await whoIs(code, verifier)) ?? { why: 'no-way' };
    } catch (failed) {
      deps.log('warn', 'console.sign-in', { error: String(failed) });
      return { why: 'silent' };
    }
  }
}

function shut(context: Context, why: Shut, elsewhere?: string) {
  return context.html(page(<ShutPage why={why} signIn={elsewhere} />), statuses[why]);
}

const statuses = {
  'no-way': 400,
  'no-session': 401,
  'no-tls': 403,
  'not-agreed': 403,
  'no-person': 403,
  'no-link': 404,
  'too-many': 429,
  silent: 503,
} as const;

/** What serves us on one machine tells who is at the other end; a function is told by a header only. */
interface Served {
  readonly incoming?: { readonly socket: { readonly remoteAddress?: string } };
}

/** A proxy of ours stands on this machine or in the same house: https://www.rfc-editor.org/rfc/rfc1918 */
const near = /^(?:::ffff:)?(?:127|10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.|^::1$|^f[cd]/;

/** Where a request came from, only to count tries: a header may say so where a proxy of ours wrote its end, anybody else writes what he likes. */
function placeOf(context: Context): string {
  const { incoming }: Served = context.env ?? {};
  const direct = incoming?.socket.remoteAddress;
  const told = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return (direct === undefined || near.test(direct) ? told : undefined) ?? direct ?? 'here';
}
