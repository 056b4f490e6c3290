import { afterEach, expect, test } from 'vitest';
import { alertsBefore } from '../../../../shared/store/alerts.ts';
import { historyOf } from '../../../../shared/store/history.ts';
import { enters } from '../../../kit/console.ts';
import { type Town, world } from '../../../kit/world.ts';
import { first, wants } from './sending.ts';

let town: Town;
afterEach(() => town.close());

test('a liaison reads the checklist of his own kind, an officer edits it, and every edition is kept', async () => {
  town = await world('2026-09-20', '10:00');
  expect(first(await town.says('li', '清单')).text).toMatch(/加油站（第1版）[\s\S]*卸油/);
  expect(first(await town.says('zhou', '修改清单 加油站 卸油双人看护；消防沙每周查')).text).toContain(
    '第2版',
  );
  expect(first(await town.says('li', '自查清单')).text).toMatch(/第2版[\s\S]*卸油双人看护[\s\S]*消防沙/);
  expect(first(await town.says('li', '修改清单 加油站 随便')).text).toContain('工作人员');
  expect(first(await town.says('zhou', '恢复清单 加油站')).text).toContain('第3版');
  const past = await historyOf(town.house.deps.table, 'text#checklist#fuel_station');
  expect(past).toHaveLength(2);
});

test('seven days before, groups are told how to get their checklist; an officer’s own words go out', async () => {
  town = await world('2026-09-20', '10:00');
  const kept = first(await town.says('zhou', '修改文案 国庆 节前 自查燃气和扶梯，清零私拉电线'));
  expect(kept.text).toContain('国庆节节前提醒的要求已更新为第2版');
  expect(first(await town.says('zhou', '推演 国庆')).text).toContain('清零私拉电线');
  await town.comes('2026-09-24', '12:00');
  const told = town.heardIn('g-all').filter((text) => text.startsWith('国庆节'));
  expect(told[0]).toMatch(/清零私拉电线[\s\S]*回复“清单”/);
});

test('a year later the record tells which editions were in force when a push went out', async () => {
  town = await world('2026-09-20', '10:00');
  await town.says('zhou', '修改清单 加油站 卸油双人看护');
  await town.says('zhou', '修改文案 国庆 节前 自查燃气和扶梯');
  await town.comes('2026-09-24', '12:00');
  await town.says('zhou', '修改文案 国庆 节前 改过的另一句话');
  const { deps } = town.house;
  const { found } = await alertsBefore(deps.table, undefined, 5);
  const push = found.find(({ title }) => title?.startsWith('国庆节'));
  const zhou = await enters(town, 'zhou');
  const page = await zhou.get(`/console/alerts/${push?.id}`);
  expect(page.text).toMatch(/文案版本[\s]*加油站自查清单第2版、节前要求第2版，其余为系统原文（第1版）/);
  const past = await historyOf(deps.table, `alert#${push?.id}`);
  expect(past.find(({ value }) => value.what === 'alert.sent')?.value.facts['editions']).toEqual(
    push?.editions,
  );
});

test('words for a period chosen from the console’s list find it, however long its name', async () => {
  town = await world('2026-07-20', '10:00');
  const name = '江湾国际美食文化旅游啤酒节暨夜市';
  await town.says('zhou', `登记特护期 ${name} 8月1日至8月5日`);
  const form = { period: name, phase: '期间' };
  const kept = await wants(town, 'zhou', {
    ...{ kind: 'alert.text', choice: 'words', form },
    text: '每晚清场后断电断气',
  });
  expect(kept.reply?.text).toContain(`${name}期间提醒的要求已更新`);
});

test('a long name is found in a typed line too, and a period that the words name is not taken for it', async () => {
  town = await world('2026-07-20', '10:00');
  const name = '江湾国际美食文化旅游啤酒节暨夜市';
  await town.says('zhou', `登记特护期 ${name} 8月1日至8月5日`);
  const kept = first(await town.says('zhou', `修改文案 ${name} 期间 每晚清场后断电断气，与国庆一样加密巡查`));
  expect(kept.text).toContain(`${name}期间提醒的要求已更新`);
  expect(first(await town.says('zhou', '修改文案 没有的节 节前 与国庆一样加密巡查')).text).toContain(
    '没有找到',
  );
});
