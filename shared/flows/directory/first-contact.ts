import { firstContact } from '../../conversation/directory/words.ts';
import { loadBureau } from '../../store/directory.ts';
import { keys } from '../../store/keys.ts';
import { create, type RecordKind } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';

const metRecord: RecordKind<object> = { kind: 'met', edition: 1, parse: () => ({}) };

/** Adds one line on what is kept to the first private answer somebody gets; never where somebody calls for help. */
export async function withFirstContact(deps: Deps, turn: Turn, outcome: Outcome): Promise<Outcome> {
  const { inbound } = turn;
  if (inbound.onPage) return outcome;
  const isPrivate = inbound.chat === null || outcome.privately;
  if (!outcome.reply || outcome.reply.tone === 'red' || inbound.kind !== 'said' || !isPrivate) return outcome;
  const key = keys.met(inbound.channel, inbound.from.id);
  if (await deps.table.get(key)) return outcome;
  const days = (await loadBureau(deps.table))?.value.retentionDays;
  if (days === undefined) return outcome;
  const reply = { ...outcome.reply, text: `${outcome.reply.text}\n${firstContact(days)}` };
  return { ...outcome, reply, writes: [...outcome.writes, create(metRecord, key, {})] };
}
