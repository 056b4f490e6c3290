import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseNumber, personId } from '../../../shared/domain/ids.ts';
import { visitorOf } from '../../../shared/flows/console/enter.ts';
import { newPhoto } from '../../../shared/store/case-photos.ts';
import { keys } from '../../../shared/store/keys.ts';
import { want } from '../../../shared/store/papers.ts';
import { enters, linkOf, visit } from '../../kit/console.ts';
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

test('where an answer cannot hold them a file and a large photo are fetched from where they lie, by who may see them', async () => {
  const { house } = town;
  const { photos } = house.deps;
  const links = {
    origin: 'https://kept.example',
    mostBytes: 10,
    to: (id: string) => `https://kept.example/${id}`,
  };
  const limited = { ...house, deps: { ...house.deps, photos: { ...photos, links } } };
  const [number, picture] = ['YH-2026-0001', new Uint8Array(11)];
  for (const [id, bytes] of [
    ['ph_large', picture],
    ['ph_small', picture.subarray(1)],
  ] as const) {
    await photos.put(id, bytes, 'image/png');
    const photo = { ...({ id, phase: 'before', state: 'kept' } as const), at: house.now() };
    await house.deps.table.transact([newPhoto(keys.case(caseNumber(number)).pk, photo)]);
  }
  const [zhou, luo] = [visit(limited), visit(limited)];
  for (const [browser, name] of [
    [zhou, 'zhou'],
    [luo, 'luo'],
  ] as const)
    await browser.sends(await browser.get(await linkOf(town, name)), '进入后台');
  const asked = await zhou.sends(await zhou.get('/console/figures'), '隐患台账');
  await town.passes(1);
  const [, part = ''] = /data-live="([^"]+)"/.exec(asked.html) ?? [];
  const [, file = ''] = /href="([^"]+)"/.exec((await zhou.get(part)).html) ?? [];
  expect((await zhou.get(file)).headers.get('location')).toMatch(/^https:\/\/kept\.example\/file_/);
  const large = await zhou.get(`/console/photo/${number}/ph_large`);
  expect(large.headers.get('location')).toBe('https://kept.example/ph_large');
  expect(large.headers.get('cache-control')).toBe('no-store');
  expect(large.headers.get('content-security-policy')).toContain("img-src 'self' https://kept.example;");
  expect((await zhou.bytes(`/console/photo/${number}/ph_small`)).length).toBe(10);
  for (const path of [file, `/console/photo/${number}/ph_large`])
    expect((await luo.get(path)).status).toBe(404);
});
