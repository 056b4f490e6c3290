import { expect, test } from 'vitest';
import { townOverHttp } from './town.ts';

const { post, raw } = townOverHttp('2026-10-12', '09:00', ({ moveTo: _, ...host }) => host);

test('beside a real channel sentences can be tried, the clock and the faults cannot', async () => {
  expect((await post('say', { person: 'zhou', chat: null, text: '帮助' })).body.heard).toHaveLength(1);
  expect((await post('clock', { to: '2027-01-01T00:00:00+08:00' })).status).toBe(409);
  expect((await post('faults', { kind: 'outage', share: 1 })).status).toBe(409);
  expect(await (await raw('/')).text()).not.toContain('id="clock-to"');
});
