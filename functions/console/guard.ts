import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Card } from '../../shared/domain/message.ts';
import { visitorOf } from '../../shared/flows/console/enter.ts';
import type { Making } from '../../shared/flows/console/making.ts';
import type { Deps } from '../../shared/flows/deps.ts';
import type { Visitor } from '../../shared/flows/speaker.ts';

/** What a request carries through the door. */
export interface Inside {
  Variables: { visitor: Visitor; said: Card | undefined; making: Making | undefined };
  /** Nothing that comes in from outside. `goesOn`: a further page of a list that somebody has as a workbook. */
  Bindings: { readonly goesOn?: boolean };
}

/** No script but our own file, nothing from elsewhere but photos from where they lie, no frame around us. */
const policyWith = (photos: string | undefined) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    ["img-src 'self'", photos].filter(Boolean).join(' '),
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Every answer of the console carries these; what is personal is kept nowhere on the way. `photos`: where large ones lie. */
export const withHeaders =
  (photos: string | undefined): MiddlewareHandler =>
  async (context, next) => {
    await next();
    const set = (name: string, value: string) => context.res.headers.set(name, value);
    set('content-security-policy', policyWith(photos));
    set('x-content-type-options', 'nosniff');
    set('x-frame-options', 'DENY');
    set('referrer-policy', 'same-origin');
    set('cross-origin-opener-policy', 'same-origin');
    set('cross-origin-resource-policy', 'same-origin');
    set('permissions-policy', 'camera=(), microphone=(), geolocation=()');
    if (isSecure(context)) set('strict-transport-security', 'max-age=31536000');
    if (!context.res.headers.has('cache-control')) set('cache-control', 'no-store');
  };

/** Another site's page may link to us, never post to us. `publicUrl`: what we are called where a proxy calls us otherwise. */
export function sameSite(publicUrl: string | undefined): MiddlewareHandler {
  return async (context, next) => {
    const isRead = context.req.method === 'GET' || context.req.method === 'HEAD';
    if (isRead || isOwn(context, publicUrl)) return next();
    return context.text('', 403);
  };
}

/** A browser too old to say what site a form stands on still says its origin. */
function isOwn({ req }: Context, publicUrl: string | undefined): boolean {
  const site = req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = req.header('origin');
  return origin === undefined || [req.url, publicUrl].some((url) => url && hostOf(url) === hostOf(origin));
}

/** What a page without an origin sends, 'null', is the host of nothing. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** Only a cookie that came in through our own link leads in. */
export function inside(deps: Deps, shut: (context: Context) => Response | Promise<Response>) {
  const guard: MiddlewareHandler<Inside> = async (context, next) => {
    const cookie = getCookie(context, nameOf(context));
    const visitor = cookie === undefined ? undefined : await visitorOf(deps, cookie);
    if (!visitor) return shut(context);
    context.set('visitor', context.env?.goesOn ? { ...visitor, goesOn: true } : visitor);
    return next();
  };
  return guard;
}

export function cookieOf(context: Context): string | undefined {
  return getCookie(context, nameOf(context));
}

/** What a browser was given when it set out to sign in elsewhere; asked for once. */
export function takeErrand(context: Context): string | undefined {
  const found = getCookie(context, errandName(context));
  deleteCookie(context, errandName(context), { path: '/', secure: isSecure(context) });
  return found;
}

/** Lax, for the way back begins on another site. */
export function keepErrand(context: Context, secret: string): void {
  setCookie(context, errandName(context), secret, {
    ...{ path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 600, secure: isSecure(context) },
  });
}

function errandName(context: Context): string {
  return `${nameOf(context)}-way`;
}

export function keepCookie(context: Context, cookie: string, maxAgeS: number): void {
  const secure = isSecure(context);
  setCookie(context, nameOf(context), cookie, {
    ...{ path: '/', httpOnly: true, sameSite: 'Lax', maxAge: maxAgeS, secure },
  });
}

export function dropCookie(context: Context): void {
  deleteCookie(context, nameOf(context), { path: '/', secure: isSecure(context) });
}

/** The prefix makes browsers refuse a cookie that another host or an unsafe page has set. */
function nameOf(context: Context): string {
  return isSecure(context) ? '__Host-zhishou' : 'zhishou';
}

/** Only on this very machine is a cookie safe without TLS; what stands before us may have taken the TLS off. */
function isSecure(context: Context): boolean {
  const { protocol, hostname } = new URL(context.req.url);
  return protocol === 'https:' || !isHere(hostname);
}

/** Where the browser itself sees no TLS it keeps no cookie of ours, except on this very machine. */
export function keepsNoCookie({ req }: Context): boolean {
  const origin = req.header('origin') ?? '';
  return origin.startsWith('http://') && URL.canParse(origin) && !isHere(new URL(origin).hostname);
}

function isHere(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}
