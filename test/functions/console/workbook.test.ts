import { read, utils } from '@e965/xlsx';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Inside, inside } from '../../../functions/console/guard.ts';
import { workbookDoor } from '../../../functions/console/workbook-door.tsx';
import { personId } from '../../../shared/domain/ids.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import { directoryChanged, putPerson } from '../../../shared/store/directory.ts';
import { enters, type Visit } from '../../kit/console.ts';
import { looksOf } from '../../kit/looks.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let zhou: Visit;
beforeAll(async () => {
  town = await world('2026-05-06');
  zhou = await enters(town, 'zhou');
});
afterAll(() => town.close());

async function bookOf(visit: Visit, page: string) {
  const bytes = await visit.bytes(`/console/workbook?page=${encodeURIComponent(page)}`);
  const { Sheets, SheetNames } = read(bytes);
  return SheetNames.map((name) => ({
    name,
    rows: utils.sheet_to_json<string[]>(Sheets[name] ?? {}, { header: 1 }),
  }));
}

test('every table leaves as a workbook, filtered as it is looked at', async () => {
  const [units] = await bookOf(
    zhou,
    '/console/units?street=江湾街道&words=&kind='.replace('江湾街道', encodeURIComponent('江湾街道')),
  );
  expect(units?.rows[0]).toEqual(['单位', '类别', '街道', '风险', '联络员']);
  expect(units?.rows.length).toBe(7);
  expect(new Set(units?.rows.slice(1).map((row) => row[2]))).toEqual(new Set(['江湾街道']));
});

test('a page of several tables becomes a sheet for each, and figures are numbers', async () => {
  await town.says('chen', '隐患 三楼消防通道堆货');
  const [cases] = await bookOf(zhou, '/console/figures');
  expect(cases?.name).toBe('隐患按街道和状态（全部，截至2026-05-06）');
  expect(typeof cases?.rows.at(-1)?.at(-1)).toBe('number');
});

test('what is written as a formula stays words', async () => {
  await town.says('chen', '隐患 三楼 =HYPERLINK("http://x") 通道堆货');
  const [cases] = await bookOf(zhou, '/console/cases?state=all');
  expect(JSON.stringify(cases?.rows)).toContain('=HYPERLINK');
  const [open] = await bookOf(zhou, '/console/cases?state=open');
  expect(open?.name).toBe('隐患清单（未销号）');
  const bytes = await zhou.bytes('/console/workbook?page=%2Fconsole%2Fcases%3Fstate%3Dall');
  const sheet = Object.values(read(bytes).Sheets)[0] ?? {};
  expect(Object.values(sheet).some((cell) => typeof cell === 'object' && cell !== null && 'f' in cell)).toBe(
    false,
  );
});

test('nobody gets more in a workbook than on the page', async () => {
  const sun = await enters(town, 'sun');
  const [units] = await bookOf(sun, '/console/units');
  expect(JSON.stringify(units)).not.toContain('顺达');
  for (const page of [
    'https://evil.example/console/units',
    '/console/../healthz',
    '/console/workbook?page=x',
    '',
  ])
    expect((await sun.get(`/console/workbook?page=${encodeURIComponent(page)}`)).status, page).toBe(404);
});

test('every page with a table offers it, one without does not, and the record names who took one', async () => {
  for (const name of ['cases', 'duty', 'units', 'calendar', 'figures', 'settings'])
    expect((await zhou.get(`/console/${name}`)).text, name).toContain('表格导出为工作簿');
  expect((await zhou.get('/console/running')).text).not.toContain('表格导出为工作簿');
  expect((await zhou.get('/console/settings/audit')).text).toMatch(/周敏 .*导出工作簿/);
});

/** So many more people that their list has three pages. */
async function grows(): Promise<void> {
  const { table } = town.house.deps;
  const more = Array.from({ length: 140 }, (_, nth) => `p${nth}`).map((id) =>
    putPerson(
      {
        id: personId(id),
        name: `职员${id}`,
        phone: `1990000${id.slice(1).padStart(4, '0')}`,
        nicknames: [],
        roles: [],
        units: [],
        addresses: [],
        active: true,
      },
      0,
    ),
  );
  for (const some of [more.slice(0, 70), more.slice(70)]) await table.transact(some.flat());
  await table.transact([directoryChanged()]);
}

test('a long list comes whole, and each part of it stands in the record with whose numbers it held', async () => {
  await grows();
  const looks = async () => {
    const all = await looksOf(town.house.deps.table, dayOf(town.house.now()));
    return all.filter(({ who, of }) => who === 'zhou' && of === 'people');
  };
  const heldBy = (all: Awaited<ReturnType<typeof looks>>) => all.flatMap((one) => one.people ?? []).length;
  const before = heldBy(await looks());
  const [people] = await bookOf(zhou, '/console/settings');
  const names = people?.rows.slice(1).map((row) => row.join());
  expect(names?.length).toBe(Number(/共(\d+)人/.exec(people?.name ?? '')?.[1]));
  expect(new Set(names).size).toBe(names?.length);
  expect(names?.length).toBeGreaterThan(140);
  const numbers = names?.filter((line) => /1\d{10}/.test(line)).length;
  expect(heldBy(await looks()) - before).toBe(numbers);
});

/** The door of the workbooks before a list that is as it is told. */
function before(list: (page: number) => Response) {
  const open = async ({ url }: Request) => list(Number(new URL(url).searchParams.get('from') ?? 0));
  const door = new Hono<Inside>();
  door.use(inside(town.house.deps, (context) => context.text('', 401)));
  door.route('/', workbookDoor(town.house, open));
  door.onError((_, context) => context.text('', 500));
  const cookie = [...zhou.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return door.request('http://127.0.0.1:3000/workbook?page=%2Fconsole%2Funits', { headers: { cookie } });
}

const listed = (nth: number) =>
  new Response(
    `<table><tr><th>单位</th></tr><tr><td>第${nth}家</td></tr></table><p class="pages"><a class="button" href="/console/units?from=${nth + 1}">下一页</a></p>`,
  );

test('a workbook that holds a part of a list only says so above it', async () => {
  const answer = await before(listed);
  const sheet = Object.values(read(new Uint8Array(await answer.arrayBuffer())).Sheets)[0] ?? {};
  const rows = utils.sheet_to_json<string[]>(sheet, { header: 1 });
  expect(rows[0]?.[0]).toMatch(/没有导出完，只有前60页/);
  expect(rows.length).toBe(62);
});

test('no workbook is made where a page of the list could not be had', async () => {
  expect((await before((nth) => (nth < 3 ? listed(nth) : new Response('', { status: 500 })))).status).toBe(
    500,
  );
});
