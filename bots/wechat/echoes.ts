/** What was to be said, where, and since when. */
interface Said {
  readonly at: string;
  readonly text: string;
  readonly fromMs: number;
}

interface Echo {
  readonly at: string;
  readonly text: string;
  readonly atMs: number;
}

const mostKept = 50;

/** What the account saw itself say. Each echo stands for one message only, so that the same words said twice need two. */
export function echoBook() {
  let echoes: readonly Echo[] = [];
  /** What was tried, and no echo of it was seen yet: the next one is of the oldest. */
  let owed: readonly Omit<Echo, 'atMs'>[] = [];

  const find = ({ at, text, fromMs }: Said) =>
    echoes.find((one) => one.at === at && one.text === text.trim() && one.atMs >= fromMs);

  return {
    heard({ at, text, atMs }: Echo): void {
      const echo = { at, text: text.trim(), atMs };
      const first = owed.find((one) => one.at === at && one.text === echo.text);
      if (first) owed = owed.filter((one) => one !== first);
      else echoes = [...echoes, echo].slice(-mostKept);
    },
    has: (said: Said): boolean => find(said) !== undefined,
    /** Takes the echo of a try that is over; one that comes later counts for nothing else. */
    isShown(said: Said): boolean {
      const echo = find(said);
      if (echo) echoes = echoes.filter((one) => one !== echo);
      else owed = [...owed, { at: said.at, text: said.text.trim() }].slice(-mostKept);
      return echo !== undefined;
    },
  };
}
