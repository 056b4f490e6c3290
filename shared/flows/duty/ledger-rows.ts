import { isLedgered } from '../../domain/duty/fairness.ts';
import { bureauKey, type Post, streetKey, unitKey } from '../../domain/duty/post.ts';
import type { Shift } from '../../domain/duty/shift.ts';
import type { AskedOne, SpotCheck } from '../../domain/duty/spot-check.ts';
import { type Day, type Instant, plusDays } from '../../domain/time.ts';
import { loadBureau } from '../../store/directory.ts';
import { allPosts, shiftsWithin } from '../../store/duty.ts';
import { askedBy, checksOn, loadCheck } from '../../store/spot-checks.ts';
import type { Deps } from '../deps.ts';
import { unitsById } from '../units.ts';

/** Whose watches: all, the bureau's own, those of a street, or those of some units. */
export interface LedgerScope {
  readonly kind: 'all' | 'bureau' | 'street' | 'units';
  readonly of: readonly string[];
}

export interface Span {
  readonly from: Day;
  readonly until: Day;
}

/** How many posts are read at the same time. */
const atOnce = 16;

/** Every watch of a span within a scope that the ledgers know, post by post: so many at a time, whatever there is. */
export async function* watchesWithin(
  deps: Deps,
  scope: LedgerScope,
  { now, ...span }: Span & { readonly now: Instant },
): AsyncGenerator<Shift> {
  const [posts, bureau] = await Promise.all([postsOf(deps, scope), loadBureau(deps.table)]);
  const hours = { now, bornAt: bureau?.value.bornAt ?? now };
  for (let from = 0; from < posts.length; from += atOnce) {
    const found = await Promise.all(
      posts.slice(from, from + atOnce).map((post) => shiftsWithin(deps.table, span, post)),
    );
    for (const { value } of found.flat()) if (isLedgered(value, hours)) yield value;
  }
}

async function postsOf(deps: Deps, scope: LedgerScope): Promise<string[]> {
  if (scope.kind === 'units') return scope.of.map(unitKey);
  if (scope.kind === 'bureau') return [bureauKey];
  const posts = await allPosts(deps.table);
  if (scope.kind === 'all') return [bureauKey, ...posts.map(({ key }) => key)];
  const units = await unitsById(deps);
  const isHere = ({ key }: Post) =>
    scope.of.some(
      (street) => key === streetKey(street) || units.get(key.slice('unit:'.length))?.street === street,
    );
  return posts.filter(isHere).map(({ key }) => key);
}

/** Everybody whom the checks of a span asked, within a scope. */
export async function* askedWithin(
  deps: Deps,
  scope: LedgerScope,
  span: Span,
): AsyncGenerator<{ readonly check: SpotCheck; readonly one: AskedOne }> {
  const isMine = await meantBy(deps, scope);
  for await (const check of checksWithin(deps, span)) {
    for await (const { value } of askedBy(deps.table, check.id))
      if (isMine(value)) yield { check, one: value };
  }
}

async function* checksWithin(deps: Deps, { from, until }: Span): AsyncGenerator<SpotCheck> {
  for (let on = from; on <= until; on = plusDays(on, 1)) {
    const ids = await checksOn(deps.table, on);
    const found = await Promise.all(ids.map((id) => loadCheck(deps.table, id)));
    for (const stored of found) if (stored) yield stored.value;
  }
}

async function meantBy(deps: Deps, scope: LedgerScope): Promise<(one: AskedOne) => boolean> {
  if (scope.kind === 'all') return () => true;
  if (scope.kind === 'street') return ({ street }) => street !== undefined && scope.of.includes(street);
  if (scope.kind === 'bureau') return ({ post }) => post === '';
  const units = await unitsById(deps);
  const names = new Set(scope.of.map((id) => units.get(id)?.name));
  return ({ post }) => names.has(post);
}
