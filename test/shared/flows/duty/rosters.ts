import { importFiles } from '../../../../shared/flows/directory/import.ts';
import { readBook } from '../../../../shared/flows/duty/import.ts';
import type { Town } from '../../../kit/world.ts';
import { bookOf } from '../../papers/books.ts';

const head = ['日期', '班次', '值班单位', '带班领导', '值班员', '副班'];

/** Rows of a roster with posts: day, shift, post, leader, main watch, deputy. */
export async function rosters(town: Town, ...rows: readonly (readonly string[])[]): Promise<void> {
  const files = [{ name: '值班表.xlsx', bytes: bookOf([head, ...rows.map((row) => [...row])]) }];
  const read = async (...[bytes, name, today]: Parameters<typeof readBook>) => readBook(bytes, name, today);
  for await (const line of importFiles(town.house.deps, { files, read }, town.house.now()))
    if (!line.includes('值班')) throw new Error(line);
}
