import { Agent, request } from 'node:http';
import type { Sealed } from './sealed.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 64, scheduling: 'lifo' });

/** Delivers to a door; resolves with what it answered. Throws on anything but 200. */
export function knock(url: string, { headers, body }: Sealed): Promise<string> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    const asked = request(url, { method: 'POST', agent, headers: { ...headers, ...length } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(text) : reject(new Error(`answered ${answer.statusCode}`)),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
