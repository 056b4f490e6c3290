import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** As much of S3 as the photos use: put, get, delete and a list in pages of two. */
export async function startBucket(): Promise<{
  readonly endpoint: string;
  /** What lies there. */
  keys(): readonly string[];
  stop(): Promise<void>;
}> {
  const objects = new Map<string, { bytes: Buffer; type: string }>();
  const server = createServer((request, response) => void answer(request, response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    keys: () => [...objects.keys()],
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://bucket');
    const key = decodeURIComponent(url.pathname.split('/').slice(2).join('/'));
    if (request.method === 'PUT') {
      const bytes = Buffer.concat(await request.toArray());
      objects.set(key, { bytes, type: String(request.headers['content-type']) });
      return void response.end();
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      return void response.writeHead(204).end();
    }
    if (key === '') return void response.end(list(url.searchParams));
    const found = objects.get(key);
    if (found) return void response.writeHead(200, { 'content-type': found.type }).end(found.bytes);
    response.writeHead(404, { 'content-type': 'application/xml' });
    response.end('<Error><Code>NoSuchKey</Code><Message>none</Message></Error>');
  }

  function list(asked: URLSearchParams): string {
    const after = asked.get('continuation-token') ?? '';
    const keys = [...objects.keys()]
      .filter((key) => key.startsWith(asked.get('prefix') ?? '') && key > after)
      .sort();
    const page = keys.slice(0, 2);
    const contents = page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('');
    const next = keys.length > 2 ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
    return `<ListBucketResult>${contents}${next}</ListBucketResult>`;
  }
}
