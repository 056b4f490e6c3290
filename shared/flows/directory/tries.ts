import * as z from 'zod/mini';
import { HOUR_MS } from '../../domain/time.ts';
import { keys } from '../../store/keys.ts';
import { load, type RecordKind, save } from '../../store/record.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';

const triesSchema = z.object({ sinceMs: z.number(), count: z.number() });
const triesRecord: RecordKind<z.infer<typeof triesSchema>> = {
  kind: 'tries',
  edition: 1,
  parse: (data) => triesSchema.parse(data),
};

/** Codes are short, so nobody may guess often: five wrong ones an hour of real time. */
const allowed = 5;

/** The write that counts this try; undefined when there were too many. */
export async function tryOnce(deps: Deps, { inbound }: Turn): Promise<Write | undefined> {
  const key = keys.tries(inbound.channel, inbound.from.id);
  const stored = await load(deps.table, triesRecord, key);
  const nowMs = deps.wall.now();
  const running =
    stored && nowMs - stored.value.sinceMs < HOUR_MS ? stored.value : { sinceMs: nowMs, count: 0 };
  if (running.count >= allowed) return undefined;
  const version = stored?.version ?? 0;
  return save(triesRecord, { key, version }, { ...running, count: running.count + 1 });
}
