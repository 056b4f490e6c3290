import { Agent, request } from 'node:http';
import type { Sealed } from './sealed.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 64, scheduling: 'lifo' });

/** Delivers to a door; resolves with what it answered. Throws on anything but 200. */
export function knock(url: string, sealed: Sealed): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { ...sealed.headers, 'content-length': String(Buffer.byteLength(sealed.body)) };
    const asked = request(url, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(text) : reject(new Error(`answered ${answer.statusCode}`)),
      );
    });
    // A connection kept from the round before may be shut just now; nothing has been heard over it.
    asked.on('error', (error) => (asked.reusedSocket ? resolve(knock(url, sealed)) : reject(error)));
    asked.end(sealed.body);
  });
}
