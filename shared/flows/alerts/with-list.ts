import { checklistOf, listHint, listLine } from '../../conversation/alerts/words-lists.ts';
import type { Target } from '../../domain/alerts/plan.ts';
import type { Card } from '../../domain/message.ts';
import { loadUnit } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';

/** The checklist of the only kind that reads this card; a group of several kinds is told how to get each its own. */
export async function withList(
  deps: Deps,
  card: Card,
  { target, own }: { target: Target; own: ReadonlyMap<string, string> },
): Promise<Card> {
  const units = await Promise.all(target.units.map((id) => loadUnit(deps.table, id)));
  const kinds = new Set(units.flatMap((unit) => unit?.value.kind ?? []));
  const [only, ...others] = kinds;
  const isWhole = target.units.length >= target.size;
  const line =
    only !== undefined && others.length === 0 && isWhole ? listLine(checklistOf(only, own)) : listHint;
  const [text = '', ...rest] = card.text.split('\n');
  return { ...card, text: [text, line, ...rest].join('\n') };
}
