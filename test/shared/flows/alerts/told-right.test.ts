import { afterEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';
import { first, send } from './sending.ts';

let town: Town;
afterEach(() => town.close());

test('a street’s list counts its own units, those who answered too', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', '通知 请于今天11点前回复参会人员');
  await town.says('chen', '收到', { chat: 'g-all' });
  await town.comes('2026-05-12', '20:00');
  expect(town.heard('sun').join('\n')).toContain('6家中5家未确认');
  expect(town.heard('luo').join('\n')).toContain('6家中6家未确认');
});

test('units hear of a holiday whose year is not announced yet, and that it is tentative', async () => {
  town = await world('2026-12-20', '09:00');
  await town.comes('2027-01-05', '12:00');
  const told = town.heardIn('g-all').filter((text) => text.startsWith('元旦'));
  expect(told).toHaveLength(3);
  for (const text of told) expect(text).toContain('暂定');
  expect(town.heard('zhou').join('\n')).toContain('放假通知公布后请发送“导入放假安排”和全文');
});

test('the national sessions are told to no unit before somebody confirmed their days', async () => {
  town = await world('2027-02-20', '09:00');
  await town.comes('2027-03-16', '12:00');
  expect(town.heardIn('g-all').filter((text) => text.includes('两会'))).toEqual([]);
  expect(town.heard('zhou').join('\n')).toContain('日期暂定，未向单位发送');
});

test('a correction says what it corrects, and to whom it goes is nothing to choose', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', '通知 今晚有大风，请各单位加固户外广告牌');
  const preview = first(await town.says('zhou', '更正 大风改为明晚'));
  expect(preview.title).toBe('预览：更正《通知：今晚有大风，请各单位加固户外…》');
  expect(preview.actions?.map(({ label }) => label)).toEqual(['确认发送', '改正文', '取消']);
  await town.clicks('zhou', preview, '确认发送');
  expect(town.heardIn('g-all').at(-1)).toContain('大风改为明晚');
});

test('an official who presses 收到 for nobody is not sent to look for a code', async () => {
  town = await world('2026-05-12', '09:30');
  const card = await send(town, 'zhou', '通知 今晚有大风，请各单位加固户外广告牌');
  expect((await town.clicks('sun', card, '收到')).toast).toBe('您不是哪家单位的联络员，这次点击未计入。');
});
