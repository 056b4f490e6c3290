import { ownGaps } from '../../conversation/duty/words-forecast.ts';
import { forecast } from '../../domain/duty/forecast.ts';
import { type Post, unitKey } from '../../domain/duty/post.ts';
import { unitId } from '../../domain/ids.ts';
import { dayOf, type Instant, plusDays } from '../../domain/time.ts';
import { loadUnit } from '../../store/directory.ts';
import { postsAfter } from '../../store/duty.ts';
import { loadForecastRoll, putForecastRoll } from '../../store/forecast-posts.ts';
import { type ForecastStep, forecastStepOf, moveForecastStep } from '../../store/forecast-steps.ts';
import type { Stored } from '../../store/record.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Outcome, Send } from '../outcome.ts';
import { outlookFor, shiftsNear } from '../outlook.ts';
import { unitsById } from '../units.ts';
import { newsOf } from './forecast-posts.ts';
import { tell } from './swaps.ts';
import { tellOn } from './tell-in-pieces.ts';

/** So many streets or units at a time: a list costs one write, a send two. */
const atOnce = 40;

/** The next piece of a morning's forecast. */
export async function stepForecast(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const stored = forecastStepOf(row);
  const step = stored.value;
  switch (step.kind) {
    case 'streets':
      return oweLists(deps, { stored, step }, now);
    case 'units':
      return tellUnits(deps, { stored, step }, now);
    case 'people':
      return tellOn(stored, step);
  }
}

interface Going<Kind extends ForecastStep['kind']> {
  readonly stored: Stored<ForecastStep>;
  readonly step: Extract<ForecastStep, { kind: Kind }>;
}

/** Each street is owed a list of its own; it is made at a tick of its own. */
async function oweLists(deps: Deps, { stored, step }: Going<'streets'>, now: Instant): Promise<Outcome> {
  const { why, since, after } = step;
  const all = [...new Set([...(await unitsById(deps)).values()].map(({ street }) => street))].sort();
  const next = all.filter((street) => street > after).slice(0, atOnce);
  const lists = await Promise.all(
    next.map(async (street) => {
      const before = await loadForecastRoll(deps.table, why, street);
      return putForecastRoll({ why, street, since }, before?.version ?? 0, now);
    }),
  );
  const last = next.length < atOnce ? undefined : next.at(-1);
  return {
    writes: [moveForecastStep(stored, last === undefined ? undefined : { ...step, after: last }), ...lists],
  };
}

/** A unit hears of the gaps of today and tomorrow itself. Of another day's morning nobody is told any more: that has its own. */
async function tellUnits(deps: Deps, { stored, step }: Going<'units'>, now: Instant): Promise<Outcome> {
  const today = dayOf(now);
  if (dayOf(step.since) !== today) return { writes: [moveForecastStep(stored, undefined)] };
  const posts = await postsAfter(deps.table, step.after, atOnce);
  const span = { from: today, until: plusDays(today, 1) };
  const shifts = await Promise.all(posts.map(({ key }) => shiftsNear(deps, span, key)));
  const outlook = await outlookFor(deps, shifts.flat(), span);
  const sends = await Promise.all(
    posts.map(async (post, nth): Promise<Send[]> => {
      const gaps = forecast(shifts[nth] ?? [], outlook);
      const unit = gaps.length === 0 ? undefined : await unitOf(deps, post);
      const once = `forecast#own#${step.since}#${post.key}`;
      return unit?.liaison ? [tell(unit.liaison, once, ownGaps({ news: newsOf(gaps) }))] : [];
    }),
  );
  const last = posts.length < atOnce ? undefined : posts.at(-1)?.key;
  return {
    writes: [moveForecastStep(stored, last === undefined ? undefined : { ...step, after: last })],
    sends: sends.flat(),
  };
}

async function unitOf(deps: Deps, { key }: Post) {
  const head = unitKey('');
  const unit = key.startsWith(head)
    ? (await loadUnit(deps.table, unitId(key.slice(head.length))))?.value
    : undefined;
  return unit?.active ? unit : undefined;
}
