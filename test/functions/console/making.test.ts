import { expect, test } from 'vitest';
import { enters } from '../../kit/console.ts';
import { world } from '../../kit/world.ts';

test('a file asked for at the desk says how far it is, the page can be left, and nobody else reads of it', async () => {
  const town = await world('2026-05-06');
  await town.says('chen', '隐患 三楼消防通道堆货');
  const zhou = await enters(town, 'zhou');
  const page = await zhou.get('/console/figures');
  const asked = await zhou.sends(page, '导出台账工作簿（发到对话）');
  expect(asked.text).toMatch(
    /《[^》]*\.xlsx》(正在生成，好了会发到您的对话。您可以离开本页|已生成，已发到您的对话)/,
  );
  const [, part = ''] = /data-live="([^"]+)"/.exec(asked.html) ?? [];
  await town.passes(1);
  expect((await zhou.get(part)).text).toMatch(/✓ 《[^》]*\.xlsx》已生成，已发到您的对话/);
  const sun = await enters(town, 'sun');
  expect((await sun.get(part)).text).toBe('');
  expect((await zhou.get('/console/figures')).text).not.toContain('已生成');
  await town.close();
});
