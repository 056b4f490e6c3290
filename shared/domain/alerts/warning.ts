import type { Instant } from '../time.ts';

/** Official colours, gravest last; white is Guangdong's first typhoon signal. */
export const colours = ['white', 'blue', 'yellow', 'orange', 'red'] as const;
export type Colour = (typeof colours)[number];

/** What a meteorological or other lawful office published, as its headline says it. We only ever relay it. */
export interface Warning {
  readonly issuer: string;
  /** Undefined where the text does not say it. */
  readonly issuedAt?: Instant;
  readonly verb: string;
  readonly hazard: string;
  readonly colour: Colour;
  /** The warning is over: nothing needs to be done or confirmed. */
  readonly lifted: boolean;
}

/** Whether units must say anew that they know: what came before was lighter. */
export function reopens(before: Warning, after: Warning): boolean {
  return !after.lifted && colours.indexOf(after.colour) > colours.indexOf(before.colour);
}

/** Orange and red in force: a second person approves, and nothing waits behind other traffic. */
export function isGrave(warning: Pick<Warning, 'colour' | 'lifted'> | undefined): boolean {
  return (
    warning !== undefined && !warning.lifted && (warning.colour === 'orange' || warning.colour === 'red')
  );
}

export const sources = ['pasted', 'qweather', 'cap', 'nmc'] as const;
export type Source = (typeof sources)[number];

/** An office by its lowest place, and what stood before it: two tellings of one office rarely name all of it. */
export interface Office {
  readonly name: string;
  readonly above: readonly string[];
}

/** A warning as one source told it, with what it can be known again by. Every adapter ends here. */
export interface Bulletin extends Warning {
  readonly source: Source;
  /** The office's own identifier where the source hands it on, else the source's. */
  readonly id: string;
  /** Several publish together. */
  readonly offices: readonly Office[];
  /** One name of the hazard for all its spellings. */
  readonly hazardKey: string;
  /** The official words: what a relay repeats to the letter. */
  readonly text: string;
  /** The office's own advice, where it came with the warning. */
  readonly guide?: string;
  readonly expiresAt?: Instant;
  /** Identifiers that this one takes the place of. */
  readonly supersedes: readonly string[];
  /** GB/T 2260 codes of six digits, as far as the source names any. */
  readonly places: readonly string[];
}

/** What a broadcast keeps of it. */
export function warningOf({ issuer, issuedAt, verb, hazard, colour, lifted }: Warning): Warning {
  return { issuer, ...(issuedAt !== undefined && { issuedAt }), verb, hazard, colour, lifted };
}

/** Whether two tellings name the same offices. */
export function areSameOffices(one: readonly Office[], other: readonly Office[]): boolean {
  return (
    one.length === other.length && one.every((office) => other.some((found) => isSameOffice(office, found)))
  );
}

function isSameOffice(one: Office, other: Office): boolean {
  const within = (few: readonly string[], many: readonly string[]) =>
    few.every((place) => many.includes(place));
  return one.name === other.name && (within(one.above, other.above) || within(other.above, one.above));
}
