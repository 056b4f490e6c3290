import { expect, test } from 'vitest';
import { build, type House } from '../../../../functions/app.ts';
import { readConfig } from '../../../../functions/config.ts';
import { startHouse } from '../../../../functions/start.ts';
import { loadNotice, waiting } from '../../../../shared/store/outbox.ts';
import { emptyHouse } from '../../../kit/empty-house.ts';
import { world } from '../../../kit/world.ts';

/** What the first administrator reads after his first words. */
async function welcome({ deps, now }: House): Promise<string> {
  const config = readConfig({ LOG_LEVEL: 'error', ADMINS: 'feishu:ou_first' }, String);
  const ground = { table: deps.table, photos: deps.photos, write() {}, wake() {} };
  const house = build(config, ground, now);
  await startHouse(house);
  await house.hear({
    ...{ kind: 'said', channel: 'feishu', id: 'om_1', chat: null, from: { id: 'ou_first' }, sentAtMs: now() },
    ...{ text: '绑定群 东门街道', attachments: [], mentions: [], mentionsBot: false },
  });
  for await (const { value } of waiting(deps.table, 'feishu')) {
    const what = (await loadNotice(deps.table, value.once))?.value.order.what;
    if (what?.kind === 'card') return what.card.text;
  }
  return '';
}

test('the first administrator of an empty house is told what to begin with', async () => {
  const house = emptyHouse();
  expect(await welcome(house)).toMatch(/名录还是空的/);
  await house.deps.table.close();
});

test('of a house that is filled he is told that his first words were not done, not that it is empty', async () => {
  const town = await world('2026-10-12');
  expect(await welcome(town.house)).toMatch(/您已登记为管理员。刚才这句话没有执行，请再发一次/);
  await town.close();
});
