import { expect, test } from 'vitest';
import type { Call } from '../../../bots/kit/http.ts';
import { wecomMouth } from '../../../bots/wecom/mouth.ts';

/** A robot on a line that answers all; tells what was asked of it. */
function robot(bytes: Uint8Array) {
  const calls: Call[] = [];
  const mouth = wecomMouth({
    robots: [{ name: '江湾群', key: 'k' }],
    baseUrl: 'https://qyapi.example',
    photo: async () => ({ bytes, type: 'image/png' }),
    notebook: { read: async () => undefined, write: async () => {} },
    wallNow: () => 0,
    transport: async (call) => {
      calls.push(call);
      const answer = { errcode: 0, errmsg: 'ok', media_id: 'm1' };
      return { status: 200, bytes: Buffer.from(JSON.stringify(answer)), headers: {} };
    },
  });
  const file = { key: 'ph_1', name: '照片1.jpg' };
  const to = { channel: 'wecom', kind: 'chat', id: 'robot:江湾群' } as const;
  return { calls, sends: () => mouth.send(to, { text: '照片', file }, 'once') };
}

test('a picture inside its message has the whole time for its way; one that was uploaded before has what is left', async () => {
  const png = Buffer.from('\x89PNG\r\n\x1a\n and more', 'latin1');
  const small = robot(png);
  await small.sends();
  expect(small.calls.map(({ deadlineMs }) => deadlineMs)).toEqual([9_000]);
  const large = robot(Buffer.concat([png, Buffer.alloc(2 * 1024 * 1024)]));
  await large.sends();
  const [upload, send] = large.calls.map(({ deadlineMs }) => deadlineMs);
  expect((upload ?? 0) + (send ?? 0)).toBeLessThan(10_000);
  expect(large.calls).toHaveLength(2);
});
