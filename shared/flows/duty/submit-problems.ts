import { forecast, type Gap } from '../../domain/duty/forecast.ts';
import { bureauKey } from '../../domain/duty/post.ts';
import { asItWould, type Wanted } from '../../domain/duty/roster.ts';
import type { Shift } from '../../domain/duty/shift.ts';
import type { Instant } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { forPost, outlookOf, shiftsNear } from '../outlook.ts';

/** What would be wrong with the watches a table changes, post by post, if it held. */
export async function problemsOf(
  deps: Deps,
  { changed, gone, now }: { changed: readonly Wanted[]; gone: readonly Shift[]; now: Instant },
): Promise<Gap[]> {
  const posts = new Set(changed.map(({ post }) => post?.key ?? bureauKey));
  const days = changed.map(({ day }) => day).sort();
  const [from, until] = [days[0], days.at(-1)];
  if (!from || !until) return [];
  const outlook = await outlookOf(deps, { from, until });
  const found = await Promise.all(
    [...posts].map(async (post) => {
      const own = changed.filter((one) => (one.post?.key ?? bureauKey) === post);
      const standing = await shiftsNear(deps, { from, until }, post);
      const next = asItWould(own, { standing, gone: gone.map(({ id }) => id), now });
      const named = new Set(own.map(({ day }) => day));
      const ids = new Set(own.map(({ id }) => id));
      const gaps = forecast(next, { ...forPost(outlook, post), days: [...named].sort() });
      return gaps.filter((gap) => named.has(gap.day) && (!('shift' in gap) || ids.has(gap.shift.id)));
    }),
  );
  return found.flat().filter(isNews);
}

/** Whom the directory does not have is told apart. */
function isNews(gap: Gap): boolean {
  return (
    gap.kind !== 'unreachable' ||
    gap.shift.places.some(({ name, person }) => name === gap.name && person !== undefined)
  );
}
