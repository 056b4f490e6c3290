import type { Answered, Transport } from '../../../bots/kit/http.ts';
import { MouthError } from '../../../shared/domain/message.ts';
import type { Outcome } from './answer.ts';
import type { FakeFeishu } from './platform.ts';
import { routes } from './routes.ts';

/** The real mouth's way to the fake within the process: no sockets, so that thousands of sends cost little. */
export function transportOf(fake: FakeFeishu): Transport {
  const app = routes(fake.state);
  return async ({ method, url, headers, body }) => {
    const { pathname, searchParams } = new URL(url);
    if (method === 'POST' && pathname === '/open-apis/im/v1/messages') {
      const { receive_id, msg_type, content, uuid } = JSON.parse(Buffer.from(body ?? []).toString());
      const receiveIdType = searchParams.get('receive_id_type') ?? '';
      return answered(
        await fake.send({ receiveIdType, receiveId: receive_id, type: msg_type, content, uuid }),
      );
    }
    const response = await app.request(url, { method, headers, ...(body && { body: new Uint8Array(body) }) });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: Object.fromEntries(response.headers), bytes };
  };
}

function answered(outcome: Outcome): Answered {
  if (outcome.kind !== 'answered') throw new MouthError({ kind: 'unclear', code: 'ECONNRESET' });
  const { status, headers, body } = outcome.answer;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, headers: { 'content-type': 'application/json', ...headers }, bytes: Buffer.from(text) };
}
