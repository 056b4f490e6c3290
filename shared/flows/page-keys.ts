import { DAY_MS, type Instant } from '../domain/time.ts';
import { loadPageKeys, type PageKeys, putPageKeys } from '../store/page-keys.ts';
import { Conflict } from '../store/table.ts';
import type { Deps } from './deps.ts';

const rotateMs = 30 * DAY_MS;
/** A key is kept longer than any page it sealed is good. */
const kept = 3;

/** The key pages are sealed with now, a new one once a month. */
async function sealingKey(deps: Deps, now: Instant): Promise<PageKeys['keys'][number]> {
  const stored = await loadPageKeys(deps.table);
  const known = stored?.value.keys ?? [];
  const [newest] = known;
  if (newest && now - newest.from < rotateMs) return newest;
  const secret = ['a', 'b', 'c', 'd'].map((part) => deps.newId(part)).join('');
  const fresh = { id: deps.newId('k').slice(2, 6), secret, from: now };
  try {
    await deps.table.transact([
      putPageKeys({ keys: [fresh, ...known].slice(0, kept) }, stored?.version ?? 0),
    ]);
    return fresh;
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return sealingKey(deps, now);
  }
}

/** What leads to a page, and nowhere else: nobody can make one up, or read in it whose it is. */
export async function sealed(deps: Deps, now: Instant, text: string): Promise<string> {
  const key = await sealingKey(deps, now);
  return `${key.id}${deps.vault.seal(key.secret, text)}`;
}

/** What a token holds; undefined unless we sealed it. */
export async function unsealed(deps: Deps, token: string): Promise<string | undefined> {
  const key = (await loadPageKeys(deps.table))?.value.keys.find(({ id }) => token.startsWith(id));
  return key && deps.vault.open(key.secret, token.slice(key.id.length));
}
