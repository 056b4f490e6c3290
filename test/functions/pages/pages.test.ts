import { afterEach, beforeEach, expect, test } from 'vitest';
import { pages } from '../../../functions/pages/pages.ts';
import { people } from '../../../infra/town/people.ts';
import { groupId } from '../../../shared/domain/ids.ts';
import { loadGroup, putGroup } from '../../../shared/store/directory.ts';
import { type ChannelHouse, channelHouse } from '../../kit/channels/house.ts';
import { fakeWecom } from '../../kit/channels/wecom.ts';

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let house: ChannelHouse;
let door: ReturnType<typeof pages>;
beforeEach(async () => {
  house = await channelHouse(fakeWecom);
  door = pages(house.house);
  // The robot speaks in the group of one unit, whose liaison chen is.
  const stored = await loadGroup(house.table, groupId('g-all'));
  if (!stored) throw new Error('no group');
  const units = people.find(({ id }) => id === 'chen')?.units ?? [];
  const next = { ...stored.value, covers: { kind: 'units' as const, units } };
  await house.wall.run(house.table.transact(putGroup(next, stored.version)));
});
afterEach(() => house.close());

const get = (url: string) => house.wall.run(Promise.resolve(door.request(url)));
async function post(url: string, fields: Record<string, string | Blob> = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const sent = new Request(url, { method: 'POST', body });
  const bytes = await sent.arrayBuffer();
  const headers = { ...Object.fromEntries(sent.headers), 'content-length': String(bytes.byteLength) };
  return house.wall.run(Promise.resolve(door.request(url, { method: 'POST', headers, body: bytes })));
}

/** A notice goes out by the robot; the links in it. */
async function notice(): Promise<Record<string, string>> {
  await house.says('zhou', '通知 请检查疏散通道');
  await house.says('zhou', '1');
  await house.passes(60_000);
  const text = house.fake.shown().find(({ at }) => at === 'robot')?.text ?? '';
  const links = text.matchAll(/(?:\[(\S+?)\]\(|^(\S+) )(https:\/\/\S+?)\)?$/gm);
  return Object.fromEntries([...links].map(([, inText, before, url = '']) => [inText ?? before ?? '', url]));
}

test('收到 on the page counts once, for the unit whose link it is', async () => {
  const { 收到: url = '' } = await notice();
  const page = await get(url);
  expect(page.status).toBe(200);
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  const html = await page.text();
  expect(html).toContain('请检查疏散通道');
  expect(html).toContain('收到</button>');
  const done = await (await post(url)).text();
  expect(done).toMatch(/已记：.*万汇广场.* 收到/);
  await house.says('zhou', '谁没回复');
  expect(house.fake.shown().at(-1)?.text).not.toContain('万汇');
  expect(await (await get(url)).text()).toContain('这个链接已经用过');
  expect(await (await post(url)).text()).not.toContain('</form>');
});

test('a link names nobody, and one that was touched anywhere is good for nothing', async () => {
  const { 收到: url = '' } = await notice();
  expect(url).not.toMatch(/chen|u_|al_|万汇/);
  const token = url.split('/p/')[1] ?? '';
  for (const place of [0, 3, 10, token.length - 2]) {
    const changed = token[place] === 'A' ? 'B' : 'A';
    const touched = `${token.slice(0, place)}${changed}${token.slice(place + 1)}`;
    expect((await get(url.replace(token, touched))).status).toBe(404);
  }
  expect((await get(`${url}AA`)).status).toBe(404);
});

test('after some days a link is over, for looking and for acting', async () => {
  const { 收到: url = '' } = await notice();
  await house.passes(3 * 24 * 3_600_000 - 120_000);
  expect((await get(url)).status).toBe(200);
  await house.passes(10 * 60_000);
  expect((await get(url)).status).toBe(410);
  expect((await post(url)).status).toBe(410);
});

test('a hazard is reported with its photo, and its number comes on the page', async () => {
  const { 报隐患: url = '' } = await notice();
  expect(await (await get(url)).text()).toContain('type="file"');
  const photo = new Blob([dot], { type: 'image/png' });
  const done = await (await post(url, { place: '三层东侧', text: '消防通道被货物堵住', photo })).text();
  expect(done).toMatch(/YH-?\d{4}/);
  await house.passes(60_000);
  await house.says('zhou', '隐患台账');
  expect(house.fake.shown().at(-1)?.text).toMatch(/消防通道|三层/);
});

test('a small photo that the page’s script made is the photo, and one that is too large is said to be', async () => {
  const { 报隐患: url = '' } = await notice();
  const large = new Blob([Buffer.concat([dot, Buffer.alloc(3_000_000)])]);
  const refused = await post(url, { place: '三层', text: '堵住了', photo: large });
  expect(refused.status).toBe(413);
  const small = `data:image/png;base64,${dot.toString('base64')}`;
  expect(await (await post(url, { place: '三层', text: '通道堵住了', small })).text()).toMatch(/YH-?\d{4}/);
});

test('in a group of several units the link asks who is there, and acts for his own unit only', async () => {
  const stored = await loadGroup(house.table, groupId('g-all'));
  if (!stored) throw new Error('no group');
  await house.wall.run(
    house.table.transact(putGroup({ ...stored.value, covers: { kind: 'all' } }, stored.version)),
  );
  const { 收到: url = '' } = await notice();
  const html = await (await get(url)).text();
  expect(html).toContain('登记的手机号');
  expect(html).not.toMatch(/请检查疏散通道|万汇|惠家/);
  expect(await (await post(url, { mobile: '13900000000' })).text()).toContain('不是本群单位登记的');
  const answers: string[] = [];
  for (const id of ['chen', 'xu', 'chen']) {
    const mobile = people.find((one) => one.id === id)?.phone ?? '';
    const onward = await post(url, { mobile });
    expect(onward.status).toBe(303);
    const own = new URL(onward.headers.get('location') ?? '', url).href;
    expect(await (await get(own)).text()).toMatch(/请检查疏散通道|这个链接已经用过/);
    answers.push(await (await post(own)).text());
  }
  expect(answers[0]).toMatch(/已记：.*万汇广场.* 收到/);
  expect(answers[1]).toMatch(/已记：.*惠家超市江湾店.* 收到/);
  expect(answers[2]).toContain('这个链接已经用过');
  await house.says('zhou', '谁没回复');
  expect(house.fake.shown().at(-1)?.text).toContain('12家中10家未确认');
});

test('numbers cannot be tried out at a group’s link', async () => {
  const stored = await loadGroup(house.table, groupId('g-all'));
  if (!stored) throw new Error('no group');
  await house.wall.run(
    house.table.transact(putGroup({ ...stored.value, covers: { kind: 'all' } }, stored.version)),
  );
  const { 收到: url = '' } = await notice();
  for (let tried = 0; tried < 20; tried += 1) await post(url, { mobile: `139000000${tried + 10}` });
  const mobile = people.find(({ id }) => id === 'chen')?.phone ?? '';
  expect(await (await post(url, { mobile })).text()).toContain('试错次数过多');
});

test('numbers tried all at once are counted like those tried one after another, and none is an error', async () => {
  const stored = await loadGroup(house.table, groupId('g-all'));
  if (!stored) throw new Error('no group');
  await house.wall.run(
    house.table.transact(putGroup({ ...stored.value, covers: { kind: 'all' } }, stored.version)),
  );
  const { 收到: url = '' } = await notice();
  const mobile = people.find(({ id }) => id === 'chen')?.phone ?? '';
  for (let tried = 0; tried < 19; tried += 1) await post(url, { mobile: `139000000${tried + 10}` });
  const wrong = Array.from({ length: 12 }, (_, nth) => post(url, { mobile: `138000000${nth + 10}` }));
  const answers = await Promise.all(wrong);
  expect(answers.map(({ status }) => status)).toEqual(wrong.map(() => 200));
  const told = await Promise.all(answers.map((answer) => answer.text()));
  expect(told.filter((text) => text.includes('不是本群单位登记的')).length).toBeLessThanOrEqual(1);
  await post(url, { mobile: '13700000000' });
  expect(await (await post(url, { mobile })).text()).toContain('试错次数过多');
});

test('a whole group that says at once who is there comes in, and its numbers use up no try', async () => {
  const stored = await loadGroup(house.table, groupId('g-all'));
  if (!stored) throw new Error('no group');
  await house.wall.run(
    house.table.transact(putGroup({ ...stored.value, covers: { kind: 'all' } }, stored.version)),
  );
  const { 收到: url = '' } = await notice();
  const mobiles = people.flatMap(({ phone, units }) => (units.length > 0 && phone ? [phone] : []));
  for (let nth = 0; nth < 3; nth += 1) {
    const answers = await Promise.all(mobiles.map((mobile) => post(url, { mobile })));
    expect(answers.map(({ status }) => status)).toEqual(mobiles.map(() => 303));
  }
});
