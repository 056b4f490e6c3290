import { afterEach, expect, test } from 'vitest';
import type { Message } from '../../../../functions/sandbox/message.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
const texts = (heard: readonly Message[]) => heard.map(({ text }) => text).join('\n');
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]).toString('base64');

afterEach(() => town.close());

test('nothing is asked with a check-in but a word, until a rule says so', async () => {
  town = await world('2026-05-06', '07:50');
  expect(texts(await town.says('he', '签到'))).toMatch(/已签到/);
});

test('where the rule asks for a photo and the code of the day, both must come', async () => {
  town = await world('2026-05-06', '07:50');
  expect(texts(await town.says('zhou', '签到要求 照片 口令 每天'))).toMatch(/每天签到须附现场照片、当日口令/);
  const code = /今日口令：(\d{4})/.exec(texts(await town.says('zhou', '今日口令')))?.[1];
  expect(texts(await town.says('he', '签到'))).toMatch(/须附现场照片、当日口令/);
  expect(texts(await town.says('he', `签到 ${code}`))).toMatch(/须附现场照片，/);
  expect(texts(await town.says('he', `签到 ${code}`, { images: [jpeg] }))).toMatch(/何静，已签到/);
  expect(texts(await town.says('zhou', '签到要求 无'))).toMatch(/只需一句话/);
  expect(texts(await town.says('zhou', '签到'))).toMatch(/已签到/);
});

test('a rule of heightened care asks on a holiday and on no other day', async () => {
  town = await world('2026-05-06', '07:50');
  await town.says('zhou', '签到要求 照片');
  expect(texts(await town.says('he', '签到'))).toMatch(/已签到/);
  await town.close();
  town = await world('2026-05-01', '07:50');
  await town.says('zhou', '签到要求 照片');
  expect(texts(await town.says('lin', '签到'))).toMatch(/须附现场照片/);
});

test('a liaison reads no code', async () => {
  town = await world('2026-05-06', '07:50');
  expect(texts(await town.says('chen', '今日口令'))).not.toMatch(/\d{4}/);
});
