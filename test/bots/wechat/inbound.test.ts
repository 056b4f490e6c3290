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

test('only what is signed with our key is heard, and the clock is told when it is wrong', async () => {
  await open();
  const { gateway } = await import('../../../functions/gateway/gateway.ts');
  const door = gateway(house.house.house);
  const url = 'http://house/hooks/wechat/lease';
  const body = JSON.stringify({ holding: [], most: 10 });
  const refused = await house.wall.run(Promise.resolve(door.request(url, { method: 'POST', body })));
  expect(refused.status).toBe(401);
  expect(await refused.json()).toMatchObject({ error: 'unsigned', now: house.wall.now() });
});
