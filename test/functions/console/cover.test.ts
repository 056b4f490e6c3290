import { afterEach, expect, test } from 'vitest';
import { enters } from '../../kit/console.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
afterEach(() => town.close());

test('a notice’s page shows post by post who answered in time; a street sees its own post only', async () => {
  town = await world('2026-05-12', '09:30');
  const [preview] = await town.says('zhou', '通知 今晚有大风，请各岗加强值守，每岗10分钟内应答');
  if (!preview) throw new Error('no preview');
  await town.clicks('zhou', preview, '确认发送');
  await town.says('sun', '收到');
  await town.passes(15);
  const path = `/console/alerts/${preview.actions?.[0]?.id.split('#')[1]}`;
  const page = await (await enters(town, 'zhou')).get(path);
  expect(page.text).toMatch(/值班岗位应答 \d\/3，今天09:40前（10分钟内） 已过时限/);
  expect(page.text).toMatch(/北苑街道\s*未应答\s*罗志强/);
  expect(page.text).toMatch(/江湾街道\s*✓ 今天09:30\s*孙倩/);
  const own = await (await enters(town, 'sun')).get(path);
  expect(own.text).toContain('值班岗位应答 1/1');
  expect(own.text).not.toContain('罗志强');
  const plain = await town.says('zhou', '通知 请各单位自查');
  const other = await (await enters(town, 'zhou')).get(
    `/console/alerts/${plain[0]?.actions?.[0]?.id.split('#')[1]}`,
  );
  expect(other.text).not.toContain('值班岗位应答');
});
