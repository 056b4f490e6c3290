import { afterAll, beforeAll, expect, test } from 'vitest';
import { startHouse } from '../../../functions/start.ts';
import { groupId, unitId } from '../../../shared/domain/ids.ts';
import { DAY_MS } from '../../../shared/domain/time.ts';
import { directoryChanged, putGroup } from '../../../shared/store/directory.ts';
import { enters, type Visit } from '../../kit/console.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let zhou: Visit;
beforeAll(async () => {
  town = await world('2026-05-06', '09:00', { INGEST_TOKEN: 'a-token-of-thirty-two-characters' });
  zhou = await enters(town, 'zhou');
});
afterAll(() => town.close());

test('a checklist is worded anew, its editions stay to be read, and it goes back to the house’s own', async () => {
  const page = await zhou.get('/console/settings/texts');
  expect(page.text).toContain('加油站 第1版');
  const kind = { 'f.kind': 'fuel_station', 'f.text': '卸油专人看护\n雷雨天停止卸油，商场勿近' };
  const changed = await zhou.sends(page, '保存为新版本', kind);
  expect(changed.text).toContain('加油站自查清单已更新为第2版');
  expect(changed.text).toMatch(
    /加油站 第2版 卸油专人看护；雷雨天停止卸油，商场勿近 以前的版本 今天09:0\d 周敏 卸油专人看护/,
  );
  expect((await town.says('zhou', '清单 加油站')).at(-1)?.text).toContain('卸油专人看护');
  const back = await zhou.sends(changed, '改回系统自带', { 'f.kind': 'fuel_station' });
  expect(back.text).toMatch(/加油站 第3版/);
  expect(back.text).toMatch(/改回系统自带 .*卸油专人看护/);
});

test('what a period asks for is worded anew and shows in its rehearsal', async () => {
  const page = await zhou.get('/console/settings/texts');
  const words = { 'f.period': '端午节', 'f.phase': '节前', 'f.text': '龙舟赛事场地自查，备足救生员' };
  const form = /<form[^>]*action="\/console\/act"[^>]*>(?:(?!<\/form>)[\s\S])*alert\.text##words/.test(
    page.html,
  );
  expect(form).toBe(true);
  const hidden = {
    form: /name="form" value="([^"]+)"/.exec(page.html)?.[1] ?? '',
    back: '/console/settings/texts',
  };
  const kept = await zhou.post('/console/act', {
    ...hidden,
    nonce: 'n_duanwu_words',
    action: 'alert.text##words',
    ...words,
  });
  expect(kept.text).toContain('要求已更新为第2版');
  expect(kept.text).toContain('龙舟赛事场地自查');
});

test('an officer tries a channel on himself, and reads what came of it', async () => {
  const page = await zhou.get('/console/settings/channels');
  expect(page.text).toMatch(/试用页 已接入/);
  expect(page.text).toMatch(/飞书 未接入/);
  expect(page.text).toMatch(/橙色、红色预警未确认 发出后30分钟到期，到期群里催，再过10分钟提醒联络员/);
  const tried = await zhou.sends(page, '给我发测试消息');
  expect(tried.text).toContain('正在发送');
  await town.passes(1);
  expect(town.heard('zhou').join()).toMatch(/试用页测试消息，09:\d\d由您在后台发出/);
  const nonce = /tried=([\w-]+)/.exec(tried.path)?.[1];
  expect((await zhou.get(`/console/settings/channels?tried=${nonce}`)).text).toContain('测试消息已送达平台');
});

test('a street neither words the lists nor tries channels, and sees no keys', async () => {
  const sun = await enters(town, 'sun');
  expect((await sun.get('/console/settings/texts')).text).not.toContain('保存为新版本');
  const channels = await sun.get('/console/settings/channels');
  expect(channels.text).not.toContain('给我发测试消息');
  const form = /name="form" value="([^"]+)"/.exec(channels.html)?.[1] ?? '';
  const sent = await sun.post('/console/try', { form, nonce: 'n_12345678', channel: 'sandbox' });
  expect(sent.status).toBe(403);
});

test('a street reads of the groups its own units are in, and of no others, whatever it looks for', async () => {
  const sun = await enters(town, 'sun');
  const all = (await sun.get('/console/settings')).text;
  expect(all).toMatch(/全区/);
  expect(all).toContain('江湾街道商务安全群');
  expect(all).not.toContain('北苑街道商务安全群');
  const { table } = town.house.deps;
  const address = { channel: 'sandbox', kind: 'chat', id: 'two-streets' } as const;
  const covers = { kind: 'units', units: [unitId('wanhui'), unitId('shunda')] } as const;
  const both = { ...{ id: groupId('both'), name: '北苑江湾联防群', active: true }, address, covers };
  await table.transact([...putGroup(both, 0), directoryChanged()]);
  const searched = await sun.get(`/console/settings?words=${encodeURIComponent('北苑')}`);
  expect(searched.text).not.toContain('北苑街道商务安全群');
  expect(searched.text).toMatch(/北苑江湾联防群 万汇广场 [^、]/);
  expect((await zhou.get('/console/settings')).text).toContain('北苑街道商务安全群');
});

test('the record names people and things, never their ids', async () => {
  await zhou.get('/console/units/wanhui');
  const audit = (await zhou.get('/console/settings/audit')).text;
  expect(audit).toMatch(/周敏 查看 单位 万汇广场/);
  expect(audit).toMatch(/周敏 办理 修改文案或清单/);
  expect(audit.slice(audit.indexOf('对象'))).not.toMatch(/wanhui|al_|fuel_station|#/);
});

test('a key’s age runs from the start of the service that first had it, not from whoever looks first', async () => {
  expect((await zhou.get('/console/settings/channels')).text).toMatch(/预警接入令牌 今天\d\d:\d\d 0 /);
  const house = {
    ...town.house,
    config: { ...town.house.config, ingestToken: 'another-token-put-in-its-place-now' },
  };
  const at = await enters({ says: town.says, house }, 'zhou');
  for (const look of ['first', 'second'])
    expect((await at.get('/console/settings/channels')).text, look).toContain(
      '预警接入令牌 还没有记下，服务下次启动时起算',
    );
  const { wall } = house.deps;
  const ago = { ...wall, now: () => wall.now() - 400 * DAY_MS };
  await startHouse({ ...house, deps: { ...house.deps, wall: ago } });
  await startHouse(house);
  expect((await at.get('/console/settings/channels')).text).toMatch(
    /从系统首次见到算起.*预警接入令牌 \d+月\d+日\d\d:\d\d 400 已用满一年，建议更换/,
  );
});

test('of a city’s groups those switched off stand first, the others are found by their names', async () => {
  const { deps } = town.house;
  for (const number of Array.from({ length: 40 }, (_, place) => place + 10))
    await deps.table.transact([
      ...putGroup(
        {
          ...{ id: groupId(`many${number}`), name: `商圈${number}群`, active: number !== 49 },
          ...{ address: { channel: 'sandbox', kind: 'chat', id: `many${number}` }, covers: { kind: 'all' } },
        },
        0,
      ),
      directoryChanged(),
    ]);
  const all = await zhou.get('/console/settings');
  expect(all.text).toMatch(/工作群 商圈49群 [^。]*已失效，请重新绑定/);
  expect(all.text).toMatch(/另有\d+个群，请在下面按群名查找/);
  expect(all.text).not.toContain('商圈48群');
  const found = await zhou.get(`/console/settings?words=${encodeURIComponent('商圈48')}`);
  expect(found.text).toContain('商圈48群');
  expect(found.text).not.toContain('商圈47群');
  const none = await zhou.get(`/console/settings?words=${encodeURIComponent('没有的')}`);
  expect(none.text).toContain('没有名称含“没有的”的群');
});
