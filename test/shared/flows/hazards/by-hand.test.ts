import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, cardFor, dot, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

async function mending(): Promise<void> {
  await town.says('guest', '隐患 万汇广场三楼消防通道堆货');
  await town.says('sun', '1属实 一般 三天内整改');
}

test('of two cases of one message, the one is put right in which the wrong word stands', async () => {
  await town.says('chen', '隐患 后厨油烟管没洗，另外B1配电箱门坏了');
  expect(await answerTo(town, 'chen', '写错了，是B2不是B1')).toMatch(
    /YH-2026-0002 已更正：位置由“B1”改为“B2”/,
  );
});

test('why more time is asked for is told to whoever decides, who may say so by number', async () => {
  await mending();
  const heard = await town.says('chen', '1申请延期到5月20日，货架没到');
  expect(toldTo('sun', heard)).toContain('申请延期：至5月20日：货架没到');
  expect(toldTo('chen', await town.says('sun', '1同意延期'))).toContain('5月20日');
});

test.each([
  ['1不同意延期', /延期未获同意/],
  ['1同意', /5月20日/],
  ['1批准', /5月20日/],
])('%s answers a request for more time', async (said, told) => {
  await mending();
  await town.says('chen', '1申请延期到5月20日，因为配件没到');
  expect(toldTo('chen', await town.says('sun', said))).toMatch(told);
});

test('the unit reads what was wrong, not the sentence that sent it back', async () => {
  await mending();
  await town.says('chen', '1整改好了，货物已搬走');
  const heard = await town.says('sun', '1复查不合格，又堵了，两天内重新整改');
  expect(toldTo('chen', heard)).toContain('复查不合格：又堵了。');
});

test('a unit reports a second time at the same moment of a clock that stands still', async () => {
  await mending();
  await town.says('chen', '1整改好了，货物已搬走', { images: [dot] });
  await town.says('sun', '1复查不合格，又堵了，两天内重新整改');
  const heard = await town.says('chen', '1整改好了，全部清空', { images: [dot] });
  expect(cardFor('sun', heard).title).toContain('待复查');
});

test.each(['未发现隐患', '今日未发现隐患', '班组日排查，未发现隐患'])(
  '%s is a full answer, whatever was spoken of before',
  async (said) => {
    await town.says('chen', '隐患 三楼消防通道堆货');
    expect(await answerTo(town, 'chen', said)).toContain('已记录');
  },
);

async function major(): Promise<void> {
  await town.says('xu', '隐患 惠家超市江湾店仓库货物堵塞安全出口，疏散门上锁');
  await town.says('he', '1属实 重大 十天内整改');
}

test('a door that has another lock now was mended, not put right in words', async () => {
  await major();
  const heard = await town.says('xu', '1整改好了，货物清走，疏散门改为推杠锁', { images: [dot] });
  expect(toldTo('xu', heard)).toContain('等待复查');
});

test('the three who answer for it are read with and without colons', async () => {
  await major();
  expect(await answerTo(town, 'xu', '1三级责任人：班组王强，部门李明，厂长经理张总')).toContain(
    '班组王强，部门李明，厂长经理张总',
  );
});

test('nobody has reported on a day that is still to come', async () => {
  await major();
  expect(await answerTo(town, 'xu', '1已报区应急局，5月9日')).toContain('不能晚于今天');
  const heard = await town.says('xu', '1已报区应急局，5月6日，文号临惠〔2026〕3号');
  expect(toldTo('he', heard)).toContain('单位登记双报告：已报区应急局');
});

test('the number in front decides, not what was spoken of last', async () => {
  await town.says('guest', '隐患 万汇广场三楼消防通道堆货');
  await town.says('guest', '隐患 江湾农贸市场电线裸露');
  await town.says('he', '1属实 一般 三天内整改');
  await town.says('he', '2属实 一般 三天内整改');
  expect(await answerTo(town, 'he', '1这个归消防管，移交过去')).toContain('YH-2026-0001');
});

test('while a department has only a copy the unit goes on mending, and nothing ends before it has answered', async () => {
  await mending();
  const told = await answerTo(town, 'he', '1抄告区住建局');
  expect(told).toMatch(/已抄告区住建局，本单位整改期限照常计算/);
  await town.says('he', '1文号 临商抄〔2026〕2号');
  expect(toldTo('chen', await town.comes('2026-05-12', '09:30'))).toContain('超期');
  expect(toldTo('he', await town.comes('2026-05-13', '09:30'))).toContain('尚未反馈');
  await town.says('chen', '1整改好了，货物已搬走');
  expect(await answerTo(town, 'sun', '1复查合格')).toContain('还没有反馈');
  expect(await answerTo(town, 'he', '1反馈：已到场检查')).toContain('可以复查销号');
  expect(await answerTo(town, 'sun', '1复查合格')).toContain('已销号');
});

test('an interview ordered in few words becomes a notice in full, and each step of it is history', async () => {
  const heard = await town.says('he', '约谈万汇广场，隐患整改不力');
  expect(toldTo('he', heard)).toContain('万汇广场：因隐患整改不力，请单位主要负责人于三个工作日内');
  await town.clicks('he', cardFor('he', heard), '批准约谈');
  const told = await answerTo(town, 'he', '万汇广场 罚款2万元，文号：临应罚〔2026〕5号');
  expect(told).toContain('已登记：万汇广场 处罚，临应罚〔2026〕5号。');
  const past: string[] = [];
  for await (const row of town.house.deps.table.scan())
    if (row.kind === 'history' && row.pk.startsWith('measures#')) past.push(String(row.data['what']));
  expect(past.sort()).toEqual(['measure.approved', 'measure.draft', 'measure.entered']);
});

test('whoever cried for help and then says where speaks of the same emergency, and the unit is told', async () => {
  await town.says('guest', '着火了 三楼有人被困');
  const heard = await town.says('guest', '万汇广场三楼厨房，有浓烟');
  expect(toldTo('he', heard)).toContain('SG-2026-0001');
  expect(toldTo('chen', heard)).toContain('接报贵单位');
  expect(await answerTo(town, 'he', '事故情况')).not.toContain('SG-2026-0002');
});

test('a photo of more than ten megabytes is not kept, and whoever sent it is told what to do', async () => {
  const huge = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(10.5 * 1024 * 1024)]);
  const heard = await town.says('chen', '隐患 三楼消防通道堆货', { images: [huge.toString('base64')] });
  const all = [...heard, ...(await town.passes(1))];
  expect(toldTo('chen', all)).toContain('超过10兆，未能保存，请不要选“原图”，重新发一次');
  expect(toldTo('sun', all)).toContain('1张过大未保存');
});
