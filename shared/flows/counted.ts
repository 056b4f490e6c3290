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

/** The next is asked for while the one before is worked on; never more than one lies waiting. */
export async function* ahead<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const reader = items[Symbol.asyncIterator]();
  let next = reader.next();
  for (;;) {
    const { done, value } = await next;
    if (done) return;
    next = reader.next();
    // Whoever waits for it hears of its failure; until then nobody does.
    next.catch(() => undefined);
    yield value;
  }
}
