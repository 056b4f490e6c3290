/** What was learned of a platform, for all processes of the house. */
export interface Notebook {
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
}
