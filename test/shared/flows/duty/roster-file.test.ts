import { utils } from '@e965/xlsx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { day } from '../../../../shared/domain/time.ts';
import { shiftsOf } from '../../../../shared/store/duty.ts';
import { type Town, world } from '../../../kit/world.ts';
import { bookOf, bytesOf } from '../../papers/books.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-09-20', '10:00');
});
afterEach(() => town.close());

const head = ['日期', '班次', '值班单位', '带班领导', '值班员'];

/** A workbook sent to the bot in a private talk. */
const sends = (person: string, rows: string[][]) => sendsBytes(person, bookOf(rows));

async function sendsBytes(person: string, bytes: Uint8Array): Promise<void> {
  const { deps, now, hear } = town.house;
  const key = deps.newId('key');
  await deps.photos.put(key, bytes, 'application/octet-stream');
  const id = deps.newId('om');
  await hear({
    ...{ kind: 'said', channel: 'sandbox', id, from: { id: person }, chat: null, sentAtMs: now() },
    ...{
      text: '',
      attachments: [{ kind: 'file', key, name: '值班表.xlsx' }],
      mentionsBot: false,
      mentions: [],
    },
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

test('why a file was not read is said in its own words, not that it has no roster', async () => {
  const many = Array.from({ length: 10_000 }, (_, nth) => [
    `2026-10-${1 + (nth % 31)}`,
    '24小时',
    '',
    '林国栋',
    `外援${nth}`,
  ]);
  await sends('zhou', [head, ...many]);
  expect(town.heard('zhou').at(-1)).toMatch(/超过5000行，请拆成几个文件/);
  await sendsBytes('zhou', bookOf([['密级：内部文件'], head, ['10.1', '24小时', '', '林国栋', '周敏']]));
  expect(town.heard('zhou').at(-1)).toMatch(/密级或内部标记/);
  await sendsBytes('zhou', new TextEncoder().encode('%PDF-1.4'));
  expect(town.heard('zhou').at(-1)).toMatch(/不是能读的表格文件/);
});

const sheetOf = (rows: string[][]) => utils.aoa_to_sheet(rows);

test('of two sheets it is said which one is wrong, and what was passed over or hidden is said too', async () => {
  const good = sheetOf([head, ['10.1', '24小时', '', '林国栋', '周敏']]);
  const wrong = sheetOf([head, ['2月30日', '24小时', '', '林国栋', '周敏']]);
  await sendsBytes('zhou', bytesOf({ 上旬: good, 下旬: wrong, 中旬: wrong }));
  expect(town.heard('zhou').at(-1)).toMatch(/工作表“下旬”第2行“日期”：日期看不懂或不存在/);
  const partly = sheetOf([head, ['10.1', '24小时', '', '林国栋', '周敏'], ['10.2', '', '', '', '何静']]);
  partly['!rows'] = [{}, {}, { hidden: true }];
  await sendsBytes('zhou', bytesOf({ 值班: partly, 说明: sheetOf([['请大家注意']]) }));
  expect(town.heard('zhou').at(-1)).toMatch(/有1行在表格里是隐藏的，没有读取/);
  expect(town.heard('zhou').at(-1)).toMatch(/未读取的工作表：说明/);
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
