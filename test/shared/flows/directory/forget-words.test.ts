import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Instant, instant, later } from '../../../../shared/domain/time.ts';
import { putChoices } from '../../../../shared/store/choices.ts';
import { uploadWrites } from '../../../../shared/store/uploads.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-05-06', '10:00');
});
afterEach(() => town.close());

/** Whether a row of the table still holds these words. */
async function isKept(words: string): Promise<boolean> {
  for await (const row of town.house.deps.table.scan()) {
    const isOfTheCourier = /^(?:notice|heard)#/.test(row.pk);
    if (isOfTheCourier && JSON.stringify(row.data).includes(words)) return true;
  }
  return false;
}

test('what was told somebody privately is erased when the bureau’s time for it is over, the fact of telling stays', async () => {
  await town.says('zhou', '设置 保存期 30天');
  await town.says('zhou', '我是谁');
  const told = (town.heard('zhou').at(-1) ?? '').split('\n')[0] ?? '';
  expect(told).toContain('周敏');
  await town.comes('2026-06-05', '09:00');
  expect(await isKept(told)).toBe(true);
  await town.comes('2026-06-06', '09:00');
  expect(await isKept(told)).toBe(false);
  expect(await isKept('保存期已过')).toBe(true);
});

test('many a day are erased a few at a time until none is left, and a time that is made shorter counts at once', async () => {
  for (let question = 0; question < 60; question += 1) await town.says('chen', '我是谁');
  const told = (town.heard('chen').at(-1) ?? '').split('\n')[0] ?? '';
  expect(told).toContain('陈思远');
  await town.comes('2026-07-06', '09:00');
  expect(await isKept(told)).toBe(true);
  await town.says('zhou', '设置 保存期 30天');
  await town.comes('2026-07-07', '09:00');
  expect(await isKept(told)).toBe(false);
  await town.says('chen', '我是谁');
  expect(town.heard('chen').at(-1)).toContain('陈思远');
});

test('photos nobody fetched, where somebody could be answered, and what numbers meant in a talk are erased in their time, what was renewed since is not', async () => {
  const { deps } = town.house;
  const now = instant('2026-05-06T10:00:00+08:00');
  const talk = (id: string) => ({ channel: 'wechat', kind: 'person', id }) as const;
  const choices = (until: Instant) => ({ message: 'm', actions: [{ id: 'ack#al_1', label: '收到' }], until });
  await deps.table.transact(uploadWrites('up_lost', new Uint8Array(400_000), { type: 'image/png', at: now }));
  for (const id of ['wx_old', 'wx_busy'])
    await deps.table.transact(putChoices(talk(id), choices(later(now, 1))));
  await deps.notebook.write('wecom.reply.m1', '{"from":"wx_old"}', now);
  await deps.notebook.write('cli#bot', 'ou_bot');
  await town.says('zhou', '设置 保存期 30天');
  await town.comes('2026-06-05', '09:00');
  await deps.table.transact(putChoices(talk('wx_busy'), choices(instant('2026-06-20T10:00:00+08:00'))));
  await town.comes('2026-06-06', '09:00');
  const left: string[] = [];
  for await (const { pk } of deps.table.scan()) if (/^(?:upload|choices|note)#/.test(pk)) left.push(pk);
  expect(left.filter((pk) => !pk.startsWith('note#key')).sort()).toEqual([
    'choices#wechat#person#wx_busy',
    'note#cli#bot',
  ]);
});
