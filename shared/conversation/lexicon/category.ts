/** What kind of hazard: how people name it, and whose business it usually is (it varies by place). */
export interface HazardCategory {
  readonly code: string;
  readonly name: string;
  readonly authority: string;
  /** Words that settle it, words that speak for it, words that only lean; separated by spaces. */
  readonly telling: string;
  readonly usual: string;
  readonly faint: string;
}
