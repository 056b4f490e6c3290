import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type WechatHouse, wechatHouse } from './house.ts';

let house: WechatHouse;
afterEach(() => house.close());

async function open(options: Parameters<typeof wechatHouse>[0] = {}): Promise<void> {
  house = await wechatHouse(options);
  await house.turned({ kind: 'login', id: 'wxid_duty' });
  await house.wall.run(house.gateway().sender.drain());
}

const texts = () => house.wechat.said.map(({ text }) => text);
const at = (place: string) => house.wechat.said.filter((one) => one.at === place).map(({ text }) => text);

test('what is said in WeChat is answered there, and what comes twice has no second effect', async () => {
  await open();
  await house.hears('我是谁', { id: 'm1' });
  await house.hears('我是谁', { id: 'm1' });
  await house.speaks(10_000);
  expect(at('chen')).toHaveLength(1);
  expect(at('chen')[0]).toContain('陈思远');
});

test('a number under the last card means its button', async () => {
  await open();
  await house.hears('通知 请检查疏散通道', { from: 'zhou' });
  await house.speaks(10_000);
  expect(at('zhou')[0]).toContain('回复 1 确认发送');
  await house.hears('回复1', { from: 'zhou' });
  await house.house.tick();
  await house.speaks(20_000);
  expect(at('r_all')[0]).toContain('请检查疏散通道');
  expect(at('r_all')[0]).toContain('回复 1 收到');
  await house.hears('1', { from: 'chen', room: 'r_all', roomName: '商务群' });
  await house.hears('谁没回复', { from: 'zhou' });
  await house.speaks(20_000);
  expect(at('zhou').at(-1)).not.toContain('万汇');
});

test('nothing is lost while the service is away, and all of it comes in order when it is back', async () => {
  await open();
  house.way(() => 503);
  await house.hears('隐患 一号门堵了', { id: 'm1' });
  await house.hears('隐患 二号门堵了', { id: 'm2' });
  expect(house.gateway().spool.count()).toBeGreaterThanOrEqual(2);
  await house.restart();
  house.way(() => 'lost');
  await house.wall.run(house.gateway().sender.drain());
  house.way(() => 'there');
  await house.wall.run(house.gateway().sender.drain());
  expect(house.gateway().spool.count()).toBe(0);
  await house.turned({ kind: 'login', id: 'wxid_duty' });
  await house.speaks(20_000);
  expect(at('chen')).toHaveLength(2);
  expect(at('chen').join('\n')).toMatch(/0001[\s\S]*0002/);
});

test('what the service can never take is put aside, and keeps no other waiting', async () => {
  await open();
  house.way(() => 422);
  await house.hears('我是谁');
  house.way(() => 'there');
  await house.hears('帮助');
  expect(house.gateway().spool.dead()).toBe(1);
  await house.speaks(10_000);
  expect(texts()).toHaveLength(1);
  expect(await readFile(join(house.settings.folder, 'dead.log'), 'utf8')).toContain('http-422');
});

test('a line that a crash cut off is no event, and those before it are', async () => {
  await open();
  house.way(() => 503);
  await house.hears('我是谁', { id: 'm1' });
  const before = house.gateway().spool.count();
  await appendFile(join(house.settings.folder, 'spool.log'), '{"n":99,"e":{"acc');
  await house.restart();
  expect(house.gateway().spool.count()).toBe(before);
});

test('how many messages a full spool could not keep is told once, also when the answer to it is lost or two tell at one moment', async () => {
  await open({ spoolMostBytes: 1_500 });
  await house.onFeishu('zhou');
  const told = async () => (await house.waitingOn('feishu')).filter((text) => text.includes('没有存下'));
  const tells = async (): Promise<void> => {
    await house.wall.run(house.wall.sleep(30_000));
    await house.wall.run(house.gateway().tellStatus());
  };
  house.way(() => 503);
  for (let count = 0; count < 10; count += 1) await house.hears(`隐患 ${count}号门堵了`);
  expect(house.gateway().reasons()).toContain('the spool is full');
  house.way(() => 'lost');
  await tells();
  expect(await told()).toHaveLength(1);
  house.way(() => 'there');
  await Promise.all([tells(), tells()]);
  await tells();
  expect(await told()).toHaveLength(1);
  expect(house.gateway().reasons()).not.toContain('the spool is full');
  house.way(() => 503);
  await house.hears('隐患 又一号门堵了');
  house.way(() => 'there');
  await tells();
  expect(await told()).toHaveLength(2);
  expect((await told())[1]).toContain('，1条消息没有存下');
});

test('only what is signed with our key is heard, and the clock is told when it is wrong', async () => {
  await open();
  const { gateway } = await import('../../../functions/gateway/gateway.ts');
  const door = gateway(house.house.house);
  const url = 'http://house/hooks/wechat/lease';
  const body = JSON.stringify({ holding: [], most: 10 });
  const refused = await house.wall.run(Promise.resolve(door.request(url, { method: 'POST', body })));
  expect(refused.status).toBe(401);
  expect(await refused.json()).toMatchObject({ error: 'unsigned', now: house.wall.now() });
  let read = 0;
  const endless = new ReadableStream({
    pull(stream) {
      read += 1;
      if (read > 40) stream.close();
      else stream.enqueue(new Uint8Array(1024 * 1024));
    },
  });
  const large = new Request(url, { method: 'POST', body: endless, duplex: 'half' });
  expect((await house.wall.run(Promise.resolve(door.fetch(large)))).status).toBe(413);
  expect(read).toBeLessThan(20);
});
