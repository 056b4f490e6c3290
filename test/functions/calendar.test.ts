import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { calendar } from '../../functions/calendar.ts';
import { type Town, world } from '../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-05-06', '10:00');
});
afterEach(() => town.close());

async function asked(person: string, sentence = '订阅值班日历'): Promise<string> {
  const heard = await town.says(person, sentence);
  return /\/duty\/[\w-]+\.ics/.exec(heard.map(({ text }) => text).join('\n'))?.[0] ?? '';
}

async function read(path: string): Promise<string> {
  const response = await calendar(town.house).request(path);
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  // What was kept of it would hide a swap from whoever looks again.
  expect(response.headers.get('cache-control')).toBe('private, no-cache');
  return (await response.text()).replaceAll('\r\n ', '');
}

describe('a calendar of one’s own watches', () => {
  test('is given in chat, and holds each watch under an id that stays', async () => {
    const path = await asked('zhou');
    const before = await read(path);
    expect(before).toContain('UID:2026-05-19-whole@zhishou');
    expect(before).toMatch(
      /DTSTART:20260519T000000Z\r\nDTEND:20260520T000000Z\r\nSUMMARY:值班 24小时班（(?:值班员|副班)）/,
    );
    const ids = (text: string) => [...text.matchAll(/UID:(\S+)/g)].map(([, id]) => id);
    expect(new Set(ids(before)).size).toBe(ids(before).length);
    await town.passes(60 * 24);
    expect(ids(await read(path))).toEqual(ids(before));
  });

  test('a watch that was swapped moves to the calendar of who has it now', async () => {
    const [lin, tang] = [await asked('lin'), await asked('tang')];
    expect(await read(tang)).not.toContain('UID:2026-05-14-whole');
    await town.says('lin', '5月14日我和唐文慧换班');
    await town.says('tang', '可以，我替你');
    await town.says('zhou', '同意换班');
    expect(await read(tang)).toContain('UID:2026-05-14-whole');
    expect(await read(lin)).not.toContain('UID:2026-05-14-whole');
  });

  test('no line is longer than calendars read', async () => {
    const response = await calendar(town.house).request(await asked('zhou', '订阅全部值班表日历'));
    const lines = (await response.text()).split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });
});

test('a key nobody was given opens nothing, and asking again shuts the old one', async () => {
  const first = await asked('lin');
  const second = await asked('lin');
  expect(second).not.toBe(first);
  expect((await calendar(town.house).request(first)).status).toBe(404);
  expect((await calendar(town.house).request('/duty/guessed.ics')).status).toBe(404);
  expect(await asked('guest')).toBe('');
});
