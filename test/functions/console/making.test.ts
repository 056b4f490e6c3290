import { afterAll, beforeAll, expect, test } from 'vitest';
import { personId } from '../../../shared/domain/ids.ts';
import { visitorOf } from '../../../shared/flows/console/enter.ts';
import { want } from '../../../shared/store/papers.ts';
import { enters } from '../../kit/console.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
beforeAll(async () => {
  town = await world('2026-05-06');
  await town.says('chen', '隐患 三楼消防通道堆货');
});
afterAll(() => town.close());

test('a file asked for at the desk says how far it is, the page can be left, and nobody else reads of it', async () => {
  const zhou = await enters(town, 'zhou');
  const page = await zhou.get('/console/figures');
  const asked = await zhou.sends(page, '隐患台账');
  expect(asked.text).toMatch(
    /《[^》]*\.xlsx》(正在生成，好了会发到您的对话。您可以离开本页|已生成，(已|正在)发到您的对话)/,
  );
  const [, part = ''] = /data-live="([^"]+)"/.exec(asked.html) ?? [];
  await town.passes(1);
  const made = await zhou.get(part);
  expect(made.text).toMatch(/✓ 《[^》]*\.xlsx》已生成，已发到您的对话/);
  const [, file = ''] = /href="([^"]+)"/.exec(made.html) ?? [];
  expect(Buffer.from(await zhou.bytes(file)).toString('latin1', 0, 2)).toBe('PK');
  expect((await zhou.get(file)).headers.get('content-disposition')).toMatch(
    /^attachment; filename="file\.xlsx"; filename\*=UTF-8''[\w%.-]+\.xlsx$/,
  );
  const [sun, again] = [await enters(town, 'sun'), await enters(town, 'zhou')];
  expect((await sun.get(part)).text).toBe('');
  expect((await sun.get(file)).status).toBe(404);
  expect((await again.get(file)).status).toBe(404);
  expect((await zhou.get('/console/figures')).text).not.toContain('已生成');
});

test('a file that cannot be made is not awaited for ever: the page says that it came to nothing', async () => {
  const { deps } = town.house;
  const wu = await enters(town, 'wu');
  const visitor = await visitorOf(deps, [...wu.cookies.values()].join(''));
  const cause = `console#${visitor?.desk}#n-12345678`;
  const to = { kind: 'person', person: personId('wu') } as const;
  await deps.table.transact([
    want({ id: 'p-none', kind: 'nothing.makes-it', args: {}, name: '台账.xlsx', to, cause }),
  ]);
  const part = '/console/making?said=n-12345678';
  expect((await wu.get(part)).text).toBe('《台账.xlsx》正在生成，好了会发到您的对话。您可以离开本页。');
  await town.passes(1);
  expect((await wu.get(part)).text).toContain('上次没有做成，正在重试');
  for (let tries = 1; tries < 3; tries += 1) await town.passes(1);
  expect((await wu.get(part)).text).toBe('《台账.xlsx》没有生成成功，请稍后再要一次；仍不成请联系管理员。');
  await town.passes(1);
  expect(town.heard('wu').filter((text) => text.includes('没有生成成功'))).toHaveLength(1);
  expect((await wu.get('/console/made?said=n-12345678')).status).toBe(404);
});

test('a file that cannot come into the chat is not said to be on its way there', async () => {
  const { deps } = town.house;
  const lin = await enters(town, 'lin');
  const visitor = await visitorOf(deps, [...lin.cookies.values()].join(''));
  const cause = `console#${visitor?.desk}#n-87654321`;
  const to = {
    kind: 'address',
    address: { channel: 'sandbox', kind: 'person', id: 'nobody-at-all' },
  } as const;
  await deps.table.transact([
    want({
      id: 'p-lost',
      kind: 'hazards.ledger',
      args: { shelves: 'all', to: 'official' },
      name: '台账.xlsx',
      to,
      cause,
    }),
  ]);
  await town.passes(30);
  const { text } = await lin.get('/console/making?said=n-87654321');
  expect(text).toMatch(/^《台账.xlsx》已生成，没有送到您的对话，请在这里下载： 下载文件$/);
});
