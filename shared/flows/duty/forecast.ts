import {
  forecastCard,
  forecastNotYours,
  newGaps,
  type PostGaps,
} from '../../conversation/duty/words-forecast.ts';
import { may } from '../../domain/directory/may.ts';
import { forecast, gapName, type Outlook } from '../../domain/duty/forecast.ts';
import { bureauKey, postKeysOf, unitKey } from '../../domain/duty/post.ts';
import { at, type Day, dayOf, type Instant, plusDays, weekdayOf } from '../../domain/time.ts';
import { allPosts } from '../../store/duty.ts';
import { forecastDone, loadForecast, postToLookAt, putForecast } from '../../store/forecast.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { onDuty } from '../on-duty.ts';
import { nothing, type Outcome, say } from '../outcome.ts';
import { bureauGaps, forPost, outlookOf, shiftsNear } from '../outlook.ts';
import { morningClock, proposals } from '../roster-proposals.ts';
import type { Turn } from '../turn.ts';
import { horizonDays, lookAtPost, morningRolls, mostKept } from './forecast-posts.ts';
import type { Span } from './span.ts';
import { type News, toldInPieces } from './tell-in-pieces.ts';

/** So many posts are read at a time. */
const together = 50;

/** Whether the roster has gaps: the bureau's and a count of the others to officers, to others those of their own posts. */
export async function answerForecast(deps: Deps, { speaker, intent, now }: Turn): Promise<Outcome> {
  if (!speaker.person) return say(forecastNotYours, true);
  const today = dayOf(now);
  const span = {
    from: intent.date ?? today,
    until: intent.until ?? intent.date ?? plusDays(today, horizonDays),
  };
  const outlook = await outlookOf(deps, span);
  const isOfficer = may(speaker, 'set-roster') || may(speaker, 'approve-swap');
  const named = intent.unitId === undefined ? undefined : [unitKey(intent.unitId)];
  const own = named ?? postKeysOf(speaker).filter((post) => isOfficer || post !== bureauKey);
  const shifts = await Promise.all(own.map((post) => shiftsNear(deps, span, post)));
  const gaps = own.flatMap((post, nth) => forecast(shifts[nth] ?? [], forPost(outlook, post)));
  const posts = isOfficer && !named ? await otherPosts(deps, span, outlook) : [];
  return say(forecastCard(gaps, posts, span), true);
}

/** How many gaps each street and unit has that ever had a roster, most first. */
async function otherPosts(deps: Deps, span: Span, outlook: Outlook): Promise<PostGaps[]> {
  const posts = await allPosts(deps.table);
  const found: PostGaps[] = [];
  for (let nth = 0; nth < posts.length; nth += together) {
    const some = posts.slice(nth, nth + together);
    const shifts = await Promise.all(some.map(({ key }) => shiftsNear(deps, span, key)));
    found.push(...some.map(({ name }, at) => ({ name, count: forecast(shifts[at] ?? [], outlook).length })));
  }
  return found.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count);
}

export function nextForecast(now: Instant): Instant {
  const today = at(dayOf(now), morningClock);
  return now < today ? today : at(plusDays(dayOf(now), 1), morningClock);
}

/** Each morning what is wrong with the watches that begin within a day, on Mondays with all that are on the roster. */
export async function tickForecast(deps: Deps, _row: Row, now: Instant): Promise<Outcome> {
  const stored = await loadForecast(deps.table);
  if (!stored) return nothing;
  const today = dayOf(now);
  const isMonday = weekdayOf(today) === 1;
  const gaps = (await bureauGaps(deps, horizon(today))).slice(0, mostKept);
  const soon = gaps.filter(
    ({ day, kind }) => day <= plusDays(today, 1) && (kind !== 'ends' || day === plusDays(today, 1)),
  );
  const told = isMonday ? gaps : soon;
  const news = [
    ...(await proposals(deps, now)),
    ...(told.length === 0
      ? []
      : [
          await forThoseInCharge(deps, now, {
            once: today,
            card: newGaps(
              told,
              isMonday ? 'week' : told.some(({ day }) => day <= today) ? 'today' : 'tomorrow',
            ),
          }),
        ]),
  ].map(toldInPieces);
  return {
    writes: [
      putForecast(gaps.map(gapName), stored.version, nextForecast(now)),
      ...(await morningRolls(deps, now, isMonday)),
      ...news.flatMap(({ writes }) => writes),
    ],
    sends: news.flatMap(({ sends }) => sends),
  };
}

const horizon = (today: Day): Span => ({ from: today, until: plusDays(today, horizonDays) });

/** After a change: what is wrong that was not before. */
export async function tickForecastSoon(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const post = postToLookAt(row);
  const stored = await loadForecast(deps.table);
  if (post !== bureauKey) return lookAtPost(deps, { row, key: post, now });
  if (!stored) return { writes: [forecastDone(row)] };
  const gaps = (await bureauGaps(deps, horizon(dayOf(now)))).slice(0, mostKept);
  const known = new Set(stored.value.gaps);
  const fresh = gaps.filter((gap) => gap.kind !== 'ends' && !known.has(gapName(gap)));
  const writes = [forecastDone(row), putForecast(gaps.map(gapName), stored.version, nextForecast(now))];
  if (fresh.length === 0) return { writes };
  const change = { once: `change#${row.version}#${now}`, card: newGaps(fresh, 'change') };
  const told = toldInPieces(await forThoseInCharge(deps, now, change));
  return { writes: [...writes, ...told.writes], sends: told.sends };
}

async function forThoseInCharge(
  deps: Deps,
  now: Instant,
  { once, card }: Pick<News, 'once' | 'card'>,
): Promise<News> {
  const [{ officers }, { leaders }] = await Promise.all([officials(deps), onDuty(deps, now)]);
  const people = [...new Set([...officers.map(({ id }) => id), ...leaders])];
  return { once: `forecast#${once}`, card, people };
}
