import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { largePhoto } from './photo.ts';

/** A message as the platform got it. */
export interface Received {
  /** Such as ou_17 or oc_17. */
  readonly to: string;
  readonly id: string;
  /** As it was posted. */
  readonly body: string;
}

/** As much of the platform as a benchmark needs: it gives out a token, takes every message at once, and tells of it. */
export interface Platform {
  readonly url: string;
  onMessage(hear: (message: Received) => void): void;
  close(): void;
}

/** What somebody's telephone took: some 200 kB. */
const photo = largePhoto();

export const app = {
  id: 'cli_bench',
  secret: 'secret-of-the-bench',
  encryptKey: 'encrypt-key-of-the-bench',
  verificationToken: 'token-of-the-bench',
} as const;

export async function openPlatform(): Promise<Platform> {
  let hear: (message: Received) => void = () => {};
  let sent = 0;
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    if (request.method === 'GET' && request.url?.includes('/resources/')) return void response.end(photo);
    if (!request.url?.startsWith('/open-apis/im/v1/messages')) return answer(response, other(request.url));
    sent += 1;
    const id = `om_${sent}`;
    answer(response, { message_id: id, create_time: '0', sender: { id: app.id } });
    hear({ id, body, to: /"receive_id":"(o[uc]_\d+)"/.exec(body)?.[1] ?? '' });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`,
    onMessage: (listener) => {
      hear = listener;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The token's answer and the bot's carry their fields beside the code, all others in `data`. */
function other(url = ''): object {
  if (url.includes('tenant_access_token')) return { tenant_access_token: 't-bench', expire: 7200 };
  return url.includes('/bot/v3/info') ? { bot: { open_id: 'ou_bot', app_name: 'bench' } } : {};
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  request.setEncoding('utf8');
  for await (const part of request) body += part;
  return body;
}

function answer(response: ServerResponse, data: object): void {
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify({ code: 0, msg: 'success', ...data, data }));
}
