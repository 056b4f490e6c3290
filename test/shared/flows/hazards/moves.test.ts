import { expect, test } from 'vitest';
import { answerTo, cardFor, dot, morning, toldTo } from './kit.ts';

test('open cases and their deadlines go over to the new liaison, and the old one can do nothing', async () => {
  const town = await morning();
  await town.says('guest', '隐患 万汇广场三楼消防通道堆货');
  await town.says('sun', '1属实 一般 三天内整改');
  const asked = await town.says('chen', '我下周调走，安全的事转给马俊');
  await town.clicks('sun', cardFor('sun', asked), '属实，同意');
  const reminded = await town.comes('2026-05-08', '09:00');
  expect(toldTo('ma', reminded)).toMatch(/明天到期[\s\S]*临江区商务局值班室/);
  expect(toldTo('chen', reminded)).toBe('');
  expect(await answerTo(town, 'chen', '0001整改好了，货已搬走')).not.toContain('等待复查');
  expect(toldTo('sun', await town.says('ma', '0001整改好了', { images: [dot] }))).toContain('请复查');
  await town.close();
});
