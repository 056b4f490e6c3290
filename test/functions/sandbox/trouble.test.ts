import { afterEach, expect, test } from 'vitest';
import { townOverHttp } from './town.ts';

const { get, post } = townOverHttp('2026-10-12', '07:00');
const help = { person: 'zhou', chat: null, text: '帮助' };

afterEach(async () => {
  await post('faults', { kind: 'none', share: 0 });
  await post('hearing', { onlyMentions: false });
});

test.each(['rate-limit', 'drop-after-send'])(
  'under %s everything arrives once',
  async (kind) => {
    const before = (await get('messages?person=zhou')).body.cursor;
    await post('faults', { kind, share: 0.5 });
    for (let turn = 0; turn < 4; turn += 1) await post('say', help);
    await post('faults', { kind: 'none', share: 0 });
    await expect.poll(async () => count(before), { timeout: 15_000 }).toBe(4);
  },
  60_000,
);

test('during an outage a call answers in time with what is pending, which arrives afterwards', async () => {
  await post('faults', { kind: 'outage', share: 1 });
  const before = (await get('messages?person=zhou')).body.cursor;
  const startedMs = performance.now();
  const { body } = await post('say', help);
  expect(body).toEqual({ heard: [], pending: 1 });
  expect(performance.now() - startedMs).toBeLessThan(10_500);
  await post('faults', { kind: 'none', share: 0 });
  await expect.poll(async () => count(before), { timeout: 30_000 }).toBe(1);
}, 60_000);

test('where only mentions reach the bot, it hears a call, a private word and no other sentence', async () => {
  await post('hearing', { onlyMentions: true });
  const inGroup = { person: 'zhou', chat: 'g-all', text: '今天谁值班' };
  expect((await post('say', inGroup)).body.heard).toEqual([]);
  expect((await post('say', { ...inGroup, mention: true })).body.heard).toHaveLength(1);
  expect((await post('say', help)).body.heard).toHaveLength(1);
});

test('as the clock goes on, what falls due is heard, and the clock stands where it was put', async () => {
  const { body } = await post('clock', { to: '2026-10-12T07:45:00+08:00' });
  expect(body).toMatchObject({ now: '2026-10-12T07:45:00+08:00', pending: 0 });
  expect(body.ticks).toBeGreaterThan(0);
  expect(body.heard.map(({ to }: { to: object }) => to)).toContainEqual({ person: 'lin' });
  const again = await post('clock', { to: '2026-10-12T07:45:00+08:00' });
  expect(again.body).toEqual({ now: '2026-10-12T07:45:00+08:00', ticks: 0, heard: [], pending: 0 });
});

test('the clock goes on during an outage, and what it brought arrives afterwards', async () => {
  const before = (await get('messages?person=lin')).body.cursor;
  await post('faults', { kind: 'outage', share: 1 });
  const { body } = await post('clock', { to: '2026-10-13T07:45:00+08:00' });
  expect(body).toMatchObject({ now: '2026-10-13T07:45:00+08:00', heard: [] });
  expect(body.pending).toBeGreaterThan(0);
  await post('faults', { kind: 'none', share: 0 });
  const arrived = async () => (await get(`messages?person=lin&after=${before}`)).body.messages.length;
  await expect.poll(arrived, { timeout: 30_000 }).toBeGreaterThan(0);
}, 60_000);

async function count(after: string): Promise<number> {
  const { body } = await get(`messages?person=zhou&after=${after}`);
  return body.messages.filter(({ from }: { from: string }) => from === 'bot').length;
}
