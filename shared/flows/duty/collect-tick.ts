import { askRoster, missingCard } from '../../conversation/duty/words-collect.ts';
import { stepNow } from '../../domain/duty/collection.ts';
import { type Instant, isoOf } from '../../domain/time.ts';
import {
  advanceRound,
  beginRound,
  collectionRecord,
  loadCollection,
  putCollection,
  roundOf,
} from '../../store/collections.ts';
import { load } from '../../store/record.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { nothing, type Outcome } from '../outcome.ts';
import { unitsById } from '../units.ts';
import { missingOf } from './collect.ts';
import { tell } from './swaps.ts';
import { toldInPieces } from './tell-in-pieces.ts';

/** At the end of the time the officers hear who has not handed in; then those are chased twice. */
export async function tickCollection(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const stored = await load(deps.table, collectionRecord, row);
  const due = stored && stepNow(stored.value, now);
  if (!stored || !due) return nothing;
  const { next, step } = due;
  const writes = [putCollection(next, stored.version)];
  if (step !== 'due')
    return {
      writes: [...writes, beginRound({ collection: next.id, step, after: '', cause: `tick#${isoOf(now)}` })],
    };
  const units = [...(await unitsById(deps)).values()];
  const names = (await missingOf(deps, next, units)).map(({ name }) => name);
  const card = missingCard(next, { names, total: units.length });
  const { officers } = await officials(deps);
  const people = officers.map(({ id }) => id);
  const told = toldInPieces({ once: `collect-due#${next.id}`, card, people });
  return { writes: [...writes, ...told.writes], sends: told.sends };
}

/** So many units are asked in one transaction. */
const atOnce = 40;

/** The next units of a round: the liaison of each that has not handed in. */
export async function stepCollection(deps: Deps, row: Row, _now: Instant): Promise<Outcome> {
  const round = roundOf(row);
  const { collection: id, step, after } = round.value;
  const collection = (await loadCollection(deps.table, id))?.value;
  if (!collection) return { writes: [advanceRound(round, undefined)] };
  const all = [...(await unitsById(deps)).values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  const next = all.filter((unit) => unit.id > after).slice(0, atOnce);
  const missing = await missingOf(deps, collection, next);
  return {
    writes: [advanceRound(round, next.length < atOnce ? undefined : next.at(-1)?.id)],
    sends: missing.flatMap(({ liaison, name, id: unit }) =>
      liaison ? [tell(liaison, `collect-${step}#${id}#${unit}`, askRoster(collection, name, step))] : [],
    ),
  };
}
