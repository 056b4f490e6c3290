import { near } from '../../conversation/hazards/words-read.ts';
import {
  type Choice,
  protectedFromGroup,
  receipt,
  receipts,
} from '../../conversation/hazards/words-report.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { unitId } from '../../domain/ids.ts';
import type { Deps } from '../deps.ts';
import { knownNames } from '../names.ts';
import type { Turn } from '../turn.ts';
import { isAmongOthers } from './spot.ts';

/** What whoever reported reads: the numbers, and what is still asked of him. */
export async function receiptFor(
  deps: Deps,
  turn: Turn,
  got: { cases: readonly Case[]; photos: number; cut: boolean },
) {
  const { cases, photos, cut } = got;
  const [first, second] = cases;
  const amongOthers = isAmongOthers(turn);
  const unplaced = cases.find((one) => one.unit === undefined);
  const choices = unplaced ? await choicesFor(deps, turn, unplaced) : [];
  if (!first || second) return receipts(cases, { photos, amongOthers, choices });
  if (first.protected && turn.inbound.chat !== null) return protectedFromGroup(first.number);
  return receipt(first, { photos, cut, choices, amongOthers });
}

/** The units he stands for, else those whose names are like what he said. */
async function choicesFor(deps: Deps, { speaker, intent }: Turn, one: Case): Promise<Choice[]> {
  const own = one.protected ? [] : speaker.represents.map(({ id, name }) => ({ id, name }));
  if (own.length > 0) return own.slice(0, mostChoices);
  const { units } = await knownNames(deps);
  const said = (intent.unit ?? intent.text ?? '').slice(0, readLetters);
  return near(said, units)
    .slice(0, mostChoices)
    .map(({ id, names }) => ({ id: unitId(id), name: names[0] ?? '' }));
}

const mostChoices = 4;
const readLetters = 30;
