import { groupId, personId, unitId } from '../../../shared/domain/ids.ts';
import { putGroup, putPerson, putUnit } from '../../../shared/store/directory.ts';
import type { Table } from '../../../shared/store/table.ts';
import type { FakeFeishu } from './platform.ts';

export const officer = 'ou_zhou';

/** A district whose every unit has a group of its own on the platform, and one officer; answers the chats' ids. */
export async function district(fake: FakeFeishu, table: Table, units: number): Promise<string[]> {
  if (!fake.state.users.has(officer)) fake.addUser({ openId: officer, name: '周', mobile: '13800000001' });
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
  for (let nth = 1; nth <= units; nth += 1) chats.push(await unitWithGroup(fake, table, nth));
  return chats;
}

async function unitWithGroup(fake: FakeFeishu, table: Table, nth: number): Promise<string> {
  const chat = fake.addChat(`第${nth}家安全群`);
  const id = unitId(`u${nth}`);
  const unit = { id, name: `第${nth}家商场`, aliases: [], kind: 'mall', street: '东街' } as const;
  const covers = { kind: 'units', units: [id] } as const;
  const address = { channel: 'feishu', kind: 'chat', id: chat.id } as const;
  await table.transact([
    ...putUnit({ ...unit, exposures: [], notes: {}, active: true }, 0),
    ...putGroup({ id: groupId(`g${nth}`), name: chat.name, covers, active: true, address }, 0),
  ]);
  return chat.id;
}
