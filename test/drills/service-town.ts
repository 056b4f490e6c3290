import { join } from 'node:path';
import { groupId, personId, unitId } from '../../shared/domain/ids.ts';
import { putGroup, putPerson, putUnit } from '../../shared/store/directory.ts';
import { openFolder } from '../../shared/store/level-folder.ts';
import type { FakeFeishu } from '../kit/feishu/platform.ts';

export const officer = 'ou_zhou';

/** A district whose every unit has a group of its own on the platform, in a table that no service has opened yet. */
export async function districtOf(fake: FakeFeishu, dataDir: string, units: number): Promise<string[]> {
  const table = await openFolder(join(dataDir, 'table'));
  fake.addUser({ openId: officer, name: '周', mobile: '13800000001' });
  await table.transact(
    putPerson(
      {
        ...{
          id: personId('zhou'),
          name: '周',
          nicknames: [],
          roles: ['administrator', 'officer'],
          units: [],
        },
        ...{ addresses: [{ channel: 'feishu', kind: 'person', id: officer }], active: true },
      },
      0,
    ),
  );
  const chats: string[] = [];
  for (let nth = 1; nth <= units; nth += 1) {
    const chat = fake.addChat(`第${nth}家安全群`);
    const id = unitId(`u${nth}`);
    chats.push(chat.id);
    await table.transact([
      ...putUnit(
        {
          ...{
            id,
            name: `第${nth}家商场`,
            aliases: [],
            kind: 'mall',
            street: '东街',
            exposures: [],
            notes: {},
          },
          active: true,
        },
        0,
      ),
      ...putGroup(
        {
          ...{
            id: groupId(`g${nth}`),
            name: chat.name,
            covers: { kind: 'units', units: [id] },
            active: true,
          },
          address: { channel: 'feishu', kind: 'chat', id: chat.id },
        },
        0,
        // Both count the directory's changes, and a row is written once in a transaction.
      ).filter((write) => write.kind !== 'add'),
    ]);
  }
  await table.close();
  return chats;
}
