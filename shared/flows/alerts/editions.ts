import { dutiesKey } from '../../conversation/alerts/words-periods.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import type { Period } from '../../domain/alerts/periods.ts';
import { textEditions } from '../../store/office-texts.ts';
import type { Deps } from '../deps.ts';

/** Which of the office's own words a push goes out with: a year later somebody asks what was in force that day. */
export async function editionsOf(
  deps: Deps,
  { period, lists }: { readonly period?: Period; readonly lists: boolean },
): Promise<Required<Pick<Broadcast, 'editions'>>> {
  const duties = period && `duties#${dutiesKey(period)}#`;
  const used = [...(await textEditions(deps.table))].filter(
    ([id]) => (duties && id.startsWith(duties)) || (lists && id.startsWith('checklist#')),
  );
  return { editions: Object.fromEntries(used) };
}
