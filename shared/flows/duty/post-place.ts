import type { Shift } from '../../domain/duty/shift.ts';
import { unitId } from '../../domain/ids.ts';
import { loadUnit } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';

/** Where a watch's post lies, and whether it is one whose silence goes up alone. */
export async function placeOf(
  deps: Deps,
  { post }: Pick<Shift, 'post'>,
): Promise<{ readonly street?: string; readonly isKey: boolean }> {
  const [kind, name = ''] = (post?.key ?? '').split(/:(.*)/s);
  if (kind === 'street') return { street: name, isKey: false };
  if (kind !== 'unit') return { isKey: false };
  const unit = (await loadUnit(deps.table, unitId(name)))?.value;
  return unit ? { street: unit.street, isKey: unit.risk === 'red' } : { isKey: false };
}
