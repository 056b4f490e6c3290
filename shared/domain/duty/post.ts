/** Whose watch it is: a street's office or a unit. The bureau's own watch has none. */
export interface Post {
  /** 'street:…' or 'unit:…', as keys and ids carry it. */
  readonly key: string;
  /** As people call it. */
  readonly name: string;
}

/** The bureau's own watch, where a post is asked for. */
export const bureauKey = '';

export const unitKey = (id: string): string => `unit:${id}`;
export const streetKey = (street: string): string => `street:${street}`;

/** The posts whose watches somebody may have: the bureau's, his street's, those of his units. */
export function postKeysOf(who: {
  readonly street?: string | undefined;
  readonly units: readonly string[];
}): readonly string[] {
  return [bureauKey, ...(who.street === undefined ? [] : [streetKey(who.street)]), ...who.units.map(unitKey)];
}
