import { join } from 'node:path';
import type { Person, Role } from '../../shared/domain/directory/person.ts';
import { groupId, personId, type UnitId, unitId } from '../../shared/domain/ids.ts';
import { putGroup, putPerson, putUnit } from '../../shared/store/directory.ts';
import { openFolder } from '../../shared/store/level-folder.ts';
import type { Table } from '../../shared/store/table.ts';
import type { FakeFeishu } from '../kit/feishu/platform.ts';

/** One shop of the night: its liaison and, for every third, a backup; the group it shares with others or has alone. */
export interface Shop {
  readonly unit: UnitId;
  readonly name: string;
  readonly street: string;
  readonly chat: string;
  readonly liaison: string;
  readonly backup?: string;
}

export const streets = ['东街', '西街', '南街'] as const;
const sizes = [1, 1, 3] as const;

/** Two officers, an officer of each street, and shops in groups of one and of three, in a table no service has opened yet. */
export async function nightTown(fake: FakeFeishu, dataDir: string, groups: number): Promise<Shop[]> {
  const table = await openFolder(join(dataDir, 'table'));
  await settle(fake, table, { id: 'zhou', roles: ['administrator', 'officer'] });
  await settle(fake, table, { id: 'wu', roles: ['officer'] });
  for (const [nth, street] of streets.entries())
    await settle(fake, table, { id: `street${nth}`, roles: ['street'], street });
  const shops: Shop[] = [];
  for (let nth = 0; nth < groups; nth += 1)
    shops.push(...(await group(fake, table, { nth, first: shops.length + 1 })));
  await table.close();
  return shops;
}

async function group(fake: FakeFeishu, table: Table, { nth, first }: { nth: number; first: number }) {
  const shops: Shop[] = [];
  const chat = fake.addChat(`第${nth}群`);
  const size = sizes[nth % sizes.length] ?? 1;
  for (let number = first; number < first + size; number += 1)
    shops.push(await shop(fake, table, { number, chat: chat.id }));
  for (const { liaison, backup } of shops)
    for (const person of [liaison, backup]) if (person !== undefined) chat.members.add(person);
  const covers = { kind: 'units', units: shops.map(({ unit }) => unit) } as const;
  const address = { channel: 'feishu', kind: 'chat', id: chat.id } as const;
  await table.transact(
    putGroup({ id: groupId(`g${nth}`), name: chat.name, covers, active: true, address }, 0),
  );
  return shops;
}

async function shop(
  fake: FakeFeishu,
  table: Table,
  { number, chat }: { number: number; chat: string },
): Promise<Shop> {
  const unit = unitId(`u${number}`);
  const street = streets[number % streets.length] ?? streets[0];
  const of = { roles: ['liaison'] satisfies Role[], units: [unit] };
  const liaison = await settle(fake, table, { id: `liaison${number}`, ...of });
  const backup = number % 3 === 0 ? await settle(fake, table, { id: `backup${number}`, ...of }) : undefined;
  const name = `第${String(number).padStart(3, '0')}家商场`;
  const people = {
    liaison: personId(`liaison${number}`),
    ...(backup !== undefined && { backup: personId(`backup${number}`) }),
  };
  const plain = { aliases: [], kind: 'mall', exposures: [], notes: {}, active: true } as const;
  await table.transact(putUnit({ id: unit, name, street, ...plain, ...people }, 0));
  return { unit, name, street, chat, liaison, ...(backup !== undefined && { backup }) };
}

/** Somebody in the directory and on the platform; answers his id there. */
async function settle(
  fake: FakeFeishu,
  table: Table,
  person: { id: string; roles: readonly Role[]; units?: readonly UnitId[]; street?: string },
): Promise<string> {
  const { openId } = fake.addUser({ openId: `ou_${person.id}`, name: person.id });
  const known: Person = {
    ...{ name: person.id, nicknames: [], units: [], active: true },
    ...person,
    id: personId(person.id),
    addresses: [{ channel: 'feishu', kind: 'person', id: openId }],
  };
  await table.transact(putPerson(known, 0));
  return openId;
}
