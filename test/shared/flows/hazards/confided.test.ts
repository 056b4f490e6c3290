import { afterEach, beforeEach, expect, test } from 'vitest';
import { caseFields } from '../../../../shared/conversation/hazards/words-evidence-fields.ts';
import type { CaseNumber } from '../../../../shared/domain/ids.ts';
import { caseNumber } from '../../../../shared/domain/ids.ts';
import { readSheets } from '../../../../shared/papers/sheets.ts';
import { loadCase, putCase } from '../../../../shared/store/hazards.ts';
import { answerTo, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

const first: CaseNumber = caseNumber('YH-2026-0001');
const report = () => town.says('song', '举报 聚福楼酒家后厨乱接电线，别说是我说的');
const ask = async () => {
  await report();
  await town.says('sun', '1属实 一般');
  await town.says('sun', '问举报人 1 是哪一段电线');
};

test('an answer to an officer’s question is passed on though it names another unit, and without who he is', async () => {
  await ask();
  const heard = await town.says('song', '靠近冰柜那一段，我是云亭酒店的宋佳，139开头那个电话别打');
  expect(toldTo('sun', heard)).toContain('报告人补充：靠近冰柜那一段');
  expect(toldTo('sun', heard)).not.toMatch(/宋佳|139|云亭/);
  expect(toldTo('song', heard)).not.toContain('这句没有记入');
});

test('a neighbour named as a landmark in such an answer is no other unit’s hazard', async () => {
  await ask();
  expect(toldTo('sun', await town.says('song', '靠云亭酒店那一侧的墙上'))).toContain('靠云亭酒店那一侧');
});

test('where he saw it from is not passed on', async () => {
  await ask();
  const heard = await town.says('song', '电线已经换到西墙了，我在云亭阳台看到的');
  expect(toldTo('sun', heard)).toContain('报告人补充：电线已经换到西墙了');
  expect(toldTo('sun', heard)).not.toMatch(/云亭|阳台/);
});

test('why it was taken back or taken up again shows nobody who he is', async () => {
  await report();
  const back = await town.says('song', '1撤销，我是云亭的宋佳，我搞错了');
  expect(toldTo('sun', back)).toContain('撤销');
  expect(await answerTo(town, 'sun', '查看 1')).not.toMatch(/宋佳|云亭/);
});

test.each([
  ['保密 聚福楼酒家后厨燃气软管老化，我是里面的帮厨'],
  ['保密举报：聚福楼酒家后厨燃气软管老化，我是里面的帮厨'],
  ['聚福楼酒家后厨燃气软管老化，我是里面的帮厨，要保密'],
])('the one word that asks for it is enough: %s', async (said) => {
  await town.says('song', said);
  await town.says('sun', '1属实 一般');
  await town.passes(1);
  expect(town.heard('liu').join()).not.toMatch(/帮厨|软管老化/);
  expect(await answerTo(town, 'sun', '查看 1')).toContain('举报人保密');
});

/** As it was kept before such words were cut. */
async function keptLongAgo(): Promise<void> {
  await report();
  const stored = await loadCase(town.house.deps.table, first);
  if (!stored) throw new Error('no case');
  const description = '后厨乱接电线，我是隔壁云亭的宋佳，电话13800138000，就在隔壁上班';
  const old = { ...stored.value, description };
  await town.house.deps.table.transact([...putCase(old, stored.version, stored.value)]);
}
const his = /1380013|宋佳|隔壁|上班/;

test('what an old case still holds of him stands in no card and no list', async () => {
  await keptLongAgo();
  const told = await answerTo(town, 'sun', '查看 1');
  expect(told).toContain('后厨乱接电线');
  expect(told).not.toMatch(his);
  expect(await answerTo(town, 'he', '隐患台账')).not.toMatch(his);
  expect(toldTo('liu', await town.says('sun', '1属实 一般'))).not.toMatch(his);
});

test('nor in the ledger as a workbook, nor in the evidence pack', async () => {
  await keptLongAgo();
  await town.says('sun', '1属实 一般');
  const fileFor = async (words: string) => {
    const heard = [...(await town.says('he', words)), ...(await town.passes(1))];
    const file = heard.find(({ file: found }) => found)?.file;
    return {
      name: file?.name ?? '',
      bytes: (await town.house.deps.photos.get(file?.key ?? ''))?.bytes ?? new Uint8Array(),
    };
  };
  const book = await fileFor('导出隐患台账');
  const read = readSheets(book.bytes, book.name);
  expect(JSON.stringify(read)).toContain('后厨乱接电线');
  expect(JSON.stringify(read)).not.toMatch(his);
  const stored = await loadCase(town.house.deps.table, first);
  const fields = stored ? caseFields(stored.value, String) : [];
  expect(JSON.stringify(fields)).toContain('后厨乱接电线');
  expect(JSON.stringify(fields)).not.toMatch(his);
});

test('whoever answered where it is, is not asked again, though the unit is told of a place only', async () => {
  await town.says('song', '举报 江湾夜市步行街有人用黑作坊煤气罐，别说是我说的');
  const told = await answerTo(town, 'song', '东口第三家');
  expect(told).toContain('已补充到 YH-2026-0001');
  expect(told).not.toContain('还差');
});

test('nobody finds out by joining his own report to it that something was reported in confidence', async () => {
  await report();
  await town.says('liu', '隐患 聚福楼酒家后厨电线没有套管');
  expect(await answerTo(town, 'liu', '2与1是同一件')).not.toMatch(/并入|反映/);
  const own = await loadCase(town.house.deps.table, caseNumber('YH-2026-0002'));
  expect(own?.value.state).toBe('registered');
});

test('whoever reported in confidence is not written down as the one who joined it to another', async () => {
  await town.says('liu', '隐患 聚福楼酒家后厨电线没有套管');
  await town.says('song', '举报 聚福楼酒家后厨乱接电线，别说是我说的');
  await town.says('song', '2与1是同一件');
  const stored = await loadCase(town.house.deps.table, caseNumber('YH-2026-0002'));
  expect(JSON.stringify(stored?.value)).not.toContain('song');
});
