import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { groupId, personId, unitId } from '../../../shared/domain/ids.ts';
import {
  directoryChanged,
  loadPerson,
  loadUnit,
  putGroup,
  putPerson,
  putUnit,
} from '../../../shared/store/directory.ts';
import { enters, linkOf, type Page, type Visit, visit } from '../../kit/console.ts';
import { type Town, world } from '../../kit/world.ts';
import { bookOf } from '../../shared/papers/books.ts';

/** What a workbook of the directory may bring in as a name. */
const names = ['<svg/onload=alert(1)>', '"autofocus onfocus="alert(1)', "=cmd|' /C calc'!A0"] as const;
const [tag, attribute, formula] = names;

let town: Town;
let zhou: Visit;
let sun: Visit;
beforeAll(async () => {
  town = await world('2026-05-06', '10:00');
  const { table } = town.house.deps;
  const chen = await loadPerson(table, personId('chen'));
  const mall = chen && (await loadUnit(table, chen.value.units[0] ?? unitId('')));
  if (!chen || !mall) throw new Error('the town has its mall');
  for (const [place, name] of names.entries())
    await table.transact([
      ...putPerson({ ...chen.value, id: personId(`bad${place}`), name, addresses: [] }, 0),
      ...putUnit({ ...mall.value, id: unitId(`bad${place}`), name, address: name, street: name }, 0),
      ...putGroup(
        {
          ...{ id: groupId(`bad${place}`), name, covers: { kind: 'all' }, active: place !== 1 },
          address: { channel: 'sandbox', kind: 'chat', id: `bad${place}` },
        },
        0,
      ),
      directoryChanged(),
    ]);
  await town.says('chen', '隐患 三楼消防通道堆货');
  await town.says('gao', '隐患 拆解车间地面有油');
  [zhou, sun] = [await enters(town, 'zhou'), await enters(town, 'sun')];
});
afterAll(() => town.close());

/** The tags of a page, without what stands between quotes. */
const tagsOf = ({ html }: Page) =>
  html
    .replace(/"[^"]*"/g, '""')
    .match(/<[^>]*>/g)
    ?.join('') ?? '';
const formOf = ({ html }: Page) => /name="form" value="([^"]+)"/.exec(html)?.[1] ?? '';

test('names that came by a workbook, of people, units, streets and groups, are text wherever they stand', async () => {
  const pages = ['settings', 'units', 'units/bad0', 'units/bad1', 'units/bad2', 'running', 'duty', 'cases']
    .concat(['figures', 'wall', 'settings/channels', 'settings/texts', 'rehearsal'])
    .map((path) => `/console/${path}`);
  for (const path of pages) {
    const page = await zhou.get(path);
    expect(page.status, path).toBe(200);
    expect(tagsOf(page), path).not.toMatch(/onload|onfocus|autofocus/);
  }
  const { text } = await zhou.get('/console/units');
  for (const name of [tag, attribute, formula]) expect(text).toContain(name);
});

test('the name of a file sent to us is text, and leads nowhere', async () => {
  const page = await zhou.get('/console/duty');
  for (const [place, name] of [
    '"><svg onload=alert(1)>.xlsx',
    '../../../etc/passwd.xlsx',
    "x'\r\nset-cookie: a=b.xlsx",
  ].entries()) {
    const file = new File(
      [
        new Uint8Array(
          bookOf([
            ['日期', '值班员'],
            ['2026-05-20', '没有的人'],
          ]),
        ),
      ],
      name,
    );
    const sent = { form: formOf(page), nonce: `file-name-${place}` };
    const answered = await zhou.upload('/console/roster', sent, file);
    expect(answered.status, name).toBe(200);
    await town.passes(1);
    for (const seen of [answered, await zhou.get('/console/duty?said=file-name-0')])
      expect(tagsOf(seen), name).not.toMatch(/onload/);
    expect(answered.headers.get('set-cookie')).toBe(null);
  }
});

test('a name like a formula stays text in what spreadsheets open', async () => {
  const bytes = await zhou.bytes('/console/workbook?page=%2Fconsole%2Funits');
  const { Sheets, SheetNames } = read(bytes, { cellFormula: true });
  const cells = SheetNames.flatMap((name) => Object.values(Sheets[name] ?? {}));
  expect(cells.filter((cell: { f?: string }) => cell?.f !== undefined)).toEqual([]);
  const rows = utils.sheet_to_json<string[]>(Sheets[SheetNames[0] ?? ''] ?? {}, { header: 1 });
  expect(rows.some((row) => row.includes(formula))).toBe(true);
});

test('another street’s things are shut by every way round: workbook, photo, answer, act', async () => {
  const numbers = (await zhou.get('/console/cases?state=all')).html.matchAll(
    /\/console\/cases\/(YH-\d{4}-\d{4})/g,
  );
  const foreign = [...new Set([...numbers].map(([, number = '']) => number))].at(0) ?? '';
  const detail = (await zhou.get(`/console/cases/${foreign}`)).text;
  expect(detail).toContain('拆解车间');
  const aside = `/console/workbook?page=${encodeURIComponent(`/console/cases/${foreign}`)}`;
  expect((await sun.get(aside)).status).toBe(404);
  expect((await sun.get(`/console/photo/${foreign}/anything`)).status).toBe(404);
  const wish = { form: formOf(await sun.get('/console/cases')), back: '/console/cases', 'f.days': '3' };
  for (const [place, act] of [
    'hazard.verify',
    'hazard.evidence',
    'hazard.close',
    'hazard.photos',
  ].entries()) {
    const sent = { ...wish, nonce: `foreign-case-${place}`, action: `${act}#${foreign}` };
    const answered = await sun.post('/console/act', sent);
    expect(answered.text, act).not.toContain('拆解车间');
  }
  expect((await zhou.get(`/console/cases/${foreign}`)).text).not.toMatch(/整改中|证据包正在/);
});

test('a secret works for nobody but whom it was made for, and a right taken away ends what is open', async () => {
  const [, secret = ''] = /\.([\w-]+)$/.exec([...zhou.cookies.values()].join('')) ?? [];
  const thief = visit(town.house);
  for (const cookie of [`wu.${secret}`, `zhou.${secret}x`, `.${secret}`, `zhou..${secret}`]) {
    thief.cookies.set('zhishou', cookie);
    expect((await thief.get('/console/wall')).status, cookie).toBe(401);
  }
  const { table } = town.house.deps;
  const [link, luo] = [await linkOf(town, 'luo'), await enters(town, 'luo')];
  const stored = await loadPerson(table, personId('luo'));
  if (!stored) throw new Error('luo is known');
  await table.transact(putPerson({ ...stored.value, active: false }, stored.version, stored.value));
  expect((await luo.get('/console/wall')).status).toBe(401);
  const late = visit(town.house);
  expect((await late.get(link)).status).toBe(404);
  expect((await late.post('/console/in', { secret: link.split('/').at(-1) ?? '' })).status).toBe(404);
});

test('a form key holds in its own session alone, and only as a form sends it', async () => {
  const other = await enters(town, 'zhou');
  const form = formOf(await zhou.get('/console/wall'));
  const wish = { back: '/console/wall', nonce: 'own-key-1234', action: 'help' };
  expect((await other.post('/console/act', { ...wish, form })).status).toBe(403);
  expect((await zhou.post(`/console/act?form=${form}`, wish)).status).toBe(403);
  const same = { 'sec-fetch-site': 'same-site' };
  expect((await zhou.post('/console/act', { ...wish, form }, same)).status).toBe(403);
  for (const back of [
    '/console/wall\r\nset-cookie: a=b',
    '/console/wall%0d%0aset-cookie:a=b',
    '/console//evil.cn',
  ]) {
    const answered = await zhou.post('/console/act', { ...wish, form, back });
    expect(answered.headers.get('set-cookie'), back).toBe(null);
    expect(answered.path, back).toMatch(/^\/console\//);
  }
});
