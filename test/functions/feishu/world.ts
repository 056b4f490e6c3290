import { afterEach } from 'vitest';
import type { Row } from '../../../shared/store/table.ts';
import { type FeishuHouseOptions, feishuHouse } from '../../kit/feishu-house.ts';
import { all, engines } from '../../shared/store/engines.ts';

const open: (() => Promise<void>)[] = [];

/** Closes after each test what the test opened. */
export function closeAfterEach(): void {
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
  });
}

/** The town's house on Feishu; `on` names the engine. */
export async function town({ on, ...options }: FeishuHouseOptions & { readonly on?: string } = {}) {
  const engine = on === undefined ? undefined : await engines[on]?.();
  if (engine) open.push(engine.close);
  const house = await feishuHouse({ ...options, ...(engine && { table: engine.table }) });
  open.push(house.close);
  // What a new table still has to do is done before anybody speaks.
  await house.settled();
  return house;
}

/** The rows of a kind, of the table itself. */
export async function rowsOf(
  { table }: Pick<Awaited<ReturnType<typeof town>>, 'table'>,
  kind?: string,
): Promise<Row[]> {
  return (await all(table.scan())).filter((row) => kind === undefined || row.kind === kind);
}
