import type { Slots } from '../../conversation/intent.ts';
import type { Turn } from '../turn.ts';

/** More in one message become part of the last: a transaction holds no more. */
const mostCases = 5;

/** One part of what was said for each hazard in it. */
export function partsOf({ intent }: Turn): Slots[] {
  const { items } = intent;
  if (!items || items.length < 2) return [intent];
  const shared = {
    ...(intent.unitId && { unitId: intent.unitId }),
    ...(intent.unit && { unit: intent.unit }),
  };
  const parts = items.map((item) => ({ ...shared, ...withoutUnit(item, intent.unit) }));
  const rest = parts.splice(mostCases).map(({ text }) => text);
  return parts.map((part, place) =>
    place === mostCases - 1 && rest.length > 0 ? { ...part, text: [part.text, ...rest].join('；') } : part,
  );
}

/** The name of the unit says whose it is, not where there. */
function withoutUnit(item: Slots, unit: string | undefined): Slots {
  const { place, ...rest } = item;
  const where = place?.replace(unit ?? '', '').trim();
  return where ? { ...rest, place: where } : rest;
}

/** A place that was sent is where the one hazard is. */
export function placed(parts: readonly Slots[], place: string | undefined): readonly Slots[] {
  const [only, other] = parts;
  return only && !other && only.place === undefined && place !== undefined ? [{ ...only, place }] : parts;
}
