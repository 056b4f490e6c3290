import type { Engine, Row } from '../../shared/store/table.ts';

/** Rows kept at a time. */
const pile = 5_000;
/** Numbers that the house gives out itself stay free. */
export const beyond = 1_000_000;

/**
 * Puts the first case of the year, reported by the message om_first, there again and again under other numbers, and counts
 * them. `only`: without what was said and sent of them.
 */
export async function copyCase(table: Engine, cases: number, only = false): Promise<void> {
  const first: string[] = [];
  const counters: Row[] = [];
  const wanted = only ? /^(?!queue#|notice#|words#[^|]*\|notice#).*YH-\d{4}-0001/ : /YH-\d{4}-0001|om_first/;
  for await (const row of table.scan()) {
    if (wanted.test(`${row.pk}|${row.sk}`)) first.push(JSON.stringify(row));
    if (row.count !== undefined && /^(?:cell|due)#/.test(row.sk)) counters.push({ ...row, count: cases });
  }
  await table.fill(counters);
  let rows: Row[] = [];
  for (let nth = 2; nth <= cases; nth += 1) {
    const number = String(beyond + nth);
    rows.push(
      ...first.map(
        (text): Row =>
          JSON.parse(text.replaceAll(/(YH-\d{4}-)0001/g, `$1${number}`).replaceAll('om_first', `om_${nth}`)),
      ),
    );
    if (rows.length < pile && nth < cases) continue;
    await table.fill(rows);
    rows = [];
  }
}
