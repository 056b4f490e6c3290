/** How many units somebody of the office looked at, and how many went there; 0 where he did not say. */
export interface Visits {
  readonly units: number;
  readonly people: number;
}
