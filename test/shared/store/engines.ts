import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryLevel } from 'memory-level';
import { afterAll, beforeAll, describe } from 'vitest';
import { dynamoClient, openDynamo } from '../../../shared/store/dynamo.ts';
import { openSigned } from '../../../shared/store/dynamo-signed.ts';
import { createTable } from '../../../shared/store/dynamo-table.ts';
import { openLevel } from '../../../shared/store/level.ts';
import { openFolder } from '../../../shared/store/level-folder.ts';
import type { Engine, Row, Table, Write } from '../../../shared/store/table.ts';
import { type DynamoServer, dynamoBinary, startDynamo } from '../../kit/dynamo-server.ts';

interface Opened {
  readonly table: Engine;
  close(): Promise<void>;
}

const binary = dynamoBinary();

/** Every engine that can be had here, each opened empty. */
export const engines: Readonly<Record<string, () => Promise<Opened>>> = {
  'memory-level': async () => {
    const table = openLevel(new MemoryLevel<string, string>());
    return { table, close: () => table.close() };
  },
  'classic-level': async () => {
    const folder = await mkdtemp(join(tmpdir(), 'table-'));
    const table = await openFolder(folder);
    return {
      table,
      close: () => table.close().then(() => rm(folder, { recursive: true })),
    };
  },
  ...(binary && {
    'the DynamoDB API': () => openOnServer(binary, (server) => openDynamo({ ...server, name: 'zhishou' })),
    'the DynamoDB API as functions call it': () =>
      openOnServer(binary, (server) => openSigned({ ...server, ...anybody, table: 'zhishou' })),
  }),
};

/** The server lets anybody in. */
const anybody = { credentials: { id: 'test', secret: 'test' }, wallNow: Date.now };

async function openOnServer(program: string, open: (server: DynamoServer) => Engine): Promise<Opened> {
  const server = await startDynamo(program);
  const client = dynamoClient(server);
  await createTable(client, 'zhishou');
  client.destroy();
  const table = open(server);
  return { table, close: () => table.close().then(() => server.stop()) };
}

/** Registers the same tests for every engine. `table` may be used inside the tests only. */
export function onEveryEngine(tests: (table: Table) => void): void {
  describe.each(Object.keys(engines))('on %s', (name) => {
    let opened: Opened | undefined;
    beforeAll(async () => {
      opened = await engines[name]?.();
    });
    afterAll(() => opened?.close());
    tests(lazily(() => opened));
  });
}

function lazily(opened: () => Opened | undefined): Table {
  const now = () => {
    const table = opened()?.table;
    if (!table) throw new Error('the engine is not open yet');
    return table;
  };
  return {
    get: (key) => now().get(key),
    query: (range) => now().query(range),
    transact: (writes) => now().transact(writes),
    scan: () => now().scan(),
    close: () => now().close(),
  };
}

export async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

export async function sks(rows: AsyncIterable<Row>): Promise<string[]> {
  return (await all(rows)).map((row) => row.sk);
}

/** A put of a row, by default one that must not exist yet. */
export function put(
  pk: string,
  sk: string,
  more: { seen?: number | 'any'; data?: Row['data']; due?: Row['due']; by?: Row['by'] } = {},
): Write {
  const { seen = 0, data = {}, due, by } = more;
  return {
    kind: 'put',
    seen,
    row: { pk, sk, kind: 'test', edition: 1, data, ...(due && { due }), ...(by && { by }) },
  };
}
