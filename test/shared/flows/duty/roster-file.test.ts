import { afterEach, beforeEach, expect, test } from 'vitest';
import { day } from '../../../../shared/domain/time.ts';
import { shiftsOf } from '../../../../shared/store/duty.ts';
import { type Town, world } from '../../../kit/world.ts';
import { bookOf } from '../../papers/books.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-09-20', '10:00');
});
afterEach(() => town.close());

const head = ['日期', '班次', '值班单位', '带班领导', '值班员'];

/** A workbook sent to the bot in a private talk. */
async function sends(person: string, rows: string[][], name = '值班表.xlsx'): Promise<void> {
  const { deps, now, hear } = town.house;
  const key = deps.newId('key');
  await deps.photos.put(key, bookOf(rows), 'application/octet-stream');
  const id = deps.newId('om');
  await hear({
    ...{ kind: 'said', channel: 'sandbox', id, from: { id: person }, chat: null, sentAtMs: now() },
    ...{ text: '', attachments: [{ kind: 'file', key, name }], mentionsBot: false, mentions: [] },
  });
  await town.passes(1);
}

async function on(date: string, post = ''): Promise<string[]> {
  const stored = await shiftsOf(town.house.deps.table, day(date), post);
  return stored.map(({ value }) => value.places.map(({ role, name }) => `${role}:${name}`).join(' '));
}

test('a workbook sent to the bot is read, shown against what stands, and holds by one word', async () => {
  await sends('zhou', [
    head,
    ['10.1', '24小时', '', '林国栋', '周敏'],
    ['10.1', '白班', '万汇广场', '', '陈思远'],
  ]);
  expect(town.heard('zhou').join('\n')).toMatch(/正在读取表格/);
  expect(town.heard('zhou').at(-1)).toMatch(/新增 10月1日（周四）24小时班：带班领导林国栋，值班员周敏/);
  expect(await on('2026-10-01')).toEqual([]);
  await town.says('zhou', '以此为准');
  expect(await on('2026-10-01')).toEqual(['leader:林国栋 main:周敏']);
});

test('a row that is wrong keeps the table out, and says where', async () => {
  await sends('zhou', [head, ['2月30日', '24小时', '', '林国栋', '周敏']]);
  expect(town.heard('zhou').at(-1)).toMatch(/第2行“日期”：日期看不懂或不存在/);
});

test('a workbook without a roster is said to be none, and a passer-by’s is not read', async () => {
  await sends('zhou', [
    ['姓名', '电话'],
    ['张三', '13800000001'],
  ]);
  expect(town.heard('zhou').at(-1)).toMatch(/没有读到值班表/);
  await sends('guest', [head, ['10.1', '24小时', '', '林国栋', '周敏']]);
  expect(town.heard('guest').join()).not.toMatch(/新增/);
});

test('a month that is named is the month of the file', async () => {
  await town.says('zhou', '值班表\n11月3日 带班 林国栋 值班 周敏\n11月4日 带班 林国栋 值班 何静');
  await town.says('zhou', '以此为准');
  const heard = await town.says('zhou', '导出11月值班表');
  expect(heard.map(({ text }) => text).join('\n')).toMatch(/正在生成《值班表2026-11-01至2026-11-30/);
});
