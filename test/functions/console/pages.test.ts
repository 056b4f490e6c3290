import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf } from '../../../shared/domain/time.ts';
import { enters, type Page, type Visit } from '../../kit/console.ts';
import { looksOf } from '../../kit/looks.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let zhou: Visit;
beforeAll(async () => {
  town = await world('2026-05-06');
  zhou = await enters(town, 'zhou');
});
afterAll(() => town.close());

const linkTo = ({ html }: Page, start: string) =>
  new RegExp(`href="(${start}/[^"?]+)"`).exec(html)?.[1] ?? '';

test('every page opens, empty as it may be, and teaches what to type', async () => {
  for (const name of [
    'wall',
    'alerts',
    'cases',
    'duty',
    'units',
    'calendar',
    'figures',
    'settings',
    'running',
  ]) {
    const page = await zhou.get(`/console/${name}`);
    expect(page.status, name).toBe(200);
    expect(page.html.match(/<h1[ >]/g)?.length, name).toBe(1);
  }
  expect((await zhou.get('/console/alerts')).text).toContain('在对话里发送： 通知 今晚有大风');
  expect((await zhou.get('/console/nothing')).status).toBe(404);
});

test('a notice is drafted, looked at, sent, confirmed, chased and corrected at the desk', async () => {
  const list = await zhou.get('/console/alerts');
  const preview = await zhou.sends(list, '看预览', { 'f.text': '江湾街道 今晚停电检修，20时前回复收到' });
  expect(preview.text).toContain('江湾街道，共6家');
  const sent = await zhou.sends(preview, '确认发送');
  expect(sent.text).toContain('已发6家');
  await town.passes(1);
  expect(town.heardIn('g-jiangwan').join()).toContain('今晚停电检修');
  await town.says('chen', '收到');
  const page = await zhou.get(linkTo(await zhou.get('/console/alerts'), '/console/alerts'));
  expect(page.text).toContain('已确认 1/6 家');
  expect(page.text).toMatch(/万汇广场 江湾街道 ✓ 今天09:0\d 陈思远 本单位确认/);
  expect(page.text).toMatch(/惠家超市江湾店 江湾街道 未确认 徐丽 199\d{8}/);
  const chased = await zhou.sends(page, '催一下');
  expect(chased.text).toContain('未确认的5家');
  // Whoever is silent is rung by a touch on his number, and the call is noted beside it.
  const [, row = ''] = /<tr>((?:(?!<tr>)[\s\S])*惠家超市江湾店[\s\S]*?)<\/tr>/.exec(chased.html) ?? [];
  expect(row).toMatch(/<a href="tel:(199\d{8})">\1<\/a>/);
  expect(row).toContain('登记后算这家单位已确认，不再催。');
  const noted = await zhou.sends({ ...chased, html: row }, '登记电话告知', { 'f.person': '徐丽' });
  expect(noted.text).toContain('已确认 2/6 家');
  expect(noted.text).toMatch(/惠家超市江湾店 江湾街道 ✓ 今天09:\d\d 周敏 电话登记/);
  expect(noted.text).toContain('催办 周敏 网页后台');
  const corrected = await zhou.sends(page, '更正', { 'f.text': '停电改到明晚' });
  expect(corrected.text).toContain('收到原通知的全部群和人员');
});

test('how far a notice is on its way stands on its page, live, and the page can be left', async () => {
  const preview = await zhou.sends(await zhou.get('/console/alerts'), '看预览', {
    'f.text': '江湾街道 明早停水，20时前回复收到',
  });
  await zhou.sends(preview, '确认发送');
  const [, path = ''] =
    /href="(\/console\/alerts\/[^"?]+)"[^>]*>[^<]*明早停水/.exec((await zhou.get('/console/alerts')).html) ??
    [];
  const page = await zhou.get(path);
  expect(page.text).toMatch(/发送进度 正在发送，已送到 0\/\d 处。您可以离开本页，发送不会停。/);
  expect(page.html).toContain(`data-live="${path}/part?street="`);
  await town.passes(1);
  expect((await zhou.get(path)).text).toMatch(/✓ 已发完，已送到 (\d+)\/\1 处。/);
  expect((await zhou.get(`${path}/part`)).text).toContain('已确认 0/6 家');
  await town.says('chen', '收到');
  expect((await zhou.get(`${path}/part`)).text).toContain('已确认 1/6 家');
  const other = await enters(town, 'luo');
  expect((await other.get(`${path}/part`)).text).not.toContain('江湾街道');
});

test('a form sent twice acts once and answers the same', async () => {
  const list = await zhou.get('/console/alerts');
  const text = '南门封闭一天';
  const once = await zhou.sends(list, '看预览', { 'f.text': text });
  const again = await zhou.sends(list, '看预览', { 'f.text': text });
  expect(again.text).toBe(once.text);
  const drafts = (await zhou.get('/console/alerts')).text.match(/南门封闭一天/g);
  expect(drafts?.length).toBe(1);
});

test('a hazard is found by its filters, judged, and shown with all that happened', async () => {
  await town.says('chen', '隐患 三楼消防通道堆货');
  await town.says('gao', '隐患 拆解车间地面有油');
  const list = await zhou.get('/console/cases?words=消防通道');
  expect(list.text).toContain('万汇广场');
  expect(list.text).not.toContain('拆解车间');
  const page = await zhou.get(linkTo(list, '/console/cases'));
  const judged = await zhou.sends(page, '属实，一般', { 'f.days': '3', 'f.person': '陈思远' });
  expect(judged.text).toMatch(/整改中，5月9日前/);
  expect(judged.text).toMatch(/核实属实，一般隐患，期限2026-05-09 周敏 网页后台/);
  await town.passes(1);
  expect(town.heard('chen').join()).toContain('三楼消防通道');
  expect((await zhou.get('/console/cases?state=rectifying')).text).toContain('整改中');
  expect((await zhou.get('/console/cases?state=closed')).text).toContain('没有符合条件的隐患');
});

test('the street sees its own street and no other', async () => {
  const sun = await enters(town, 'sun');
  const all = (await zhou.get('/console/cases?state=all')).html;
  const foreign = /href="(\/console\/cases\/YH-2026-0002)"/.exec(all)?.[1] ?? '';
  expect((await zhou.get(foreign)).text).toContain('拆解车间');
  expect((await sun.get('/console/cases')).text).not.toContain('拆解车间');
  expect((await sun.get(foreign)).status).toBe(404);
  const units = await sun.get('/console/units');
  expect(units.text).toContain('万汇广场');
  expect(units.text).not.toContain('顺达');
  const unit = linkTo(await zhou.get('/console/units?words=顺达'), '/console/units');
  expect([(await zhou.get(unit)).status, (await sun.get(unit)).status]).toEqual([200, 404]);
  expect((await sun.get('/console/settings')).text).not.toContain('罗志强');
});

test('the month shows who watches when, and the days of the holiday', async () => {
  const page = await zhou.get('/console/duty?month=2026-05');
  expect(page.text).toContain('2026年5月值班表');
  expect(page.html).toMatch(/<a href="tel:(199\d{8})">\1<\/a>/);
  expect(page.text).toContain('今天');
  expect(page.text).toContain('带班领导 林国栋');
  expect((await zhou.get('/console/duty?month=2031-01')).text).toContain('还没有值班表');
});

test('the card of a unit names its people and how they are reached', async () => {
  const page = await zhou.get('/console/units/wanhui');
  expect(page.text).toMatch(/信息联络员 陈思远 199\d{8} 可达：试用页/);
  expect(page.html).toMatch(/<a href="tel:(199\d{8})">\1<\/a>/);
  expect(page.text).toContain('江湾街道商务安全群');
  expect(page.text).toContain('商业综合体');
});

test('an emergency stands above all else on the wall, and is worked on at the desk', async () => {
  await town.says('ma', '着火了 冷库二楼冒烟，两人被困');
  const wall = await zhou.get('/console/wall');
  expect(wall.text).toMatch(/突发事件 1起正在处置 SG-2026-0001/);
  const page = await zhou.get(linkTo(wall, '/console/incidents'));
  expect(page.text).toContain('冷库二楼冒烟');
  const more = await zhou.sends(page, '补充要素', { 'f.casualties': '受伤2人' });
  expect(more.text).toContain('网页后台');
  const sun = await enters(town, 'sun');
  expect((await sun.get(more.path)).status).toBe(404);
});

test('figures add up, a moment after they were looked at', async () => {
  const shown = async () => (await zhou.get('/console/figures')).text;
  await expect.poll(shown, { timeout: 10_000 }).toMatch(/合计 1 0 1 0 0 0 0 0 0 0 2/);
});

test('the ledger and the evidence of a case are asked for at the desk and come as files in chat', async () => {
  const figures = await zhou.sends(await zhou.get('/console/figures'), '隐患台账');
  const pack = await zhou.sends(await zhou.get('/console/cases/YH-2026-0001'), '证据包');
  expect(figures.html).toContain('class="said"');
  expect(pack.text).toContain('证据包正在生成');
  await town.passes(2);
  const files = town.host.chat
    .lines({ talks: [{ person: 'zhou' }] })
    .flatMap(({ card }) => card.file?.name ?? []);
  expect(files.some((name) => name.includes('台账'))).toBe(true);
  expect(files.some((name) => name.includes('证据包'))).toBe(true);
});

test('an administrator changes what the bureau is called; an officer cannot', async () => {
  const changed = await zhou.sends(await zhou.get('/console/settings'), '保存值班电话', {
    'f.text': '0571-88660119',
  });
  expect(changed.text).toContain('0571-88660119');
  const he = await enters(town, 'he');
  const page = await he.get('/console/settings');
  expect(page.text).not.toContain('保存值班电话');
  expect(page.text).not.toContain('查看与办理记录');
  const own = { form: /name="form" value="([^"]+)"/.exec(page.html)?.[1] ?? '', back: '/console/settings' };
  const forced = await he.post('/console/act', {
    ...own,
    ...{ nonce: 'forged-12345', action: 'directory.set##name', 'f.text': '别的局' },
  });
  expect(forced.text).toContain('只有管理员可以修改设置');
});

test('an administrator puts somebody out at once', async () => {
  const wu = await enters(town, 'wu');
  const page = await zhou.get('/console/settings?words=吴海涛');
  await zhou.sends(page, '请出后台');
  expect((await wu.get('/console/wall')).status).toBe(401);
});

test('what waits and what did not arrive is seen, with the button that mends', async () => {
  const page = await zhou.get('/console/running');
  expect(page.text).toContain('待发消息');
  expect((await zhou.sends(page, '叫醒发送')).status).toBe(200);
});

test('each look at personal data and each act stands in the record, with who', async () => {
  const looks = await looksOf(town.house.deps.table, dayOf(town.host.now()));
  const mine = looks.filter(({ who }) => who === 'zhou').map(({ what, of = '' }) => `${what} ${of}`);
  expect(mine).toContain('looked unit#wanhui');
  expect(mine).toContain('looked case#YH-2026-0001');
  expect(mine).toContain('looked people');
  expect(mine.some((one) => one.startsWith('acted alert.send#al_'))).toBe(true);
  expect(mine).toContain('put-out wu');
});
