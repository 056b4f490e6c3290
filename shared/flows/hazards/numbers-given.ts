import type { CaseNumber } from '../../domain/ids.ts';
import type { Inbound } from '../../domain/message.ts';
import { dayOf } from '../../domain/time.ts';
import { nextNumber } from '../../store/numbers.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';

const given = new WeakMap<Inbound, readonly CaseNumber[]>();

/** A message that is decided once more, since others were quicker, keeps the numbers it was given. */
export async function numbersFor(
  deps: Deps,
  { inbound, now }: Turn,
  count: number,
): Promise<readonly CaseNumber[]> {
  const numbers = [...(given.get(inbound) ?? [])];
  while (numbers.length < count) numbers.push(await nextNumber(deps.table, dayOf(now).slice(0, 4)));
  given.set(inbound, numbers);
  return numbers;
}
