import { console as consoleDoor } from '../../functions/console/console.tsx';
import type { Page, Visit } from './console.ts';
import type { Town } from './world.ts';

interface Route {
  readonly method: string;
  readonly path: string;
}

/** Every way in there is, read off the door itself: a new one is walked and tried without a word. */
export function routesOf(town: Town): readonly Route[] {
  const known = new Set<string>();
  return consoleDoor(town.house).routes.filter(({ method, path }) => {
    const isNew = method !== 'ALL' && !known.has(`${method} ${path}`);
    known.add(`${method} ${path}`);
    return isNew;
  });
}

/** What anybody may have: the way in, and what its page loads. */
export const isOpen = (path: string) => /^\/(in\b|style\.css|live\.js|icon\.svg)/.test(path);

interface Walked {
  /** The route as the door has it, '/cases/:number'. */
  readonly route: string;
  readonly page: Page;
}

/** So many of each kind of page are looked at. */
const mostAlike = 3;

/** Every page a visitor comes to by what the door has and what its pages link to; `seen` is told before the next is opened. */
export async function walk(
  town: Town,
  visitor: Visit,
  seen: (walked: Walked) => Promise<void> | void = () => undefined,
): Promise<Walked[]> {
  const routes = routesOf(town)
    .filter(({ method, path }) => method === 'GET' && !isOpen(path))
    .map(({ path }) => path);
  const patterns = routes.map((path) => ({ path, is: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`) }));
  const waiting = routes
    .filter((path) => !path.includes(':'))
    .map((path) => `/console${path}`.replace(/\/$/, ''));
  const alike = new Map<string, number>();
  const known = new Set(waiting);
  const found: Walked[] = [];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const url = new URL(next, 'http://here');
    const within = url.pathname.slice('/console'.length) || '/';
    const route = (patterns.find(({ path }) => path === within) ?? patterns.find(({ is }) => is.test(within)))
      ?.path;
    const kind = `${route}?${[...url.searchParams.keys()]}`;
    const count = alike.get(kind) ?? 0;
    if (route === undefined || count >= mostAlike) continue;
    alike.set(kind, count + 1);
    const page = await visitor.get(next);
    const walked = { route, page };
    found.push(walked);
    await seen(walked);
    for (const [, to = ''] of page.html.matchAll(/(?:href|src|data-live)="(\/console\/[^"]+)"/g)) {
      const path = to.replaceAll('&amp;', '&');
      if (!known.has(path)) waiting.push(path);
      known.add(path);
    }
  }
  return found;
}
