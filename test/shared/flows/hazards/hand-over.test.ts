import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, cardFor, kept, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning(['guest', '隐患 万汇广场三楼消防通道堆货'], ['sun', '1属实 一般 三天内整改']);
});
afterEach(() => town.close());

test('a case is handed over in one sentence; its number and day are asked for once', async () => {
  const heard = await town.says('sun', '1 这个归消防管，移交过去');
  expect(toldTo('sun', heard)).toMatch(/已移交消防救援机构，整改期限暂停计算[\s\S]*请补文号/);
  const pressed = await town.clicks('sun', cardFor('sun', heard), '补文号和反馈期限', {
    text: '临商移〔2026〕7号',
    date: '2026-05-22',
  });
  expect(pressed.toast).toContain('文号临商移〔2026〕7号');
  expect((await kept(town))?.handedOver).toMatchObject({ feedbackBy: '2026-05-22', mode: 'clue' });
});

test('the letter is drafted and comes as a file', async () => {
  const heard = await town.says('sun', '1移交区消防救援大队');
  expect(heard.filter(({ to }) => 'person' in to && to.person === 'sun').length).toBeGreaterThan(1);
});

test('number and day may stand in the sentence', async () => {
  const heard = await answerTo(town, 'sun', '1抄告市场监管局，文号：临商抄〔2026〕2号，5月20日前反馈');
  expect(heard).toMatch(/已抄告市场监管局[\s\S]*反馈期限5月20日[\s\S]*文号临商抄〔2026〕2号/);
});

test('our deadline stands still, and the officer is chased, not the unit', async () => {
  await town.says('sun', '1移交区消防救援大队');
  const week = await town.comes('2026-05-13', '10:00');
  expect(toldTo('chen', week)).not.toContain('整改提醒');
  expect(toldTo('sun', week)).toContain('尚未反馈');
  expect(toldTo('sun', await town.comes('2026-05-21', '10:00'))).toContain('尚未反馈');
  expect(toldTo('sun', await town.comes('2026-06-05', '10:00'))).toContain('尚未反馈');
  expect(toldTo('sun', await town.comes('2026-07-05', '08:00'))).not.toContain('尚未反馈');
});

test('nothing closes before the department has answered; its answer is written back', async () => {
  await town.says('sun', '1函送住建局处理');
  expect(await answerTo(town, 'sun', '1复查合格')).toContain('收到处理反馈后才能办理');
  expect(await answerTo(town, 'chen', '1整改好了，货已搬走')).toContain('请向该部门报告');
  expect(await answerTo(town, 'sun', '1反馈：已责令清空通道并处罚款')).toContain('反馈已登记，可以复查销号');
  expect(await kept(town)).toMatchObject({
    state: 'reinspection',
    handedOver: { outcome: { text: '已责令清空通道并处罚款' } },
  });
  expect(await answerTo(town, 'sun', '1复查合格')).toContain('已销号');
});

test('what the department sends back goes on where it was', async () => {
  await town.says('sun', '1移交区消防救援大队');
  expect(await answerTo(town, 'sun', '1反馈：不属于该部门职责，退回')).toContain('由我局继续办理');
  expect((await kept(town))?.state).toBe('rectifying');
});

test('where no department is named, the usual one is proposed', async () => {
  expect(await answerTo(town, 'sun', '1线索移交')).toContain('通常由消防救援机构主管');
});

async function second(): Promise<void> {
  await town.says('guest', '隐患 惠家超市江湾店配电箱门坏了');
  await town.says('sun', '2属实 一般 三天内整改');
}

test('an answer without a number belongs to the copy that was just spoken of, not to another case that waits', async () => {
  await second();
  await town.says('sun', '2移交给供电公司');
  await town.says('sun', '1抄告市场监管局，文号：临商抄〔2026〕2号');
  await town.passes(12);
  expect(await answerTo(town, 'sun', '反馈：已责令更换')).toContain('YH-2026-0001 反馈已登记');
  expect((await kept(town))?.handedOver?.outcome?.text).toBe('已责令更换');
});

test('the number of a copy that is answered already is added, and nothing else changes', async () => {
  const heard = await town.says('sun', '1抄告市场监管局');
  await town.says('sun', '1反馈：已到场检查');
  const before = await kept(town);
  const pressed = await town.clicks('sun', cardFor('sun', heard), '补文号和反馈期限', {
    text: '临商抄〔2026〕2号',
  });
  expect(pressed.toast).toContain('已登记文号临商抄〔2026〕2号');
  expect(toldTo('sun', pressed.heard)).not.toContain('抄告函');
  expect(await kept(town)).toEqual({
    ...before,
    handedOver: { ...before?.handedOver, doc: '临商抄〔2026〕2号' },
  });
  expect(await answerTo(town, 'sun', '1线索移交')).toContain('移交给哪个部门');
});

test('while a copy waits for its answer no other department takes its place; the same one may get it whole', async () => {
  await town.says('sun', '1抄告区消防救援大队');
  for (const said of ['1抄告市场监管局', '1移交给住建局'])
    expect(await answerTo(town, 'sun', said)).toContain('还没有收到反馈');
  expect((await kept(town))?.handedOver).toMatchObject({ mode: 'copy', to: '区消防救援大队' });
  expect(await answerTo(town, 'sun', '1抄告消防，文号：临商抄〔2026〕3号')).toContain(
    '文号临商抄〔2026〕3号',
  );
  expect(await answerTo(town, 'sun', '1移交消防')).toContain('已移交区消防救援大队');
  expect((await kept(town))?.state).toBe('transferred');
});

test('that the department has signed for the letter is entered by word or button, and stands wherever the hand-over stands', async () => {
  await town.says('he', '1移交给消防，文号临商函〔2026〕12号');
  expect(await answerTo(town, 'he', '1消防已签收 李工')).toMatch(/签收已登记，反馈期限/);
  expect(shownTo(await town.says('he', 'YH-2026-0001'))).toMatch(/登记签收（消防 李工）/);
  expect(await answerTo(town, 'he', '1反馈：已清空')).toContain('反馈已登记');
  expect(await answerTo(town, 'he', '1消防已签收')).not.toContain('签收已登记');
});

test('the number of a letter can be put right in the words one writes it with', async () => {
  await town.says('he', '1移交给消防');
  await town.says('he', '1移交 文号临商函〔2026〕12号 5月20日前反馈');
  expect(shownTo(await town.says('he', 'YH-2026-0001'))).toMatch(/临商函〔2026〕12号，反馈期限5月20日/);
  await town.says('he', '1移交文号改为临商函〔2026〕13号');
  expect(shownTo(await town.says('he', 'YH-2026-0001'))).toMatch(/临商函〔2026〕13号/);
});

test('the mark of its document says nothing of how a case goes to a department', async () => {
  expect(await answerTo(town, 'sun', '1移交给住建 文号临商函〔2026〕1号')).toContain('已移交住建部门');
  expect((await kept(town))?.handedOver).toMatchObject({ mode: 'clue', doc: '临商函〔2026〕1号' });
});

test('time that the department took is no delay of the unit', async () => {
  await town.says('he', '1移交给消防，文号临商函〔2026〕12号');
  await town.comes('2026-05-20', '10:00');
  await town.says('he', '1反馈：已清空');
  await town.says('he', '1复查合格 现场已清空');
  expect(await answerTo(town, 'zhou', '本月隐患统计')).toMatch(/超期后才改完0条/);
});

const shownTo = (heard: Awaited<ReturnType<Town['says']>>) =>
  heard.flatMap(({ fields = [] }) => fields.map(({ value }) => value)).join(' ');
