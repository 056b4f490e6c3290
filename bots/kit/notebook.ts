/** What was learned of a platform, for all processes of the house. */
export interface Notebook {
  read(name: string): Promise<string | undefined>;
  /** `untilMs`: it is of no use after that moment and names people, so that it is erased with their words. */
  write(name: string, text: string, untilMs?: number): Promise<void>;
}
