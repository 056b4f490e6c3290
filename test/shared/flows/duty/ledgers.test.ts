import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Message } from '../../../../functions/sandbox/message.ts';
import { readSheets } from '../../../../shared/papers/sheets.ts';
import { type Town, world } from '../../../kit/world.ts';
import { rosters } from './rosters.ts';

let town: Town;
const texts = (heard: readonly Message[]) => heard.map(({ text }) => text).join('\n');

/** The rows of a sheet of the file that came, each as its texts. */
async function rowsOf(heard: readonly Message[], name: string): Promise<string[][]> {
  const file = heard.find((one) => one.file)?.file;
  const kept = file && (await town.host.chat.photo(file.key));
  const read = readSheets(kept?.bytes ?? new Uint8Array(), file?.name ?? '');
  if (!read.ok) throw new Error(read.why);
  const sheet = read.sheets.find((one) => one.name === name);
  return (sheet?.rows ?? []).map(({ cells }) => cells.map((cell) => cell?.text ?? ''));
}

beforeEach(async () => {
  town = await world('2026-05-05', '09:00');
  await rosters(
    town,
    ['5月6日', '白班', '万汇广场', '', '陈思远', ''],
    ['5月6日', '夜班', '北街加油站', '', '李建国', ''],
  );
  await town.comes('2026-05-06', '07:50');
  await town.says('he', '签到');
  await town.comes('2026-05-06', '08:30');
  await town.says('chen', '签到');
  await town.comes('2026-05-06', '10:00');
  await town.says('lin', '周敏缺岗');
  await town.says('zhou', '查岗');
  await town.passes(3);
  await town.says('chen', '在岗，现位于一楼值班室');
  await town.says('he', '记录 =1+1 市应急局来电');
  await town.comes('2026-05-07', '07:52');
  await town.says('he', '交班：夜间无异常，钥匙2把已移交');
  await town.says('wu', '接班');
});
afterEach(() => town.close());

test('the ledger of check-ins comes as a workbook: who was due, came, how, and how each check was stood', async () => {
  const heard = await town.says('wu', '导出签到台账 5月6日');
  expect(texts(heard)).toMatch(/正在生成签到查岗台账（5月6日）/);
  expect(heard.find((one) => one.file)?.file?.name).toBe('签到查岗台账 2026-05-06至2026-05-06.xlsx');
  const signed = await rowsOf(heard, '签到');
  expect(signed[0]?.slice(0, 10)).toEqual([
    ...['日期', '班次', '单位', '姓名', '岗位', '应到', '实到', '方式', '位置', '结果'],
  ]);
  const of = (name: string) => signed.find((row) => row[3] === name);
  expect(of('何静')?.slice(1, 10)).toEqual([
    ...['24小时班', '临江区商务局', '何静', '值班员', '08:00', '07:50', '本人', '', '正常'],
  ]);
  expect(of('周敏')?.[9]).toBe('缺岗');
  expect(of('周敏')?.[13]).toBe('林国栋');
  expect(of('陈思远')?.slice(6, 10)).toEqual(['08:30', '本人', '', '迟到']);
  const checks = await rowsOf(heard, '查岗');
  const chen = checks.find((row) => row[3] === '陈思远');
  expect(chen?.slice(7, 13)).toEqual([
    '文字',
    expect.stringContaining('值班室'),
    '正常',
    '10:00',
    '10:03',
    '3',
  ]);
  expect(checks.find((row) => row[3] === '何静')?.[9]).toBe('未应答（待核实）');
  expect(chen?.slice(0, 3)).toEqual(['5月6日（周三）', '白班', '万汇广场']);
});

test('the log of hand-overs has calls as they were noted, items and both times, and a formula stays text', async () => {
  const rows = await rowsOf(await town.says('wu', '导出交接班日志 5月6日'), '交接班日志');
  const log = rows.find((row) => row[0]?.startsWith('5月6日'));
  expect(log?.slice(2, 5)).toEqual(['何静', '吴海涛', '林国栋']);
  expect(log?.[5]).toContain('=1+1 市应急局来电');
  expect(log?.[8]).toContain('夜间无异常');
  expect(log?.slice(11, 14)).toEqual(['钥匙2把', '05-07 07:52', '05-07 07:52']);
});

test('a watch that still runs is not behind with its hand-over', async () => {
  await town.comes('2026-05-07', '08:10');
  const rows = await rowsOf(await town.says('wu', '导出交接班日志 5月7日'), '交接班日志');
  expect(rows.find((row) => row[0]?.startsWith('5月7日'))?.[12]).toBe('在班');
  expect(texts(await town.says('wu', '交接班日志 5月7日'))).not.toContain('5月7日（周四）24小时班 未交班');
});

test('the ledger of work counts watches, nights, holidays and answers for each person, as text and as a file', async () => {
  const shown = texts(await town.says('wu', '值守履职表 5月'));
  expect(shown).toMatch(/何静：.*按时1.*查岗0\/1/);
  expect(shown).toMatch(/周敏：.*缺岗1/);
  const rows = await rowsOf(await town.says('wu', '导出值班台账'), '值守履职表');
  const chen = rows.find((row) => row[1] === '陈思远');
  expect(chen?.slice(0, 5)).toEqual(['万汇广场', '陈思远', '1', '0', '1']);
  expect(chen?.slice(12)).toEqual(['1', '1', '3']);
  const lin = rows.find((row) => row[1] === '林国栋');
  expect(Number(lin?.[10])).toBeGreaterThan(0);
});

test('a liaison sees his own unit’s, a street its own, a passer-by nothing', async () => {
  const own = await rowsOf(await town.says('chen', '导出签到台账 5月6日'), '签到');
  expect(own.slice(1).map((row) => row[3])).toEqual(['陈思远']);
  const street = await rowsOf(await town.says('luo', '导出签到台账 5月6日'), '签到');
  expect(street.slice(1).map((row) => row[3])).toEqual(['李建国']);
  expect(texts(await town.says('guest', '导出签到台账'))).toMatch(/只给/);
});

test('check-ins and hand-overs can be read on the screen', async () => {
  expect(texts(await town.says('wu', '签到台账 5月6日'))).toMatch(/5月6日（周三）24小时班 何静 07:50 正常/);
  expect(texts(await town.says('wu', '交接班日志 5月6日'))).toMatch(/何静07:52交班：.*吴海涛07:52接班/);
});
