import { afterEach, beforeEach, expect, test } from 'vitest';
import { numbersUnused } from '../../../../shared/flows/hazards/gaps.ts';
import { handedOut } from '../../../../shared/store/numbers.ts';
import { answerTo, morning, type Town, toldIn, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

async function fill(): Promise<void> {
  await town.says('guest', '隐患 万汇广场三楼消防通道堆货');
  await town.says('guest', '隐患 北街加油站卸油区有人抽烟');
  await town.says('guest', '隐患 配电箱线头裸露');
}

test.each([
  ['zhou', ['0001', '0002', '0003'], []],
  ['lin', ['0001', '0002', '0003'], []],
  ['sun', ['0001'], ['0002', '0003']],
  ['luo', ['0002'], ['0001', '0003']],
  ['chen', ['0001'], ['0002', '0003']],
  ['xu', [], ['0001', '0002', '0003']],
  ['guest', ['0001', '0002', '0003'], []],
])('%s sees every case number in scope and no other', async (who, seen, unseen) => {
  await fill();
  const told = toldTo(who, await town.says(who, '隐患台账'));
  for (const number of seen) expect(told).toContain(`YH-2026-${number}`);
  for (const number of unseen) expect(told).not.toContain(`YH-2026-${number}`);
});

test('in a group the ledger is answered privately', async () => {
  await fill();
  const heard = await town.says('zhou', '隐患台账', { chat: 'g-all' });
  expect(toldIn('g-all', heard)).toBe('');
  expect(toldTo('zhou', heard)).toContain('YH-2026-0003');
});

test('what is open, overdue or one’s own is asked in plain words', async () => {
  await fill();
  await town.says('sun', '1属实 一般 当天整改');
  expect(await answerTo(town, 'zhou', '还有多少隐患没整改')).toContain('未办结3条');
  await town.comes('2026-05-08', '10:00');
  const late = await answerTo(town, 'zhou', '超期的隐患列一下');
  expect(late).toContain('YH-2026-0001');
  expect(late).not.toContain('YH-2026-0002');
  expect(await answerTo(town, 'guest', '我报的那条处理了吗')).toContain('YH-2026-0001');
});

test('fifty reports at once from fifty people lose none and meet in no row', async () => {
  const { house } = town;
  const said = Array.from({ length: 50 }, (_, place) => ({
    ...({
      kind: 'said',
      channel: 'sandbox',
      chat: null,
      sentAtMs: 0,
      attachments: [],
      mentions: [],
    } as const),
    ...{
      id: `m${place}`,
      from: { id: `stranger${place}` },
      mentionsBot: false,
      text: `隐患 万汇广场${place + 1}号铺灭火器过期`,
    },
  }));
  await Promise.all(said.map((inbound) => house.hear(inbound)));
  const told = await answerTo(town, 'zhou', '隐患台账');
  expect(new Set(told.match(/YH-2026-\d{4}/g)).size).toBe(50);
});

test('numbers that were handed out and never used are listed', async () => {
  await fill();
  const { deps } = town.house;
  expect(await handedOut(deps.table, '2026')).toBe(20);
  const unused = await numbersUnused(deps, '2026');
  expect([unused.length, unused[0]]).toEqual([17, 'YH-2026-0004']);
});
