import { afterAll, beforeAll, expect, test } from 'vitest';
import { personId } from '../../../shared/domain/ids.ts';
import { at, day } from '../../../shared/domain/time.ts';
import { lookWrite } from '../../../shared/store/looks.ts';
import { enters, type Visit } from '../../kit/console.ts';
import { dengAudits } from '../../kit/people.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let auditor: Visit;
beforeAll(async () => {
  town = await world('2026-05-31');
  await dengAudits(town.house.deps.table);
  const [zhou, sun, own] = [
    await enters(town, 'zhou'),
    await enters(town, 'sun'),
    await enters(town, 'deng'),
  ];
  await zhou.get('/console/units/wanhui');
  await sun.get('/console/units/wanhui');
  await own.get('/console/units/wanhui');
  const [preview] = await town.says('he', '通知 江湾街道 明天检查消防，18时前回复收到');
  if (preview) await town.clicks('he', preview, '确认发送');
  await town.passes(1);
  const id = /href="\/console\/alerts\/(al[^"?]+)"/.exec((await zhou.get('/console/alerts')).html)?.[1];
  await (await enters(town, 'he')).get(`/console/alerts/${id}`);
  await town.comes('2026-06-01', '09:00');
  await (await enters(town, 'lin')).get('/console/units/wanhui');
  auditor = await enters(town, 'deng');
}, 60_000);
afterAll(() => town.close());

const may = 'from=2026-05-01&until=2026-05-31';
const asks = (query: string) => auditor.get(`/console/settings/audit?${encodeURI(query)}`);

test('an auditor finds who saw somebody’s telephone in May: whoever was shown it, on whichever page, and nobody else', async () => {
  const { text } = await asks(`${may}&of=陈思远`);
  const rows = text.slice(text.indexOf('对象'));
  expect(rows).toMatch(/2026-05-31 09:\d\d 周敏 查看 单位 万汇广场（陈思远的电话）/);
  expect(rows).toMatch(/2026-05-31 09:\d\d 孙\S+ 查看 单位 万汇广场（陈思远的电话）/);
  expect(rows).toMatch(/2026-05-31 09:\d\d 何\S+ 查看 通知 《[^》]*检查消防[^》]*》（陈思远等\d+人的电话）/);
  expect(rows).not.toMatch(/林|邓/);
  expect(text).toMatch(/查了\d+条记录，全部查完，其中3条符合/);
  expect((await asks('from=2026-05-31&of=陈思远')).text).toMatch(/林.*周敏 查看 单位 万汇广场/);
});

test('he asks by who it was and by the thing, and days the other way round are understood', async () => {
  expect((await asks(`${may}&who=周敏&of=万汇`)).text).toMatch(/其中1条符合/);
  expect((await asks(`${may}&who=周敏&of=没有的`)).text).toContain('这些天没有符合的记录');
  expect((await asks('from=2026-05-31&until=2026-05-01&of=陈思远')).text).toContain('其中3条符合');
  expect((await asks('from=2026-02-30&until=soon')).text).toMatch(/邓伟 查看 查看与办理记录/);
});

test('of more than a year the last is read, and the page says so', async () => {
  const { text, html } = await asks('from=2024-01-01&until=2026-05-31&of=陈思远');
  expect(text).toContain('一次最多查一年，这里从2025-05-31查起；更早的请改日期另查。');
  expect(html).toContain('name="from" value="2025-05-31"');
  expect((await asks(`${may}&of=陈思远`)).text).not.toContain('一次最多');
});

test('a long month is read on page after page, and each page says how far it came', async () => {
  const { table } = town.house.deps;
  const who = personId('wu');
  const looks = Array.from({ length: 130 }, (_, nth) => {
    const when = at(day('2026-05-20'), `10:${String(nth % 60).padStart(2, '0')}`);
    return lookWrite(`lk_${nth}`, { at: when, who, what: 'looked', of: 'people' });
  });
  await table.transact(looks.slice(0, 90));
  await table.transact(looks.slice(90));
  const first = await asks(`${may}&who=吴海涛`);
  expect(first.text).toMatch(/到2026-05-20 10:\d\d为止，其中100条符合/);
  const next = /<p class="pages"><a class="button" href="([^"]+)"/.exec(first.html)?.[1] ?? '';
  const second = await auditor.get(next.replaceAll('&amp;', '&'));
  expect(second.text).toMatch(/全部查完，其中30条符合/);
  expect(second.html).toMatch(/name="until" value="2026-05-31"/);
});
