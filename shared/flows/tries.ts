import * as z from 'zod/mini';
import { HOUR_MS } from '../domain/time.ts';
import { keys } from '../store/keys.ts';
import { load, type RecordKind, save } from '../store/record.ts';
import type { Key, Write } from '../store/table.ts';
import type { Deps } from './deps.ts';

const triesSchema = z.object({ sinceMs: z.number(), count: z.number() });
const triesRecord: RecordKind<z.infer<typeof triesSchema>> = {
  kind: 'tries',
  edition: 1,
  parse: (data) => triesSchema.parse(data),
};

/** The write that counts a try of the hour; undefined when there were too many. Real time, of somebody at an address. */
export async function tryOnce(
  deps: Deps,
  who: { readonly channel: string; readonly id: string },
  allowed: number,
): Promise<Write | undefined> {
  const key = keys.tries(who.channel, who.id);
  const stored = await load(deps.table, triesRecord, key);
  const nowMs = deps.wall.now();
  const running =
    stored && nowMs - stored.value.sinceMs < HOUR_MS ? stored.value : { sinceMs: nowMs, count: 0 };
  if (running.count >= allowed) return undefined;
  const version = stored?.version ?? 0;
  return save(triesRecord, { key, version }, { ...running, count: running.count + 1 });
}

interface Tried {
  readonly who: Parameters<typeof tryOnce>[1];
  readonly allowed: number;
}

/**
 * Counts a try of the hour of real time, whoever else may try at that moment; false when there were too many. Of those who
 * come at once with the last allowed one, all may be too many.
 */
export async function isTryLeft(deps: Deps, { who, allowed }: Tried): Promise<boolean> {
  return (await counted(deps, keyOf(deps, who))) <= allowed;
}

/**
 * Looks something up for one of many who may try at one moment, each counted before he looks; a try that found
 * something is taken back. However many come at once, no more than `allowed` miss in an hour of real time.
 */
export async function triedOut<T>(
  deps: Deps,
  { who, allowed }: Tried,
  look: () => Promise<T | undefined>,
): Promise<T | 'missed' | 'too-many'> {
  const key = keyOf(deps, who);
  const isTooMany = (await counted(deps, key)) > allowed;
  const found = isTooMany ? undefined : await look();
  if (!isTooMany && found === undefined) return 'missed';
  await deps.table.transact([{ kind: 'add', key, amount: -1 }]);
  return found ?? 'too-many';
}

function keyOf({ wall }: Deps, { channel, id }: Tried['who']): Key {
  return keys.triesIn(channel, id, Math.floor(wall.now() / HOUR_MS));
}

async function counted({ table }: Deps, key: Key): Promise<number> {
  await table.transact([{ kind: 'add', key, amount: 1 }]);
  return (await table.get(key))?.count ?? 0;
}
