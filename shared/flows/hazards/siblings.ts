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
  const { inbound, speaker } = turn;
  const wrong = inbound.kind === 'said' ? correctionIn(inbound.text)?.wrong : undefined;
  if (wrong === undefined || isSaidIn(stored.value, wrong)) return stored;
  const numbers = (await reportedBy(deps.table, speaker.address)).slice(-mostSiblings);
  const found = await Promise.all(numbers.map((number) => loadCase(deps.table, number)));
  const siblings = found.flatMap((one) =>
    one && !isOver(one.value) && one.value.openedAt === stored.value.openedAt ? [one] : [],
  );
  return siblings.find(({ value }) => isSaidIn(value, wrong)) ?? stored;
}

function isSaidIn({ place = '', description, unitName = '' }: Case, wrong: string): boolean {
  return [place, description, unitName].some((text) => text.includes(wrong));
}
