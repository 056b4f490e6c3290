/** After so many rows a file says how far it is. */
const step = 500;

/** The rows as they are; whoever waits for them hears of their number now and then. */
export async function* counted<Row>(
  rows: AsyncIterable<Row>,
  reached: ((rows: number) => Promise<void>) | undefined,
): AsyncGenerator<Row> {
  let count = 0;
  for await (const row of rows) {
    yield row;
    count += 1;
    if (count % step === 0) await reached?.(count);
  }
}
