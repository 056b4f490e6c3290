import { afterEach, beforeEach, expect, test } from 'vitest';
import { personId } from '../../../shared/domain/ids.ts';
import { loadPerson, putPerson } from '../../../shared/store/directory.ts';
import { type PagesHouse, pagesHouse } from './kit.ts';

/** A robot speaks in a group of many units: who reads the link is not known by reading it. */
let house: PagesHouse;
beforeEach(async () => {
  house = await pagesHouse();
  await house.covers({ kind: 'all' });
});
afterEach(() => house.close());

test('the link asks for the unit’s code once, and from then on one touch on that telephone answers for its own unit', async () => {
  const { 收到: url = '' } = await house.notice();
  const chen = house.telephone();
  const html = await (await chen.get(url)).text();
  expect(html).toContain('单位绑定编码');
  expect(html).not.toMatch(/请检查疏散通道|万汇|惠家/);
  const code = await house.codeOf('万汇广场');
  const onward = await chen.post(url, { code, mobile: house.phoneOf('chen') });
  expect(onward.status).toBe(303);
  expect(new URL(onward.headers.get('location') ?? '', url).href).toBe(url);
  expect(await (await chen.get(url)).text()).toMatch(/请检查疏散通道[\s\S]*办理人[\s\S]*陈思远/);
  expect(await (await chen.post(url)).text()).toMatch(/已记：.*万汇广场.* 收到/);
  expect(await (await chen.get(url)).text()).toContain('这个链接已经用过');
  const { 收到: later = '' } = await house.notice();
  expect(await (await chen.get(later)).text()).toMatch(/请检查疏散通道[\s\S]*收到<\/button>/);
  expect(await (await chen.post(later)).text()).toMatch(/已记：.*万汇广场.* 收到/);
  // The same link forwarded to another telephone does nothing there, and names nobody.
  const forwarded = await (await house.telephone().get(later)).text();
  expect(forwarded).toContain('单位绑定编码');
  expect(forwarded).not.toContain('陈思远');
  await house.says('zhou', '谁没回复');
  expect(house.fake.shown().at(-1)?.text).toContain('12家中11家未确认');
});

test('a listed number alone confirms nothing, nor does another unit’s code, nor a code that was used', async () => {
  const { 收到: url = '' } = await house.notice();
  const stranger = house.telephone();
  await stranger.get(url);
  const refused = async (fields: Record<string, string>) => {
    expect(await (await stranger.post(url, fields)).text()).toContain('没有通过验证');
    expect(await (await stranger.get(url)).text()).toContain('单位绑定编码');
  };
  await refused({ mobile: house.phoneOf('chen') });
  await refused({ code: '', mobile: house.phoneOf('chen') });
  await refused({ code: await house.codeOf('惠家超市江湾店'), mobile: house.phoneOf('chen') });
  const code = await house.codeOf('万汇广场');
  const chen = house.telephone();
  await chen.get(url);
  expect((await chen.post(url, { code, mobile: house.phoneOf('chen') })).status).toBe(303);
  await refused({ code, mobile: house.phoneOf('chen') });
  await house.says('zhou', '谁没回复');
  expect(house.fake.shown().at(-1)?.text).toContain('12家中12家未确认');
});

test('a code is spent once, however many use it at one moment', async () => {
  const { 收到: url = '' } = await house.notice();
  const code = await house.codeOf('万汇广场');
  const telephones = Array.from({ length: 5 }, house.telephone);
  await Promise.all(telephones.map(({ get: look }) => look(url)));
  const answers = await Promise.all(
    telephones.map(({ post: send }) => send(url, { code, mobile: house.phoneOf('chen') })),
  );
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
});

test('codes cannot be tried out', async () => {
  const { 收到: url = '' } = await house.notice();
  const stranger = house.telephone();
  await stranger.get(url);
  for (let tried = 0; tried < 20; tried += 1)
    await stranger.post(url, { code: `AAAA${tried}`, mobile: house.phoneOf('chen') });
  const right = await house.codeOf('万汇广场');
  const refused = await stranger.post(url, { code: right, mobile: house.phoneOf('chen') });
  expect(await refused.text()).toContain('试错次数过多');
});

test('codes tried all at once are counted like those tried one after another, and none is an error', async () => {
  const { 收到: url = '' } = await house.notice();
  const mobile = house.phoneOf('chen');
  const stranger = house.telephone();
  await stranger.get(url);
  for (let tried = 0; tried < 19; tried += 1) await stranger.post(url, { code: `AAAA${tried}`, mobile });
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, nth) => stranger.post(url, { code: `BBBB${nth}`, mobile })),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const told = await Promise.all(answers.map((answer) => answer.text()));
  expect(told.filter((text) => text.includes('没有通过验证')).length).toBeLessThanOrEqual(1);
});

test('where the browser keeps nothing, the code is not spent', async () => {
  const { 收到: url = '' } = await house.notice();
  const code = await house.codeOf('万汇广场');
  expect(await (await house.post(url, { code, mobile: house.phoneOf('chen') })).text()).toContain(
    '编码没有使用',
  );
  const chen = house.telephone();
  await chen.get(url);
  expect((await chen.post(url, { code, mobile: house.phoneOf('chen') })).status).toBe(303);
});

test('a telephone is known no more when its holder stands for no unit there, or did not use it for weeks', async () => {
  const { 收到: url = '' } = await house.notice();
  const chen = house.telephone();
  await chen.get(url);
  await chen.post(url, { code: await house.codeOf('万汇广场'), mobile: house.phoneOf('chen') });
  await house.passes(46 * 24 * 3_600_000);
  const { 收到: much = '' } = await house.notice();
  expect(await (await chen.get(much)).text()).toContain('单位绑定编码');
  await chen.post(much, { code: await house.codeOf('万汇广场'), mobile: house.phoneOf('chen') });
  expect(await (await chen.get(much)).text()).toContain('陈思远');
  const stored = await loadPerson(house.table, personId('chen'));
  if (!stored) throw new Error('no chen');
  const gone = { ...stored.value, units: [] };
  await house.wall.run(house.table.transact(putPerson(gone, stored.version, stored.value)));
  expect(await (await chen.get(much)).text()).toContain('单位绑定编码');
});

test('whoever reads the group may report a hazard without proving who he is; sent twice it is one case, and opened again another', async () => {
  const { 报隐患: url = '' } = await house.notice();
  const html = await (await house.get(url)).text();
  expect(html).toContain('谁都可以报');
  const once = /name="once" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const fields = { once, unit: '万汇广场', place: '三层东侧', text: '消防通道被货物堵住' };
  const first = await (await house.post(url, fields)).text();
  expect(first).toMatch(/YH-?\d{4}/);
  expect(await (await house.post(url, fields)).text()).toBe(first);
  const again = /name="once" value="([^"]+)"/.exec(await (await house.get(url)).text())?.[1] ?? '';
  const other = await house.post(url, { ...fields, once: again, text: '灭火器过期' });
  expect(/YH-\d+-\d+/.exec(await other.text())?.[0]).not.toBe(/YH-\d+-\d+/.exec(first)?.[0]);
  await house.passes(60_000);
  expect(house.fake.shown().every(({ at }) => !at.startsWith('page:'))).toBe(true);
  expect(await house.wall.run(house.waitingFor('page:'))).toEqual([]);
});

test('reports nobody signs are taken thirty times an hour from one message, and no more', async () => {
  const { 报隐患: url = '' } = await house.notice();
  for (let count = 0; count < 30; count += 1)
    expect(
      (await house.post(url, { once: `n${count}`, unit: '万汇广场', place: '东门', text: `堵了${count}` }))
        .status,
    ).toBe(200);
  const more = await house.post(url, { once: 'n31', unit: '万汇广场', place: '东门', text: '堵了' });
  expect(more.status).toBe(429);
  expect(await more.text()).toContain('这条没有登记');
});

test('strangers who report at one moment are all heard', async () => {
  const { 报隐患: url = '' } = await house.notice();
  const answers = await Promise.all(
    [1, 2, 3, 4, 5].map((count) =>
      house.post(url, { once: `n${count}`, unit: '万汇广场', place: '东门', text: `堵了${count}` }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
});

test('a page gone back to and filled in with something else reports that too', async () => {
  const { 报隐患: url = '' } = await house.notice();
  const fields = { once: 'n1', unit: '万汇广场', place: '三层东侧', text: '消防通道被货物堵住' };
  const first = /YH-\d+-\d+/.exec(await (await house.post(url, fields)).text())?.[0];
  const other = await house.post(url, { ...fields, place: '地下车库', text: '灭火器过期' });
  expect(/YH-\d+-\d+/.exec(await other.text())?.[0]).not.toBe(first);
});

test('what does not tell how long it is is read no further than a page may send', async () => {
  const { 报隐患: url = '' } = await house.notice();
  let read = 0;
  const body = new ReadableStream({
    pull(stream) {
      read += 1;
      if (read > 40) stream.close();
      else stream.enqueue(new Uint8Array(1024 * 1024));
    },
  });
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const answer = await house.fetched(new Request(url, { method: 'POST', body, headers, duplex: 'half' }));
  expect(answer.status).toBe(413);
  expect(read).toBeLessThan(20);
});
