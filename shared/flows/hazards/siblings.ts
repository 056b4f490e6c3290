import { correctionIn } from '../../conversation/hazards/correction.ts';
import { type Case, isOver } from '../../domain/hazards/case.ts';
import { loadCase } from '../../store/hazards.ts';
import type { Stored } from '../../store/record.ts';
import { reportedBy } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';

/** More than a message makes at once. */
const mostSiblings = 8;

/** Of the cases of one message, the one in which that stands which he puts right. */
export async function whereItStands(deps: Deps, turn: Turn, stored: Stored<Case>): Promise<Stored<Case>> {
  const { inbound } = turn;
  const wrong = inbound.kind === 'said' ? correctionIn(inbound.text)?.wrong : undefined;
  if (wrong === undefined || isSaidIn(stored.value, wrong)) return stored;
  const siblings = await siblingsOf(deps, turn, stored.value);
  return siblings.find(({ value }) => isSaidIn(value, wrong)) ?? stored;
}

/** What he reported in the same breath and is not over, itself among them. */
export async function siblingsOf(
  deps: Deps,
  { speaker }: Turn,
  { openedAt }: Case,
): Promise<readonly Stored<Case>[]> {
  const numbers = (await reportedBy(deps.table, speaker.address)).slice(-mostSiblings);
  const found = await Promise.all(numbers.map((number) => loadCase(deps.table, number)));
  return found.flatMap((one) => (one && !isOver(one.value) && one.value.openedAt === openedAt ? [one] : []));
}

/** The others of the same breath; whose one is, once that is said, they all are. */
export async function othersOf(
  deps: Deps,
  turn: Turn,
  { before, next }: { before: Case; next: Case },
): Promise<readonly { readonly stored: Stored<Case>; readonly next: Case }[]> {
  const { unit, unitName, street, source } = next;
  const whose = {
    ...(unit && { unit }),
    ...(unitName !== undefined && { unitName }),
    ...(street !== undefined && { street }),
  };
  const isLearned = before.unit === undefined && unit !== undefined;
  const all = await siblingsOf(deps, turn, next);
  return all
    .filter(({ value }) => value.number !== next.number)
    .map((stored) => ({
      stored,
      next:
        isLearned && stored.value.unit === undefined ? { ...stored.value, ...whose, source } : stored.value,
    }));
}

function isSaidIn({ place = '', description, unitName = '' }: Case, wrong: string): boolean {
  return [place, description, unitName].some((text) => text.includes(wrong));
}
