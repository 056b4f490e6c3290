import { expect, test, vi } from 'vitest';
import { openBoard } from '../../../bots/sandbox/board.ts';
import { shelfInMemory } from './shelf.ts';

const now = () => '2026-10-01T08:30:00+08:00';
const toAll = (text: string) => ({ from: 'bot', talk: { chat: 'g-all' }, card: { text } });

test('the same news asked for ten times at once is shown once', async () => {
  const board = await openBoard(shelfInMemory(), now);
  const lines = await Promise.all(
    Array.from({ length: 10 }, () => board.post(toAll('停电通知'), { once: 'alert#1' })),
  );
  expect(new Set(lines.map(({ id }) => id)).size).toBe(1);
  expect(board.lines({})).toHaveLength(1);
});

test('after a crash every shown line is there, in order, and no news is shown again', async () => {
  const shelf = shelfInMemory();
  const before = await openBoard(shelf, now);
  await before.post(toAll('一'), { once: 'a', cause: 'm1' });
  await before.post(toAll('二'), { once: 'b', cause: 'm1' });
  const after = await openBoard(shelf, now);
  await after.post(toAll('一'), { once: 'a' });
  await after.post(toAll('三'), { once: 'c' });
  expect(after.lines({}).map(({ card }) => card.text)).toEqual(['一', '二', '三']);
  expect(after.because(['m1']).map(({ card }) => card.text)).toEqual(['一', '二']);
});

test('news that could not be kept may be told again', async () => {
  const shelf = shelfInMemory();
  let full = true;
  const put = (key: string, value: object) =>
    full ? Promise.reject(new Error('disk full')) : shelf.put(key, value);
  const board = await openBoard({ ...shelf, put }, now);
  await expect(board.post(toAll('一'), { once: 'a' })).rejects.toThrow('disk full');
  expect(board.lines({})).toEqual([]);
  full = false;
  await board.post(toAll('一'), { once: 'a' });
  expect(board.lines({})).toHaveLength(1);
});

test('a changed card keeps its id and its place, and is seen again by who asks what is new', async () => {
  const board = await openBoard(shelfInMemory(), now);
  const card = await board.post(toAll('0/12'));
  const seen = await board.post(toAll('later'));
  await board.change(card.id, { text: '1/12' }, { cause: 'press-1' });
  expect(board.lines({}).map(({ card: { text } }) => text)).toEqual(['1/12', 'later']);
  expect(board.lines({ after: seen.id })).toEqual([{ ...card, card: { text: '1/12' } }]);
  expect(board.because(['press-1']).map(({ id }) => id)).toEqual([card.id]);
});

test('a recalled message shows nothing any more, whatever is written on it later', async () => {
  const board = await openBoard(shelfInMemory(), now);
  const { id } = await board.post(toAll('写错了'));
  await board.change(id, 'recalled');
  await board.change(id, { text: '又来了' });
  expect(board.line(id)).toMatchObject({ recalled: true, card: { text: '' } });
});

test('nobody sees a line before all that came earlier', async () => {
  const shelf = shelfInMemory();
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const put = async (key: string, value: object) => {
    if (key.endsWith('1')) await gate;
    return shelf.put(key, value);
  };
  const board = await openBoard({ ...shelf, put }, now);
  const both = Promise.all([board.post(toAll('一')), board.post(toAll('二'))]);
  await vi.waitFor(() => expect(shelf.kept.size).toBe(1));
  expect(board.lines({})).toEqual([]);
  release();
  await both;
  expect(board.lines({}).map(({ card }) => card.text)).toEqual(['一', '二']);
});

test('each press has a number of its own, after a restart too', async () => {
  const shelf = shelfInMemory();
  const before = await (await openBoard(shelf, now)).stamp();
  const after = await (await openBoard(shelf, now)).stamp();
  expect(after).toBeGreaterThan(before);
});
