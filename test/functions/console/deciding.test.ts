import { afterAll, beforeAll, expect, test } from 'vitest';
import { enters, type Page, type Visit } from '../../kit/console.ts';
import { type Town, world } from '../../kit/world.ts';
import { dot } from '../pages/kit.ts';

let town: Town;
let zhou: Visit;
let lin: Visit;
beforeAll(async () => {
  town = await world('2026-05-06');
  zhou = await enters(town, 'zhou');
  lin = await enters(town, 'lin');
  for (const said of ['隐患 三楼消防通道堆货', '隐患 一楼电线裸露', '隐患 二楼配电间漏水'])
    await town.says('chen', said);
});
afterAll(() => town.close());

const caseAt = (visit: Visit, number: number): Promise<Page> =>
  visit.get(`/console/cases/YH-2026-000${number}`);

test('a case is given to a department at the desk as in chat, by which paper and until when, and its history says so', async () => {
  const given = await zhou.sends(await caseAt(zhou, 1), '移交部门', {
    'f.mode': '函送',
    'f.to': '消防救援机构',
    'f.date': '2026-05-20',
  });
  expect(given.text).toMatch(/已函送消防救援机构，整改期限暂停计算，反馈期限5月20日/);
  expect(given.text).toMatch(/移交主管部门，函送消防救援机构，反馈期限2026-05-20 周敏 网页后台/);
  const numbered = await zhou.sends(given, '补文号和反馈期限', { 'f.text': '临商函〔2026〕12号' });
  expect(numbered.text).toContain('文号临商函〔2026〕12号');
});

test('whose a case is can be put right before it is judged, and it goes to whom it belongs', async () => {
  const moved = await zhou.sends(await caseAt(zhou, 2), '换责任单位', { 'f.unit': '聚福楼酒家' });
  expect(moved.text).toContain('已明确为聚福楼酒家');
  const judged = await zhou.sends(moved, '属实，一般', { 'f.days': '3' });
  expect(judged.text).toMatch(/整改中，5月9日前 聚福楼酒家/);
  expect(judged.text).toMatch(/核实属实，一般隐患，期限2026-05-09 周敏 网页后台/);
});

test('of two who judge at once the first decides: the other, whose page is old, changes nothing, and graver is said on purpose', async () => {
  await town.says('guest', '隐患 江湾农贸市场后门烟花爆竹堆放');
  const list = await zhou.get('/console/cases?source=public');
  const path = /href="(\/console\/cases\/YH[^"]+)"/.exec(list.html)?.[1] ?? '';
  const [mine, his] = [await zhou.get(path), await lin.get(path)];
  expect((await lin.sends(his, '属实，重大', { 'f.days': '5' })).text).toContain('已核实：重大隐患');
  const late = await zhou.sends(mine, '属实，一般', { 'f.days': '30' });
  expect(late.text).toContain('这条隐患已经核实过了');
  expect(late.text).toMatch(/等级 重大隐患 整改期限 5月12日/);
  const milder = await zhou.sends(late, '改定等级', { 'f.level': 'general', 'f.days': '3' });
  expect(milder.text).toMatch(/等级 一般隐患 整改期限 5月9日/);
});

test('an interview is drafted from the case, and goes to the unit only once it is approved', async () => {
  const drafted = await zhou.sends(await caseAt(zhou, 2), '约谈单位');
  expect(drafted.text).toMatch(/约谈草稿，待批准.*聚福楼酒家/);
  expect(town.heard('liu').join()).not.toContain('约谈');
  expect((await zhou.sends(drafted, '批准约谈')).text).toContain('已批准并通知单位');
  await town.passes(1);
  expect(town.heard('liu').join()).toContain('接受约谈');
});

test('a penalty is entered with its document and its day', async () => {
  const entered = await zhou.sends(await caseAt(zhou, 2), '登记处罚', {
    'f.text': '罚款2万元，临应罚〔2026〕5号',
    'f.date': '2026-11-06',
  });
  expect(entered.text).toContain('已登记：聚福楼酒家 处罚，临应罚〔2026〕5号，至2026年11月6日');
});

test('what a press brings stands before it is pressed: who is told, and what stands still', async () => {
  const fresh = (await caseAt(zhou, 2)).text;
  expect(fresh).toMatch(/移交部门 .*整改期限暂停计算.*抄告不影响。 移交部门/);
  expect(fresh).toMatch(/登记处罚 .*不会通知单位。 登记处罚 列入黑名单 .*不会通知单位。 列入黑名单/);
  expect(fresh).toContain('期限不变；原单位也会知道不用再改');
  expect((await caseAt(lin, 2)).text).toContain('将不经复查销号，并告知单位和报告人。 领导批准办结');
});

test('only a leader ends what is stuck, with reason and document, and it can be taken up again', async () => {
  expect((await caseAt(zhou, 2)).text).not.toContain('领导批准办结');
  const settled = await lin.sends(await caseAt(lin, 2), '领导批准办结', {
    'f.reason': '产权纠纷，短期无法整改',
    'f.doc': '临商〔2026〕9号',
  });
  expect(settled.text).toContain('已按领导批准办结：产权纠纷，短期无法整改（临商〔2026〕9号）');
  const again = await zhou.sends(await caseAt(zhou, 2), '重新打开', { 'f.reason': '产权已厘清' });
  expect(again.text).toMatch(/YH-2026-0002 待核实/);
  expect(again.text).toMatch(/重新打开，原因：产权已厘清 周敏 网页后台/);
});

test('the photos stand before what else can be done and the papers: whoever decides has seen them', async () => {
  await town.says('chen', '隐患 四楼灭火器过期', { images: [Buffer.from(dot).toString('base64')] });
  const list = await zhou.get('/console/cases?words=四楼');
  const { text } = await zhou.get(/href="(\/console\/cases\/YH[^"]+)"/.exec(list.html)?.[1] ?? '');
  expect(text).toMatch(/整改前照片.*其他办理.*文书.*经过/);
});

test('a listed case gets the number of its document at the desk', async () => {
  const judged = await zhou.sends(await caseAt(zhou, 3), '属实，重大', { 'f.days': '10' });
  const listed = await zhou.sends(await zhou.sends(judged, '挂牌督办'), '处级');
  expect(listed.text).toContain('请补文号');
  const numbered = await zhou.sends(listed, '补督办文号', { 'f.text': '临商督〔2026〕3号' });
  expect(numbered.text).toContain('处级 临商督〔2026〕3号');
});

test('a question goes to whoever reported a case, and neither learns who the other is', async () => {
  await town.says('guest', '保密 江湾农贸市场后门烟花爆竹堆放');
  const list = await zhou.get('/console/cases?source=public');
  const page = await zhou.get(/href="(\/console\/cases\/YH[^"]+)"/.exec(list.html)?.[1] ?? '');
  const asked = await zhou.sends(page, '问报告人', { 'f.text': '大概有多少箱' });
  expect(asked.text).not.toContain('路人');
  await town.passes(1);
  const heard = town.heard('guest').join();
  expect(heard).toContain('大概有多少箱');
  expect(heard).not.toContain('周敏');
});
