import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, test } from 'vitest';
import { dynamoClient, openDynamo } from '../../../shared/store/dynamo.ts';
import { transactionFailure } from '../../../shared/store/dynamo-errors.ts';
import { openSigned } from '../../../shared/store/dynamo-signed.ts';
import { createTable } from '../../../shared/store/dynamo-table.ts';
import { type Engine, TableError } from '../../../shared/store/table.ts';
import { dynamoBinary, startDynamo } from '../../kit/dynamo-server.ts';
import { put } from './engines.ts';

/** What the way to the service does with a call: lets it through, or spoils the answer. */
type Weather = (
  operation: string,
  call: number,
) => 'through' | 'lose the answer' | 'hang' | { readonly type: string; readonly status: number };

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Both ways to the service: the official client's, and that of functions. */
const ways = {
  'the official client': (place: Place): Engine => openDynamo({ ...place, name: 'zhishou' }),
  'calls of our own': (place: Place): Engine =>
    openSigned({
      ...place,
      ...{ table: 'zhishou', credentials: { id: 'test', secret: 'test' }, wallNow: Date.now },
    }),
};
type Place = { readonly endpoint: string; readonly region: string };

async function tableThrough(
  binary: string,
  { weather, open }: { weather: Weather; open: (place: Place) => Engine },
): Promise<{ table: Engine; calls: string[] }> {
  const server = await startDynamo(binary);
  closing.push(() => server.stop());
  const client = dynamoClient(server);
  await createTable(client, 'zhishou');
  client.destroy();
  const calls: string[] = [];
  const way = createServer((request, response) => void pass(request, response));
  closing.push(() => shut(way));
  await once(way.listen(0, '127.0.0.1'), 'listening');
  const address = way.address();
  const endpoint = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const table = open({ endpoint, region: server.region });
  closing.push(() => table.close());
  return { table, calls };

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const operation = String(request.headers['x-amz-target']).replace(/^.*\./, '');
    calls.push(operation);
    const today = weather(operation, calls.length);
    const body = Buffer.concat(await request.toArray());
    if (today === 'hang') return;
    if (typeof today === 'object') {
      response.writeHead(today.status, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(
        JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${today.type}`, message: 'no' }),
      );
      return;
    }
    const headers = {
      'x-amz-target': String(request.headers['x-amz-target']),
      'content-type': 'application/x-amz-json-1.0',
      authorization: String(request.headers.authorization),
      'x-amz-date': String(request.headers['x-amz-date']),
    };
    const answer = await fetch(server.endpoint, { method: 'POST', headers, body });
    const text = await answer.text();
    if (today === 'lose the answer') return void request.socket.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(text);
  }
}

function shut(server: Server): Promise<unknown> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
}

const binary = dynamoBinary();
if (binary) {
  describe.each(Object.entries(ways))('by %s', (_, open) => {
    test('a transaction whose answer was lost is sent again, done once, and no Conflict', async () => {
      const { table, calls } = await tableThrough(binary, {
        weather: (_, call) => (call === 1 ? 'lose the answer' : 'through'),
        open,
      });
      await table.transact([put('once', 'a'), { kind: 'add', key: { pk: 'once', sk: 'count' }, amount: 1 }]);
      expect(calls).toEqual(['TransactWriteItems', 'TransactWriteItems']);
      expect(await table.get({ pk: 'once', sk: 'a' })).toMatchObject({ version: 1 });
      expect(await table.get({ pk: 'once', sk: 'count' })).toMatchObject({ count: 1 });
    });

    test.each([
      [{ type: 'ThrottlingException', status: 400 }, true],
      [{ type: 'ProvisionedThroughputExceededException', status: 400 }, true],
      [{ type: 'InternalServerError', status: 500 }, true],
      [{ type: 'ValidationException', status: 400 }, false],
      [{ type: 'ResourceNotFoundException', status: 400 }, false],
      ['lose the answer', true],
      ['hang', true],
    ] as const)('%j is a failure that says whether to try again (%s)', async (weather, retryable) => {
      const { table } = await tableThrough(binary, { weather: () => weather, open });
      const failures = await Promise.all([
        table.transact([put('bad', 'a')]).catch((error: unknown) => error),
        table.get({ pk: 'bad', sk: 'a' }).catch((error: unknown) => error),
      ]);
      for (const failure of failures) {
        expect(failure).toBeInstanceOf(TableError);
        expect(failure).toMatchObject({ retryable });
      }
    });
  });
}

test.each([
  [['None', 'ConditionalCheckFailed'], { name: 'Conflict', keys: [{ pk: 'a', sk: '2' }] }],
  [['TransactionConflict', 'None'], { name: 'Conflict', keys: [{ pk: 'a', sk: '1' }] }],
  [['ThrottlingError', 'None'], { name: 'TableError', retryable: true }],
  [['ProvisionedThroughputExceeded', 'ConditionalCheckFailed'], { name: 'TableError', retryable: true }],
  [['None', 'ValidationError'], { name: 'TableError', retryable: false }],
])('a transaction cancelled for %j is told as what it is', (codes, expected) => {
  const reasons = codes.map((Code) => ({ Code }));
  const error = new TransactionCanceledException({
    message: 'no',
    $metadata: {},
    CancellationReasons: reasons,
  });
  expect(transactionFailure(error, [put('a', '1'), put('a', '2')])).toMatchObject(expected);
});
