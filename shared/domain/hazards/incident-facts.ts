import type { Incident } from './incident.ts';

/** What one message says of the six items of article 12 of decree 493; the last word on each counts. */
export interface Facts {
  readonly scene?: string;
  readonly course?: string;
  readonly dead?: number;
  readonly hurt?: number;
  /** Trapped, or nobody knows where. */
  readonly missing?: number;
  readonly loss?: string;
  readonly measures?: string;
  readonly other?: string;
}

export const items = ['unit', 'when', 'place', 'course', 'casualties', 'loss', 'measures'] as const;
export type Item = (typeof items)[number];

/** Of several messages, oldest first. */
export function factsFrom(said: readonly (Facts | undefined)[]): Facts {
  return Object.assign({}, ...said);
}

/** What nobody has said yet. It is asked after, and stands in a report as to be verified. */
export function missingItems(one: Incident, facts: Facts): readonly Item[] {
  const known: Readonly<Record<Item, boolean>> = {
    unit: one.unitName !== undefined,
    when: one.occurredAt !== undefined,
    place: one.place !== undefined || facts.scene !== undefined,
    course: facts.course !== undefined,
    casualties: facts.dead !== undefined && facts.hurt !== undefined && facts.missing !== undefined,
    loss: facts.loss !== undefined,
    measures: facts.measures !== undefined,
  };
  return items.filter((item) => !known[item]);
}
