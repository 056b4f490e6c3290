import { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { routes } from './routes.ts';
import type { Connections } from './socket.ts';
import type { State } from './state.ts';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** The platform as a real server on the loopback interface, long connections included. */
export async function served(state: State, connections: Connections): Promise<Served> {
  const app = routes(state);
  app.post('/callback/ws/endpoint', async (c) =>
    c.json(connections.endpoint(await c.req.json(), c.req.header('host') ?? '')),
  );
  let server: ReturnType<typeof serve> | undefined;
  const { port } = await new Promise<AddressInfo>((resolve) => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, resolve);
  });
  const http = server;
  if (!(http instanceof Server)) throw new Error('not an HTTP/1 server');
  connections.serve(http);
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        connections.cut();
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}
