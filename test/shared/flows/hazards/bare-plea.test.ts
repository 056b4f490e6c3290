import { afterEach, beforeEach, expect, test } from 'vitest';
import { dot } from '../../../first-slice/story.ts';
import { answerTo, morning, type Town, toldIn, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

test.each(['举报', '我要举报', '别说是我说的'])(
  '%s alone opens no case: what it is about is asked privately',
  async (said) => {
    expect(await answerTo(town, 'yang', said)).toMatch(/请说明是哪家单位、什么问题[\s\S]*身份/);
    const heard = await town.says('deng', said, { chat: 'g-all' });
    expect(toldIn('g-all', heard)).toBe('');
    expect(await answerTo(town, 'zhou', '隐患台账')).toMatch(/没有|共0条/);
  },
);

test('a photo with 举报 is a case', async () => {
  expect(toldTo('yang', await town.says('yang', '举报', { images: [dot] }))).toContain('已登记');
});
