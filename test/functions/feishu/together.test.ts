import { expect, test } from 'vitest';
import { people } from '../../../infra/town/people.ts';
import { pendingOf } from '../../../shared/flows/deliver.ts';
import { wordsOf } from '../../kit/feishu/talk.ts';
import { virtualFeishuHouse } from '../../kit/feishu-house-virtual.ts';

const liaisons = people.filter(({ roles }) => roles.includes('liaison')).slice(0, 10);

test('many who ask in a group at once are answered together, each by name and once; one alone is answered as ever', async () => {
  const house = await virtualFeishuHouse();
  const ask = ({ id }: { id: string }) =>
    house.says(id, '今天谁值班', { room: 'g-all', mentionBot: true, how: { times: 2 } });
  await house.wall.run(Promise.all(liaisons.map(ask)));
  await house.settled();
  const told = house.toldIn('g-all');
  expect(told).toHaveLength(1);
  const named = liaisons.filter(({ name }) => wordsOf(told).split(name).length === 2);
  expect(named.map(({ name }) => name)).toEqual(liaisons.map(({ name }) => name));
  await house.wall.run(house.says('chen', '今天谁值班', { room: 'g-all', mentionBot: true }));
  await house.settled();
  expect(house.toldIn('g-all').at(-1)?.text).not.toContain('陈思远');
});

test('a group that was dissolved meanwhile leaves none of its answers behind', async () => {
  const house = await virtualFeishuHouse();
  for (const { id } of liaisons)
    await house.wall.run(house.says(id, '今天谁值班', { room: 'g-all', mentionBot: true }));
  house.chatOf('g-all').status = 'dissolved';
  await house.settled();
  expect(house.toldIn('g-all')).toEqual([]);
  expect((await house.wall.run(pendingOf(house.house.deps, 'feishu'))).total).toBe(0);
});

test('answers that wait while the platform refuses are given together when it takes them, none twice', async () => {
  const house = await virtualFeishuHouse();
  const act = { kind: 'rate', resetSeconds: 7 } as const;
  house.fake.fault({ match: { route: 'POST /im/v1/messages', times: 3 }, act });
  house.fake.fault({ match: { route: 'POST /im/v1/messages', nth: 2 }, act: { kind: 'reset-after' } });
  for (const { id } of liaisons)
    await house.wall.run(house.says(id, '今天谁值班', { room: 'g-all', mentionBot: true }));
  await house.settled();
  for (const { name } of liaisons) expect(wordsOf(house.toldIn('g-all')).split(name)).toHaveLength(2);
});
