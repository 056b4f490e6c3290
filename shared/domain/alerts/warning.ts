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

/** Orange and red in force: a second person approves, and nothing waits behind other traffic. */
export function isGrave(warning: Warning | undefined): boolean {
  return (
    warning !== undefined && !warning.lifted && (warning.colour === 'orange' || warning.colour === 'red')
  );
}
