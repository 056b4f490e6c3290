import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-05-06', '10:00');
});
afterEach(() => town.close());

const texts = (heard: readonly { text: string }[]) => heard.map(({ text }) => text).join('\n');

test('an officer asks whether the roster holds, and hears where it ends', async () => {
  expect(texts(await town.says('zhou', '排班有没有空缺'))).toMatch(
    /5月6日至8月4日：\n6月1日（周一）起还没有排班/,
  );
  expect(texts(await town.says('zhou', '预测'))).toMatch(/6月1日/);
  expect(texts(await town.says('guest', '预测'))).not.toMatch(/6月1日/);
});

test('leave that is granted shows at once to those in charge, and once', async () => {
  const heard = await town.says('wu', '5月20日至5月22日请假');
  const [card] = heard.filter(({ title }) => title === '请假待批准');
  if (card) await town.clicks('lin', card, '准假');
  const later = await town.passes(2);
  expect(texts(later)).toMatch(/5月2\d日.*吴海涛已请假/);
  expect(texts(await town.passes(30))).not.toMatch(/已请假/);
});

test('the evening the month ends nobody is surprised that there is no roster', async () => {
  const heard = await town.comes('2026-05-31', '08:01');
  expect(texts(heard)).toMatch(/6月1日（周一）起还没有排班/);
});

test('day upon day of the same gap is one line', async () => {
  await town.says('zhou', '值班表\n6月10日 带班 林国栋 值班 周敏\n6月20日 值班 何静');
  await town.says('zhou', '以此为准');
  const said = texts(await town.says('zhou', '预测'));
  expect(said).toMatch(/6月11日（周四）至6月19日（周五）没有排班\n6月20日（周六）24小时班没有带班领导/);
});
