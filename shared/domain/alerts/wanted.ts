import type { Confirmation, Roll } from './roll.ts';

/** What a notice wants beside "received": how the unit stands, or a photo of what it did. */
export const wanted = ['state', 'photo'] as const;
export type Wanted = (typeof wanted)[number];

export const states = ['normal', 'hazard', 'support'] as const;
export type State = (typeof states)[number];

/** What a unit says beside "received". */
export interface Told {
  readonly state?: State;
  readonly remark?: string;
  /** How many shops or stalls of its own it has told. */
  readonly passedOn?: number;
  readonly photos?: readonly string[];
}

/** Whether nothing is owed by the unit any more. */
export function isComplete({ confirmed }: Pick<Roll, 'confirmed'>, wants: Wanted | undefined): boolean {
  if (!confirmed) return false;
  if (wants === 'state') return confirmed.state !== undefined || confirmed.how === 'phone';
  return wants !== 'photo' || (confirmed.photos?.length ?? 0) > 0 || confirmed.how === 'phone';
}

/** What several units of one person say: the gravest of it, which he is answered and others are told. */
export function gravest(told: readonly Told[]): Told {
  const [first = {}, ...others] = told;
  return others.reduce((one, other) => (weight(other) > weight(one) ? other : one), first);
}

const weight = ({ state }: Told): number => (state === undefined ? -1 : states.indexOf(state));

/** A unit that has confirmed says more, or says it anew; undefined if it says nothing new. */
export function supplement(roll: Roll, told: Told): Roll | undefined {
  const { confirmed } = roll;
  if (!confirmed || !saysMore(confirmed, told)) return undefined;
  const photos = [...(confirmed.photos ?? []), ...(told.photos ?? [])];
  return { ...roll, confirmed: { ...confirmed, ...told, ...(photos.length > 0 && { photos }) } };
}

function saysMore(confirmed: Confirmation, { state, remark, passedOn, photos }: Told): boolean {
  return (
    (state !== undefined && state !== confirmed.state) ||
    (remark !== undefined && remark !== confirmed.remark) ||
    (passedOn !== undefined && passedOn !== confirmed.passedOn) ||
    (photos?.length ?? 0) > 0
  );
}
