import { afterEach, beforeEach, expect, test } from 'vitest';
import { day } from '../../../shared/domain/time.ts';
import { putShift, shiftsOf } from '../../../shared/store/duty.ts';
import { enters, formsOf, type Visit } from '../../kit/console.ts';
import { type Town, world } from '../../kit/world.ts';
import { bookOf } from '../../shared/papers/books.ts';

let town: Town;
let zhou: Visit;
beforeEach(async () => {
  town = await world('2026-05-06', '10:00');
  zhou = await enters(town, 'zhou');
});
afterEach(() => town.close());

const choiceOf = (html: string, name: string) =>
  new RegExp(`<option value="([^"]+)"[^>]*>${name}`).exec(html)?.[1] ?? '';

test('a day is tapped, somebody else is chosen, the difference and its forecast are seen, and one word makes it hold', async () => {
  const month = await zhou.get('/console/duty?month=2026-05');
  expect(month.html).toContain('href="/console/duty/2026-05-20?post="');
  const day = await zhou.get('/console/duty/2026-05-20');
  const before = /f\.whole\.main\.0"[\s\S]*?<option value="([^"]+)" selected/.exec(day.html)?.[1] ?? '';
  const [name, id] = ['周敏', '何静', '吴海涛']
    .map((one) => [one, choiceOf(day.html, one)] as const)
    .find(([, value]) => value !== before && value !== '') ?? ['', ''];
  const kept = Object.fromEntries(
    ['leader', 'deputy'].map((role) => {
      const field = `f.whole.${role}.0`;
      return [
        field,
        new RegExp(`${field}"[\\s\\S]*?<option value="([^"]+)" selected`).exec(day.html)?.[1] ?? '',
      ];
    }),
  );
  const asked = await zhou.sends(day, '看改动', { ...kept, 'f.whole.main.0': id });
  expect(asked.text).toMatch(new RegExp(`改 5月20日（周三）24小时班：值班员.*→${name}`));
  expect(asked.text).toContain('改后预测');
  expect(asked.text.match(/值班表改动，请核对/g)?.length).toBe(1);
  const done = await zhou.sends(asked, '以此为准');
  expect(done.text).toContain('已更新1个班');
  await town.passes(1);
  const after = await zhou.get('/console/duty/2026-05-20');
  expect(/f\.whole\.main\.0"[\s\S]*?<option value="([^"]+)" selected/.exec(after.html)?.[1]).toBe(id);
});

test('whoever does not stand in this roster cannot be dragged into it, nor anybody into a day that is not his to change', async () => {
  const to = '/console/duty/2026-05-20?post=&role=值班员&shift=24小时班&who=';
  const plain = filledIn((await zhou.get('/console/duty/2026-05-20')).html);
  expect(filledIn((await zhou.get(`${to}chen`)).html)).toEqual(plain);
  const main = plain['f.whole.main.0'] === 'he' ? 'wu' : 'he';
  expect(filledIn((await zhou.get(`${to}${main}`)).html)['f.whole.main.0']).toBe(main);
  const lin = await enters(town, 'lin');
  expect((await lin.get('/console/duty')).html).not.toContain('draggable');
  expect((await lin.get(`${to}${main}`)).status).toBe(404);
});

test('an empty place is foretold before it holds', async () => {
  const day = await zhou.get('/console/duty/2026-05-21');
  const leader = /f\.whole\.leader\.0"[\s\S]*?<option value="([^"]+)" selected/.exec(day.html)?.[1] ?? '';
  const asked = await zhou.sends(day, '看改动', { 'f.whole.leader.0': leader });
  expect(asked.text).toMatch(/新问题：5月21日（周四）24小时班没有值班员/);
  const kept = await zhou.sends(asked, '不改');
  expect(kept.text).toContain('没有改动');
});

async function uploads(rows: string[][], name = '值班表.xlsx') {
  const month = await zhou.get('/console/duty');
  const hidden = formsOf(month.html).find(({ to }) => to === '/console/roster')?.hidden ?? {};
  return zhou.upload('/console/roster', hidden, new File([new Uint8Array(bookOf(rows))], name));
}

test('a workbook is imported at the desk: read elsewhere, shown as a difference, held by one word', async () => {
  const sent = await uploads([
    ['日期', '班次', '带班领导', '值班员'],
    ['10.1', '24小时', '林国栋', '周敏'],
  ]);
  expect(sent.text).toContain('正在读取表格');
  await town.passes(1);
  const read = await zhou.get('/console/duty?since=1');
  expect(read.text).toMatch(/新增 10月1日（周四）24小时班：带班领导林国栋，值班员周敏/);
  expect((await zhou.sends(read, '以此为准')).text).toContain('已更新1个班');
  await town.passes(1);
  expect((await zhou.get('/console/duty?month=2026-10')).text).toContain(
    '1日 国庆节 带班领导 林国栋 值班员 周敏',
  );
});

test('what is wrong with a workbook stands on the page with its row, and nothing waits for a word', async () => {
  await uploads([
    ['日期', '班次', '带班领导', '值班员'],
    ['2月30日', '24小时', '林国栋', '周敏'],
  ]);
  await town.passes(1);
  const page = await zhou.get('/console/duty?since=1');
  expect(page.text).toMatch(/第2行“日期”：日期看不懂或不存在/);
  expect(page.text).not.toContain('以此为准');
  await town.says('zhou', '以此为准');
  expect(town.heard('zhou').at(-1)).toContain('没有等您确认的值班表');
});

test('what was read before is not shown as what the next file says, though the clock stands still', async () => {
  const rows = (name: string) => [
    ['日期', '班次', '带班领导', '值班员'],
    ['10.1', '24小时', '林国栋', name],
  ];
  await uploads(rows('周敏'));
  await town.passes(1);
  const sent = await uploads(rows('何静'));
  expect(sent.text).toContain('正在读取表格');
  expect(sent.text).not.toContain('值班员周敏');
  await town.passes(1);
  expect((await zhou.get(sent.path)).text).toMatch(
    /新增 10月1日（周四）24小时班：带班领导林国栋，值班员何静/,
  );
  await uploads([
    ['日期', '值班员'],
    ['2月30日', '周敏'],
  ]);
  await town.passes(1);
  expect((await zhou.get('/console/duty')).text).toMatch(
    /日期看不懂或不存在 之前送来的一份改动还没有确认，仍在等您确认。.*值班员何静/,
  );
});

test('a file that is no workbook is answered on the page it was sent from, whatever it is called', async () => {
  const month = await zhou.get('/console/duty');
  const hidden = formsOf(month.html).find(({ to }) => to === '/console/roster')?.hidden ?? {};
  const sent = await zhou.upload('/console/roster', hidden, new File(['%PDF-1.4'], '值班表.pdf'));
  await town.passes(1);
  expect((await zhou.get(sent.path)).text).toContain('这不是能读的表格文件，请使用xlsx或csv');
});

test('a file that could not be read is no draft: none is said to be voided by the next, and 不改 takes its line away', async () => {
  const wrong = [
    ['日期', '班次', '带班领导', '值班员'],
    ['2月30日', '24小时', '林国栋', '周敏'],
  ];
  await uploads(wrong);
  await town.passes(1);
  const [asked] = await town.says('zhou', '值班表\n10月9日 带班 林国栋 值班 周敏');
  expect(asked?.text).toMatch(/新增 10月9日/);
  expect(asked?.text).not.toMatch(/前一份/);
  const [again] = await town.says('zhou', '值班表\n10月10日 带班 林国栋 值班 周敏');
  expect(again?.text).toMatch(/前一份没有确认的改动已作废/);
  expect((await town.says('zhou', '不改'))[0]?.text).toMatch(/没有改动/);
  await uploads(wrong);
  await town.passes(1);
  expect((await zhou.get('/console/duty')).text).toMatch(/日期看不懂或不存在/);
  expect((await town.says('zhou', '不改'))[0]?.text).toMatch(/^好的，没有改动/);
  expect((await zhou.get('/console/duty')).text).not.toMatch(/日期看不懂或不存在/);
  expect((await town.says('zhou', '不改'))[0]?.text).toMatch(/没有等您确认的值班表/);
});

test('a street changes no watch of the bureau, and a workbook without a good form is not taken', async () => {
  const sun = await enters(town, 'sun');
  expect((await sun.get('/console/duty')).text).not.toContain('导入值班表');
  expect((await sun.get('/console/duty/2026-05-20')).status).toBe(404);
  const forged = { form: 'forged', nonce: 'n_12345678' };
  const sent = await zhou.upload('/console/roster', forged, new File(['日期,值班员'], 'a.csv'));
  expect(sent.status).toBe(403);
});

/** A roster of October without anybody on the watches themselves, waiting for its word. */
async function reads(leaders: readonly string[], from = 1) {
  await uploads([
    ['日期', '班次', '带班领导', '值班员'],
    ...leaders.map((leader, nth) => [`10.${from + nth}`, '24小时', leader, '']),
  ]);
  await town.passes(1);
  return zhou.get('/console/duty?since=1');
}

test('a new gap behind many old ones is foretold, and none of the old ones is called mended', async () => {
  const days = Array.from({ length: 14 }, () => '林国栋');
  await zhou.sends(await reads(days), '以此为准');
  await town.passes(1);
  const read = await reads([...days.map(() => '周敏'), '林国栋']);
  expect(read.text).toContain('新问题：10月15日（周四）24小时班没有值班员');
  expect(read.text).not.toContain('不会带来新的空缺');
  expect(read.text).not.toMatch(/已解决：10月\d+日（周.）24小时班没有值班员/);
});

test('of many new gaps the first are told, and how many more there are', async () => {
  const read = await reads(Array.from({ length: 20 }, () => '林国栋'));
  expect(read.text.match(/新问题：10月\d+日[^ ]*没有值班员/g)?.length).toBeGreaterThan(5);
  expect(read.text).toMatch(/新问题：另有\d+处/);
});

const filledIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<select name="(f\.[^"]+)">([\s\S]*?)<\/select>/g)].map(
      ([, name = '', options = '']) => [name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ''],
    ),
  );

test('whoever is changed beside them, people whom the directory does not have keep their phones, and a dozen stay a dozen', async () => {
  const { table } = town.house.deps;
  const [before] = await shiftsOf(table, day('2026-05-20'));
  if (!before) throw new Error('no watch');
  const strangers = Array.from({ length: 12 }, (_, nth) => ({
    ...{ role: 'deputy' as const, name: `外援${nth}`, phone: `138000000${10 + nth}` },
  }));
  const places = [...before.value.places.filter(({ role }) => role !== 'deputy'), ...strangers];
  await table.transact([putShift({ ...before.value, places }, before.version, undefined)]);
  const page = await zhou.get('/console/duty/2026-05-20');
  const filled = filledIn(page.html);
  const other = ['周敏', '何静', '吴海涛']
    .map((name) => choiceOf(page.html, name))
    .find((value) => value !== '' && value !== filled['f.whole.main.0']);
  const asked = await zhou.sends(page, '看改动', { ...filled, 'f.whole.main.0': other ?? '' });
  expect(asked.text).not.toMatch(/，副班外援/);
  await zhou.sends(asked, '以此为准');
  await town.passes(1);
  const [after] = await shiftsOf(table, day('2026-05-20'));
  expect(after?.value.places.filter(({ role }) => role === 'deputy')).toEqual(strangers);
  expect(after?.value.places.find(({ role }) => role === 'main')?.person).toBe(other);
});

test('the hours of a watch are changed in its day’s form as they are written in a roster', async () => {
  const page = await zhou.get('/console/duty/2026-05-20');
  expect(page.html).toContain('name="f.whole.hours" value="08:00–次日08:00"');
  const filled = filledIn(page.html);
  const same = await zhou.sends(page, '看改动', { ...filled, 'f.whole.hours': '08:00–次日08:00' });
  expect(same.text).toContain('和现有值班表一致，没有改动');
  const wrong = await zhou.sends(same, '看改动', { ...filled, 'f.whole.hours': '9点开始' });
  expect(wrong.text).toMatch(/起止时间“9点开始”看不懂或超过24小时，请写成09:00-17:30/);
  const asked = await zhou.sends(wrong, '看改动', { ...filled, 'f.whole.hours': '8:30-次日8:30' });
  expect(asked.text).toMatch(
    /改 5月20日（周三）24小时班（08:30–次日08:30）：时间08:00–次日08:00→08:30–次日08:30/,
  );
  await zhou.sends(asked, '以此为准');
  await town.passes(1);
  const [after] = await shiftsOf(town.house.deps.table, day('2026-05-20'));
  expect(after?.value.hours).toEqual({ from: '08:30', until: '08:30' });
  const again = await zhou.get('/console/duty/2026-05-20');
  expect(again.html).toContain('name="f.whole.hours" value="08:30–次日08:30"');
});
