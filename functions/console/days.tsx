interface Props {
  readonly from: string;
  readonly until: string;
  /** What the days are of. */
  readonly labels: readonly [string, string];
}

/** The first and the last day of what is looked at. */
export function Days({ from, until, labels: [first, last] }: Props) {
  return (
    <>
      <label>
        <span>{first}</span>
        <input type="date" name="from" value={from} />
      </label>
      <label>
        <span>{last}</span>
        <input type="date" name="until" value={until} />
      </label>
    </>
  );
}

export const ofRegistration = ['登记自', '登记至'] as const;
