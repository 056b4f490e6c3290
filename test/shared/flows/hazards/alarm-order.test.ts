import { expect, test } from 'vitest';
import { personId } from '../../../../shared/domain/ids.ts';
import { putPerson } from '../../../../shared/store/directory.ts';
import { waiting } from '../../../../shared/store/outbox.ts';
import { emptyHouse } from '../../../kit/empty-house.ts';

test('whoever cries for help is answered before the watch is alarmed', async () => {
  const house = emptyHouse();
  const { table } = house.deps;
  const officer = {
    id: personId('p_1'),
    name: '何静',
    nicknames: [],
    roles: ['officer' as const],
    units: [],
  };
  const address = { channel: 'feishu', kind: 'person', id: 'ou_he' } as const;
  await table.transact(putPerson({ ...officer, addresses: [address], active: true }, 0));
  await house.hear({
    ...{
      kind: 'said',
      channel: 'feishu',
      id: 'om_1',
      chat: 'oc_1',
      from: { id: 'ou_guest' },
      sentAtMs: house.now(),
    },
    ...{ text: '着火了 三楼有人被困', attachments: [], mentions: [], mentionsBot: false },
  });
  const order: string[] = [];
  for await (const { value } of waiting(table, 'feishu')) order.push(value.to.id);
  expect(order).toEqual(['oc_1', 'ou_he']);
  await table.close();
});
