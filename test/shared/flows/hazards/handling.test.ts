import { afterEach, beforeEach, expect, test } from 'vitest';
import { caseNumber } from '../../../../shared/domain/ids.ts';
import { loadBureau, putBureau } from '../../../../shared/store/directory.ts';
import { reportedBy } from '../../../../shared/store/reporters.ts';
import { answerTo, cardFor, dot, morning, numberIn, type Town, toldTo } from './kit.ts';

let town: Town;
let number: string;
beforeEach(async () => {
  town = await morning();
  number = numberIn(await town.says('guest', '隐患 万汇广场三楼消防通道堆货'));
});
afterEach(() => town.close());

const verified = () => town.says('sun', '1属实 一般 三天内整改 责任人张经理');
const rectified = () => town.says('chen', '1整改好了', { images: [dot] });

test('a case goes from report to closing by sentences, and whoever reported it is told each step', async () => {
  const told = await verified();
  expect(toldTo('chen', told)).toMatch(/5月9日（周六）前整改[\s\S]*来源：群众反映[\s\S]*责任人：张经理/);
  expect(toldTo('guest', told)).toContain(`${number} 已核实属实`);
  expect(toldTo('sun', await rectified())).toContain('请复查');
  const closed = await town.says('sun', '0001 复查合格，销号');
  expect(toldTo('guest', closed)).toContain(`${number} 已整改并复查合格`);
  expect(toldTo('chen', closed)).toContain('已销号');
});

test('the same by buttons and forms', async () => {
  const officer = cardFor('he', await town.says('guest', '隐患 万汇广场灭火器过期'));
  const told = await town.clicks('he', officer, '属实，一般', { days: '2', person: '李工' });
  expect(told.toast).toContain('5月8日前整改');
  const done = await town.clicks('chen', cardFor('chen', told.heard), '整改完成', { text: '已全部更换' });
  const closed = await town.clicks('he', cardFor('he', done.heard), '合格，予以销号');
  expect(closed.toast).toContain('已销号');
});

test('a major hazard is a person’s word, with a day', async () => {
  expect(await answerTo(town, 'sun', '1属实 重大')).toContain('写明整改期限');
  expect(await answerTo(town, 'sun', '1属实')).toContain('请选定等级');
  expect(await answerTo(town, 'sun', '1属实 重大 十天内整改')).toContain('重大隐患');
});

test('a report that is untrue ends with its reason', async () => {
  const officer = cardFor('sun', await town.says('guest', '隐患 万汇广场灭火器过期'));
  const ended = await town.clicks('sun', officer, '不属实', { reason: '现场检查在有效期内' });
  expect(toldTo('guest', ended.heard)).toContain('现场检查在有效期内');
});

test('a repeated report is merged with the other one, and an unknown number is said so', async () => {
  const officer = cardFor('sun', await town.says('guest', '隐患 万汇广场三楼消防通道堵了'));
  const unknown = await town.clicks('sun', officer, '重复', { number: '77' });
  expect(unknown.toast).toContain('没有找到编号 77');
  const ended = await town.clicks('sun', officer, '重复', { number: '1' });
  expect(toldTo('guest', ended.heard)).toContain(`与 ${number} 是同一件`);
});

test('a deadline in the past and a day that does not exist are refused', async () => {
  const officer = cardFor('sun', await town.says('guest', '隐患 万汇广场灭火器过期'));
  expect((await town.clicks('sun', officer, '属实，一般', { date: '2026-05-01' })).toast).toContain(
    '不能早于今天',
  );
  expect((await town.clicks('sun', officer, '属实，一般', { date: '2026-02-30' })).toast).toContain(
    '没有这一天',
  );
});

test('without a photo or a measure the unit is asked for it, and the photo then counts', async () => {
  await verified();
  expect(await answerTo(town, 'chen', '1整改好了')).toContain('请发一张整改后的照片');
  expect(toldTo('sun', await town.says('chen', '', { images: [dot] }))).toContain('请复查');
});

test('only the unit’s liaison reports it done, and he does not re-inspect it', async () => {
  await verified();
  expect(await answerTo(town, 'xu', '1整改好了，货已搬走')).toContain('没有找到');
  await rectified();
  expect(await answerTo(town, 'chen', '1复查合格')).toContain('不在您的办理范围');
  expect(await answerTo(town, 'luo', '1复查合格')).toContain('没有找到');
});

test('what fails its re-inspection goes back with a reason and a new day', async () => {
  await verified();
  await rectified();
  const back = await town.says('sun', '1复查不合格，通道又堵了，两天内重新整改');
  expect(toldTo('chen', back)).toMatch(/复查不合格[\s\S]*5月8日/);
});

test('more time is asked of the officer and given by a button', async () => {
  await verified();
  const asked = await town.says('chen', '申请延期到5月20日，配件没到');
  expect(toldTo('sun', asked)).toContain('配件没到');
  const given = await town.clicks('sun', cardFor('sun', asked), '同意');
  expect(toldTo('chen', given.heard)).toContain('5月20日');
});

test('the unit is reminded the day before, that day and on the first working day after; street and officers get one list', async () => {
  await town.says('guest', '隐患 万汇广场灭火器过期');
  await verified();
  await town.says('sun', '2属实 一般 三天内整改');
  expect(toldTo('chen', await town.comes('2026-05-08', '09:00'))).toContain('明天到期');
  expect(toldTo('chen', await town.comes('2026-05-09', '09:00'))).toContain('今天到期');
  const sunday = await town.comes('2026-05-10', '12:00');
  for (const person of ['chen', 'sun', 'wu']) expect(toldTo(person, sunday)).not.toContain('超期');
  const monday = await town.comes('2026-05-11', '09:00');
  expect(toldTo('chen', monday).match(/已超期两天。/g)).toHaveLength(2);
  for (const person of ['sun', 'wu']) {
    expect(toldTo(person, monday).match(/督促整改/g)).toHaveLength(1);
    expect(toldTo(person, monday)).toMatch(/0001[\s\S]*0002/);
  }
});

test('days without a tick tell what is overdue once', async () => {
  await verified();
  const late = await town.comes('2026-05-13', '12:00');
  expect(toldTo('chen', late)).toContain('已超期');
  expect(toldTo('chen', await town.passes(600))).toBe('');
});

test('a number nobody knows is said so, and so is one that may be several', async () => {
  expect(await answerTo(town, 'sun', '99属实')).toContain('没有找到编号 99');
  await town.says('guest', '隐患 聚福楼酒家后厨灭火器过期');
  await town.says('sun', '核实了，情况属实，一般隐患');
  expect(town.heard('sun').at(-1)).toMatch(/请说明是哪一条[\s\S]*0001[\s\S]*0002/);
});

test('who reported it is forgotten when the bureau’s time is over; the case stays', async () => {
  const { table } = town.house.deps;
  const bureau = await loadBureau(table);
  if (bureau) await table.transact([putBureau({ ...bureau.value, retentionDays: 2 }, bureau.version)]);
  await verified();
  await rectified();
  await town.says('sun', '1复查合格');
  const address = { channel: 'sandbox', kind: 'person', id: 'guest' } as const;
  expect(await reportedBy(table, address)).toEqual([caseNumber(number)]);
  await town.comes('2026-05-08', '10:00');
  expect(await reportedBy(table, address)).toEqual([]);
  expect(await answerTo(town, 'zhou', '隐患台账')).toContain(number);
});
