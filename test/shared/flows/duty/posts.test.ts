import { afterEach, beforeEach, expect, test } from 'vitest';
import { day, dayOf } from '../../../../shared/domain/time.ts';
import { importFiles } from '../../../../shared/flows/directory/import.ts';
import { readBook } from '../../../../shared/flows/duty/import.ts';
import { shiftsOf } from '../../../../shared/store/duty.ts';
import { type Town, world } from '../../../kit/world.ts';
import { bookOf } from '../../papers/books.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-09-28', '10:00');
});
afterEach(() => town.close());

async function imports(...rows: string[][]): Promise<string[]> {
  const lines: string[] = [];
  const files = [{ name: '值班表.xlsx', bytes: bookOf(rows) }];
  const read = async (...[bytes, name, today]: Parameters<typeof readBook>) => readBook(bytes, name, today);
  const imported = importFiles(town.house.deps, { files, read }, town.house.now());
  try {
    for await (const line of imported) lines.push(line);
  } catch {
    // What is wrong was said.
  }
  return lines;
}

const head = ['日期', '班次', '值班单位', '带班领导', '值班员', '备班'];

test('a unit’s watch is its own: its people are reminded and check in, the bureau’s roster stays as it is', async () => {
  const lines = await imports(head, ['10月1日', '白班', '万汇广场', '', '陈思远', '张三']);
  expect(lines[0]).toContain('值班新增1');
  const unit = (await town.says('chen', '我是谁'))[0]?.text;
  expect(unit).toContain('万汇广场');
  await town.comes('2026-09-30', '18:01');
  expect(town.heard('chen').join()).toMatch(/陈思远，您明天08:00起值万汇广场白班/);
  await town.comes('2026-10-01', '07:50');
  expect((await town.says('chen', '签到')).map(({ text }) => text).join()).toMatch(
    /万汇广场10月1日（周四）白班/,
  );
  expect(await shiftsOf(town.house.deps.table, day('2026-10-01'))).toEqual([]);
  expect(dayOf(town.house.now())).toBe('2026-10-01');
});

test('a post nobody has heard of keeps the file out, and is named', async () => {
  const lines = await imports(head, ['10月1日', '白班', '没有这家店', '', '陈思远', '']);
  expect(lines.join()).toMatch(/第2行“值班单位”：单位不在名录里/);
});
