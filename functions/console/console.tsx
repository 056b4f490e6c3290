import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { SignIn } from '../../shared/domain/message.ts';
import { answerTo } from '../../shared/flows/console/desk.ts';
import { madeFile, makingOf } from '../../shared/flows/console/making.ts';
import { readBy } from '../../shared/flows/console/scope.ts';
import { mostUpload } from '../../shared/flows/uploads.ts';
import type { House } from '../app.ts';
import { rendered } from '../render.ts';
import { acts } from './acts.ts';
import { alertsDoor } from './alerts-door.tsx';
import { attached } from './attached.ts';
import { calendarDoor } from './calendar-door.tsx';
import { casesDoor } from './cases-door.tsx';
import { dutyDoor } from './duty-door.tsx';
import { isRefused, RefusedPage, ShutPage } from './entry.tsx';
import { entry, signIn } from './entry-door.tsx';
import { figuresDoor } from './figures-door.tsx';
import { icon, script, sheet } from './files.ts';
import { type Inside, inside, sameSite, withHeaders } from './guard.ts';
import { incidentsDoor } from './incidents-door.tsx';
import { MakingPart } from './making.tsx';
import { packed } from './packed.ts';
import { page } from './page.tsx';
import { runningDoor } from './running-door.tsx';
import { settingsDoor } from './settings-door.tsx';
import { unitsDoor } from './units-door.tsx';
import { wallDoor } from './wall-door.tsx';
import { workbookDoor } from './workbook-door.tsx';

const tooLarge = (context: Context) => context.text('', 413);
const small = bodyLimit({ maxSize: 64 * 1024, onError: tooLarge });
const large = bodyLimit({ maxSize: mostUpload + 64 * 1024, onError: tooLarge });
/** Only workbooks may be large. */
const limit: MiddlewareHandler = (context, next) =>
  (context.req.path.endsWith('/console/roster') ? large : small)(context, next);

/** Everything under /console, where it is mounted. A door: who is it, may he, one flow, one page. */
export function console(house: House, way?: SignIn): Hono {
  const door = new Hono();
  door.use(
    withHeaders(house.deps.photos.links?.origin),
    packed,
    spoken,
    sameSite(house.config.publicUrl),
    limit,
  );
  asset(door, 'style.css', { text: sheet, type: 'text/css; charset=utf-8' });
  asset(door, 'live.js', { text: script, type: 'text/javascript; charset=utf-8' });
  asset(door, 'icon.svg', { text: icon, type: 'image/svg+xml' });
  door.route('/', entry(house));
  if (way) door.route('/', signIn(house, way));
  const inner = rooms(house, way && `/console/${way.channel}`);
  const whole = new Hono().route('/console', inner);
  inner.route(
    '/',
    workbookDoor(house, async (request, bindings) => whole.fetch(request, bindings)),
  );
  door.route('/', inner);
  door.onError((error, context) => {
    house.deps.log('error', 'console.failed', { path: context.req.routePath, error: String(error) });
    return context.body(null, 500);
  });
  return door;
}

const doors = [
  ...[wallDoor, alertsDoor, casesDoor, dutyDoor, unitsDoor],
  ...[incidentsDoor, calendarDoor, figuresDoor, settingsDoor, runningDoor],
];

/** What only visitors see. */
function rooms(house: House, elsewhere: string | undefined): Hono<Inside> {
  const door = new Hono<Inside>();
  door.use(
    inside(house.deps, (context) =>
      context.html(page(<ShutPage why="no-session" signIn={elsewhere} />), 401),
    ),
    async (context, next) => {
      const nonce = context.req.query('said');
      if (nonce) {
        const visitor = context.get('visitor');
        context.set('said', await answerTo(house.deps, visitor, nonce));
        context.set('making', await makingOf(house.deps, { visitor, nonce }, house.now()));
      }
      await next();
    },
    asHeMay,
  );
  door.get('/', (context) => context.redirect('/console/wall'));
  door.get('/making', (context) => {
    const making = { making: context.get('making'), nonce: context.req.query('said') ?? '' };
    return context.html(rendered(<MakingPart {...making} />));
  });
  door.get('/made', async (context) => {
    const asked = { visitor: context.get('visitor'), nonce: context.req.query('said') ?? '' };
    const made = await madeFile(house.deps, asked, house.now());
    if (made && 'at' in made) return context.redirect(made.at);
    return made ? attached(made.name, made.file) : context.notFound();
  });
  door.route('/', acts(house));
  for (const open of doors) door.route('/', open(house));
  return door;
}

/** A door that found or did nothing answers with a bare number; people read words, whoever mounts us. */
const spoken: MiddlewareHandler = async (context, next) => {
  await next();
  const { status, headers } = context.res;
  if (!isRefused(status) || headers.get('content-type')?.includes('html')) return;
  context.res = await context.html(page(<RefusedPage status={status} />), status);
};

const asHeMay: MiddlewareHandler<Inside> = async (context, next) => {
  await next();
  const { res } = context;
  if (!res.headers.get('content-type')?.includes('html')) return;
  context.res = new Response(readBy(context.get('visitor'), await res.text()), res);
};

function asset(door: Hono, name: string, { text, type }: { text: string; type: string }): void {
  const headers = { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' };
  door.get(`/${name}`, () => new Response(text, { headers }));
}
