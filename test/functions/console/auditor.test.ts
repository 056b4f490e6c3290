import { afterAll, beforeAll, expect, test } from 'vitest';
import { enters, formsOf, type Visit } from '../../kit/console.ts';
import { dengAudits } from '../../kit/people.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let auditor: Visit;
beforeAll(async () => {
  town = await world('2026-05-06');
  await dengAudits(town.house.deps.table);
  await town.says('chen', '隐患 三楼消防通道堆货');
  await town.says('ma', '着火了 冷库二楼冒烟');
  const [preview] = await town.says('he', '通知 明天检查消防，18时前回复收到');
  if (preview) await town.clicks('he', preview, '确认发送');
  await town.says('he', '通知 这一条还没有发');
  await town.passes(1);
  auditor = await enters(town, 'deng');
});
afterAll(() => town.close());

const plain = ['wall', 'alerts', 'cases', 'incidents', 'duty', 'units', 'calendar', 'figures', 'settings']
  .concat(['running', 'settings/texts', 'settings/channels', 'settings/audit'])
  .map((name) => `/console/${name}`);

async function everyPage(): Promise<string[]> {
  const found = new Set(plain);
  for (const path of ['/console/alerts', '/console/cases', '/console/incidents', '/console/units'])
    for (const [, to = ''] of (await auditor.get(path)).html.matchAll(/href="(\/console\/\w+\/[\w-]+)"/g))
      found.add(to);
  return [...found];
}

test('an auditor asks for the way in and reads every page, each thing in it, and no mobile number', async () => {
  const pages = await everyPage();
  expect(pages.some((path) => /cases\/YH/.test(path))).toBe(true);
  expect(pages.some((path) => /incidents\/SG/.test(path))).toBe(true);
  expect(pages.some((path) => /alerts\/al/.test(path))).toBe(true);
  for (const path of pages) {
    const { status, text } = await auditor.get(path);
    expect(status, path).toBe(200);
    expect(text, path).not.toMatch(/1\d{10}/);
  }
  expect((await auditor.get('/console/alerts')).text).not.toContain('这一条还没有发');
});

test('he reads who looked at what, which is what he came for', async () => {
  expect((await auditor.get('/console/settings')).text).toContain('查看与办理记录');
  const page = await auditor.get('/console/settings/audit');
  expect(page.text).toMatch(/查看与办理记录.*邓伟 进入后台/);
  const zhou = await enters(town, 'zhou');
  await zhou.get('/console/units/wanhui');
  expect((await auditor.get('/console/settings/audit')).text).toMatch(/周敏 查看 单位 万汇广场（1人的电话）/);
});

test('what he may press is to read: files and the way out', async () => {
  const mayPress =
    /^(?:退出|结束我的全部登录|筛选|查找|查看|统计|证据包|导出|上墙版|签到查岗台账|交接班日志|值守履职表|(?:隐患|挂牌督办|双报告|移交、函送、抄告|事故)台账|本年隐患统计|本月日周月排查)/;
  for (const path of await everyPage()) {
    const page = await auditor.get(path);
    const labels = formsOf(page.html).flatMap(({ labels }) => labels);
    for (const label of labels) expect(label, path).toMatch(mayPress);
  }
});

/** Short enough to be read where it was asked for. */
const onPage = /^事故台账$/;

test('each file he is offered comes to him, none is refused', async () => {
  for (const path of ['/console/duty', '/console/figures', '/console/cases/YH-2026-0001']) {
    const page = await auditor.get(path);
    const labels = formsOf(page.html).flatMap(({ labels }) => labels);
    for (const label of labels.filter((one) => /证据包|导出|台账|日志|履职表/.test(one) && !onPage.test(one)))
      expect((await auditor.sends(page, label)).text, label).toMatch(/正在生成|稍后/);
  }
});

test('whatever he sends by hand changes nothing', async () => {
  const page = await auditor.get('/console/settings');
  const form = /name="form" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  expect((await auditor.post('/console/put-out', { form, person: 'zhou' })).status).toBe(403);
  expect((await auditor.post('/console/mend', { form, what: 'courier' })).status).toBe(403);
  const say = async (text: string, nonce: string) =>
    auditor.post('/console/act', { form, nonce, back: '/console/wall', text });
  await say('1属实 一般 三天内整改', 'n_verify_1');
  expect((await auditor.get('/console/cases/YH-2026-0001')).text).toContain('YH-2026-0001 待核实');
  expect((await say('通知 今晚有大风，请加固', 'n_notice_1')).text).not.toContain('确认发送');
});

test('a street does not read the record, and 后台 is offered to an auditor who asks for help', async () => {
  const sun = await enters(town, 'sun');
  expect((await sun.get('/console/settings')).text).not.toContain('查看与办理记录');
  expect((await sun.get('/console/settings/audit')).status).toBe(404);
  expect((await town.says('deng', '帮助')).at(-1)?.text).toContain('后台');
});
