import { timeWords } from '../../conversation/clock.ts';
import { entryName } from '../../conversation/console/words-history.ts';
import type { Past } from '../../domain/history.ts';
import type { Instant } from '../../domain/time.ts';
import { lastOf } from '../../store/history.ts';
import type { Deps } from '../deps.ts';
import { namesOf } from './names.ts';

export interface NewsShown {
  readonly at: string;
  readonly what: string;
  readonly of: string;
  readonly who: string;
}

/** Something whose history is watched: under what key it lies, and how people call it. */
interface Watched {
  readonly pk: string;
  readonly name: string;
}

/** The last that happened to any of these, the latest first. */
export async function newsOf(
  deps: Deps,
  watched: readonly Watched[],
  { now, most }: { now: Instant; most: number },
): Promise<NewsShown[]> {
  const found = await Promise.all(
    watched.map(async ({ pk, name }) =>
      (await lastOf(deps.table, pk, most)).map(({ value }) => ({ name, past: value })),
    ),
  );
  const latest = found.flat().sort((one, other) => other.past.at - one.past.at);
  const last = latest.filter((one, place) => !isRepeated(one, latest[place - 1])).slice(0, most);
  const nameOf = await namesOf(
    deps,
    last.map(({ past }) => past.who),
  );
  return last.map(({ name, past }) => shown(name, past, { nameOf, now }));
}

/** What the clock does again and again to one thing is news once. */
function isRepeated(one: Happened, later: Happened | undefined): boolean {
  return one.past.who === 'clock' && one.name === later?.name && one.past.what === later.past.what;
}

interface Happened {
  readonly name: string;
  readonly past: Past;
}

function shown(
  of: string,
  past: Past,
  { nameOf, now }: { nameOf: (who: string) => string; now: Instant },
): NewsShown {
  return { at: timeWords(past.at, now), what: entryName(past.what), of, who: nameOf(past.who) };
}
