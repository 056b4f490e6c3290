import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../../shared/domain/directory/person.ts';
import { personId } from '../../../shared/domain/ids.ts';
import { day } from '../../../shared/domain/time.ts';
import { answer } from '../../../shared/flows/answer.ts';
import { loadPerson, putPerson } from '../../../shared/store/directory.ts';
import { shiftsOf } from '../../../shared/store/duty.ts';
import { acceptWrites } from '../../../shared/store/import.ts';
import { enters, type Visit } from '../../kit/console.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let zhou: Visit;
beforeEach(async () => {
  town = await world('2026-05-06', '10:00');
  zhou = await enters(town, 'zhou');
});
afterEach(() => town.close());

async function on(date: string): Promise<string[]> {
  const stored = await shiftsOf(town.house.deps.table, day(date));
  return stored.map(({ value }) => value.places.map(({ role, name }) => `${role}:${name}`).join(' '));
}

async function holds(roster: string): Promise<void> {
  await town.says('zhou', roster);
  await town.says('zhou', '以此为准');
  await town.passes(1);
}

test('a roster that held is taken back at the desk: the difference is shown, and one word brings back what stood', async () => {
  const before = await on('2026-05-20');
  await town.says('zhou', '值班表\n5月20日 带班 唐文慧 值班 何静\n10月9日 带班 林国栋 值班 周敏');
  const page = await zhou.get('/console/duty');
  const done = await zhou.sends(page, '以此为准');
  expect(done.text).toMatch(/已更新2个班.* 20日 带班领导 唐文慧 值班员 何静 21日/);
  await town.passes(1);
  expect(await on('2026-05-20')).not.toEqual(before);
  expect(await on('2026-10-09')).toEqual(['leader:林国栋 main:周敏']);
  expect((await zhou.get('/console/duty')).text).not.toContain('待您确认');
  const asked = await zhou.sends(done, '改回原来的');
  expect(asked.text).toMatch(/改 5月20日（周三）24小时班：.*值班员何静→/);
  expect(asked.text).toContain('取消 10月9日（周五）24小时班');
  await zhou.sends(asked, '以此为准');
  await town.passes(1);
  expect(await on('2026-05-20')).toEqual(before);
  expect(await on('2026-10-09')).toEqual([]);
});

test('what only added days is taken back by a sentence, and that again by the next', async () => {
  await holds('值班表\n10月9日 带班 林国栋 值班 周敏');
  expect((await town.says('zhou', '撤销刚才的改动'))[0]?.text).toMatch(/^取消 10月9日/);
  await town.says('zhou', '以此为准');
  await town.passes(1);
  expect(await on('2026-10-09')).toEqual([]);
  expect((await town.says('zhou', '值班表改回去'))[0]?.text).toMatch(/^新增 10月9日.*值班员周敏/);
});

test('whoever has nothing to take back recalls no notice by it, and a back that is gone is no table that waits', async () => {
  const [preview] = await town.says('zhou', '通知 今晚有大风，20时前回复收到');
  if (preview) await town.clicks('zhou', preview, '确认发送');
  expect((await town.says('zhou', '撤销刚才的改动'))[0]?.text).toMatch(/没有可以改回的值班表改动/);
  await holds('值班表\n10月9日 带班 林国栋 值班 周敏');
  expect((await town.says('zhou', '不改'))[0]?.text).toMatch(/没有等您确认的值班表/);
  expect((await town.says('zhou', '以此为准'))[0]?.text).toMatch(/没有等您确认的值班表/);
  expect(await on('2026-10-09')).toEqual(['leader:林国栋 main:周敏']);
});

test('whoever may no longer make the roster takes no table back, nor does one that he had sent hold', async () => {
  await holds('值班表\n10月9日 带班 林国栋 值班 周敏');
  const { table } = town.house.deps;
  const roles = async (...now: Person['roles']) => {
    const stored = await loadPerson(table, personId('zhou'));
    if (stored) await table.transact([putPerson({ ...stored.value, roles: now }, stored.version)].flat());
  };
  await roles('auditor');
  expect((await town.says('zhou', '值班表改回去'))[0]?.text).toMatch(
    /值班表由区商务局、街道和单位联络员报送/,
  );
  await roles('officer');
  await town.says('zhou', '值班表改回去');
  await roles('auditor');
  expect((await town.says('zhou', '以此为准'))[0]?.text).toMatch(/值班表由区商务局、街道和单位联络员报送/);
  await town.passes(1);
  expect(await on('2026-10-09')).toEqual(['leader:林国栋 main:周敏']);
});

test('a table that is still being written is taken back once it is, not told to be as it was', async () => {
  const { host, house } = town;
  const deps = { ...house.deps, wake() {} };
  const says = (id: string, text: string) =>
    answer(
      deps,
      {
        ...{ id, kind: 'said', channel: 'sandbox', chat: null, sentAtMs: 0, from: { id: 'zhou', name: '' } },
        ...{ text, attachments: [], mentionsBot: false, mentions: [] },
      },
      host.now(),
    );
  await says('m1', '值班表\n10月9日 带班 林国栋 值班 周敏');
  await says('m2', '以此为准');
  await says('m3', '值班表改回去');
  await town.passes(1);
  expect(town.heard('zhou').at(-1)).toMatch(/正在写入，请过一分钟再改回/);
  expect((await town.says('zhou', '值班表改回去'))[0]?.text).toMatch(/^取消 10月9日/);
});

test('while what was accepted is still being written, the page says that it does not show all of it', async () => {
  const { deps } = town.house;
  const [before] = await shiftsOf(deps.table, day('2026-05-20'));
  const change = { kind: 'shift-gone', id: before?.value.id ?? '' } as const;
  await deps.table.transact(acceptWrites('im_long', [change], 'test') ?? []);
  expect((await zhou.get('/console/duty/2026-05-20')).text).toContain('已收下的改动正在写入');
  await town.passes(1);
  expect((await zhou.get('/console/duty')).text).not.toContain('正在写入');
});
