import { afterEach, beforeEach, expect, test } from 'vitest';
import { awaitedCard } from '../../../../shared/conversation/hazards/words-awaited.ts';
import { caseLetter, type letterKinds } from '../../../../shared/conversation/hazards/words-letters.ts';
import { givenAs } from '../../../../shared/domain/hazards/hand-over.ts';
import { caseNumber } from '../../../../shared/domain/ids.ts';
import { at, day } from '../../../../shared/domain/time.ts';
import { checkRecord } from '../../../../shared/flows/check-record.ts';
import { birthOfCounts } from '../../../../shared/store/counting.ts';
import { loadCase } from '../../../../shared/store/hazards.ts';
import { keys } from '../../../../shared/store/keys.ts';
import { answerTo, dot, kept, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning(['guest', '隐患 万汇广场三楼消防通道堆货'], ['sun', '1属实 一般 三天内整改']);
});
afterEach(() => town.close());

async function numberOf(kind: (typeof letterKinds)[number]) {
  const one = (await loadCase(town.house.deps.table, caseNumber('YH-2026-0001')))?.value;
  if (!one) throw new Error('no case');
  const house = { name: '局', office: '', landline: '' };
  const { doc } = givenAs(one, kind) ?? {};
  const now = at(day('2026-05-06'), '10:00');
  return caseLetter({ kind, one, photos: [], house, now, ...(doc && { doc }) }).number;
}

test('a letter bears the number of its own kind only: no notice and no other letter borrows it', async () => {
  await town.says('sun', '1抄告市场监管局，文号：临商抄〔2026〕2号');
  await town.says('sun', '1市场监管局反馈：已检查');
  await town.says('sun', '1移交区消防救援大队，文号：临商移〔2026〕7号');
  expect(await numberOf('clue')).toBe('临商移〔2026〕7号');
  expect(await numberOf('copy')).toBe('临商抄〔2026〕2号');
  for (const kind of ['interview', 'circular', 'letter'] as const)
    expect(await numberOf(kind)).not.toContain('临商');
});

test('a feedback that is late is told as late, with its days', async () => {
  await town.says('sun', '1移交区消防救援大队，5月10日前反馈');
  expect(toldTo('sun', await town.comes('2026-05-13', '10:00'))).toContain('期限5月10日，已超3天');
});

test('while a department has it, the deadline is said to stand still', async () => {
  await town.says('sun', '1移交区消防救援大队');
  expect(await answerTo(town, 'chen', '查看 1')).toMatch(/整改期限：.*暂停计算/);
});

test('a unit that mended what a department has is told whom to tell; its photo and words are kept and the officer hears of them', async () => {
  await town.says('sun', '1移交区消防救援大队');
  const heard = await town.says('chen', '1整改好了，货已搬走', { images: [dot] });
  expect(toldTo('chen', heard)).toMatch(/消防救援[\s\S]*已存入台账/);
  expect(toldTo('chen', heard)).not.toContain('编号 反馈');
  expect(toldTo('sun', heard)).toMatch(/报称已整改[\s\S]*登记反馈/);
  expect(await answerTo(town, 'sun', '查看 1')).toContain('照片：1张');
});

test('a number that comes after the letter says how the letter with it is had', async () => {
  await town.says('sun', '1移交区消防救援大队');
  expect(await answerTo(town, 'sun', '1 文号临商移〔2026〕7号')).toContain('移交函 1');
});

test('移交情况 says to whom each went, until when the answer is due, and which are late', async () => {
  await town.says('sun', '1移交区消防救援大队，文号：临商移〔2026〕7号，5月8日前反馈');
  await town.comes('2026-05-11', '10:00');
  expect(await answerTo(town, 'sun', '移交情况')).toMatch(
    /超过反馈期限1条[\s\S]*YH-2026-0001 万汇广场.*已移交区消防救援大队，临商移〔2026〕7号，反馈期限5月8日，已超3天，签收未登记/,
  );
});

test.each(['移交情况', '移交未反馈'])(
  '%s names a copy that waits for its answer, and no answered one',
  async (words) => {
    await town.says('guest', '隐患 惠家超市江湾店配电箱门坏了');
    await town.says('sun', '2属实 一般 三天内整改');
    for (const number of [1, 2]) await town.says('sun', `${number}抄告市场监管局，5月20日前反馈`);
    await town.says('sun', '2市场监管局反馈：已检查');
    const list = await answerTo(town, 'sun', words);
    expect(list).toMatch(/共1条[\s\S]*YH-2026-0001 万汇广场.*已抄告市场监管局，文号待补，反馈期限5月20日/);
    expect(list).not.toContain('YH-2026-0002');
  },
);

test('of more than a message holds, those that are late are counted of what is shown, not of all', async () => {
  await town.says('sun', '1移交区消防救援大队，5月10日前反馈');
  const one = (await loadCase(town.house.deps.table, caseNumber('YH-2026-0001')))?.value;
  if (!one) throw new Error('no case');
  const seen = { scope: 'bureau', today: day('2026-05-13') } as const;
  expect(awaitedCard([one], { ...seen, all: 250 }).text).toContain('共250条，以下1条中超过反馈期限1条。');
  expect(awaitedCard([one], { ...seen, all: 1 }).text).toContain('共1条，超过反馈期限1条。');
});

test('what an older house asked after three times and then no more is asked after again', async () => {
  const { table } = town.house.deps;
  await town.says('sun', '1移交区消防救援大队');
  const row = await table.get(keys.case('YH-2026-0001'));
  const given = (await kept(town))?.handedOver;
  if (!row || !given) throw new Error('no case');
  const { due: _due, version, ...rest } = row;
  const data = { ...row.data, handedOver: { ...given, chased: 3 } };
  await table.transact([{ kind: 'put', row: { ...rest, data }, seen: version }]);
  await table.transact([...birthOfCounts().slice(1)]);
  await town.passes(1);
  expect(toldTo('sun', await town.comes('2026-07-06', '10:00'))).toContain('尚未反馈');
  const { broken } = await checkRecord(() => table.scan(), town.house.deps.hash);
  expect(broken).toEqual([]);
});
