import { afterEach, expect, test } from 'vitest';
import { cap } from '../../../../functions/cap.ts';
import { type CapParts, capOf } from '../../../kit/cap.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
afterEach(() => town.close());

const says = async (text: string, person = 'zhou') => (await town.says(person, text))[0]?.text ?? '';

async function publishes(parts: CapParts): Promise<void> {
  const { house } = town;
  const door = cap({ ...house, config: { ...house.config, ingestToken: 't' } });
  const headers = { authorization: 'Bearer t' };
  const answer = await door.request('/alerts/cap', { method: 'POST', body: capOf(parts), headers });
  expect(answer.status).toBe(202);
}

const pasted = (colour: string) => `临江区气象台2026年5月12日9时10分发布暴雨${colour}预警信号：请做好防范。`;

const yellow = (hazard: string, text: string): CapParts => ({
  headline: `临江区气象台发布${hazard}黄色预警信号`,
  description: text,
});

test('orange and above wants an assessment in two hours; a yellow one does not', async () => {
  town = await world('2026-05-12', '09:30');
  await publishes(yellow('雷电', '请防范。'));
  expect(await says('研判')).toContain('没有等待研判的预警');
  await publishes({});
  const heard = await town.passes(1);
  expect(heard.some(({ text }) => text.includes('请在今天11:30前研判'))).toBe(true);
  expect(await says('研判')).toContain('暴雨红色预警：今天11:30前');
  expect(await says('研判 江湾片区地下车库提前封控，夜市停业')).toBe('已记录暴雨红色预警的研判。');
  expect(await says('研判')).toContain('没有等待研判的预警');
  const later = await town.comes('2026-05-12', '12:00');
  expect(later.filter(({ title }) => title?.includes('研判未完成'))).toEqual([]);
});

test('two hours without a word: the duty room is told once, and a late word is said to be late', async () => {
  town = await world('2026-05-12', '09:30');
  await publishes({});
  const heard = await town.comes('2026-05-12', '13:00');
  const reminded = heard.filter(({ title }) => title === '研判未完成：暴雨红色预警');
  const people = reminded.map(({ to }) => ('person' in to ? to.person : ''));
  expect(people.length).toBeGreaterThan(0);
  expect(new Set(people).size).toBe(people.length);
  const [card] = reminded;
  if (!card) throw new Error('nobody was reminded');
  const { heard: answered, toast } = await town.clicks(people[0] ?? '', card, '填写研判', {
    text: '影响不大',
  });
  expect(toast ?? answered[0]?.text).toContain('（超过2小时）');
});

test('one word may be of several warnings: those it names, else all that wait', async () => {
  town = await world('2026-05-12', '09:30');
  await publishes({});
  await publishes({
    headline: '临江区气象台发布台风橙色预警信号',
    description: '临江区气象台2026年05月12日09时12分发布台风橙色预警信号：请防范。',
  });
  expect(await says('研判 台风影响有限')).toContain('已记录台风橙色预警的研判。');
  expect(await says('研判')).not.toContain('台风');
  const heard = await town.comes('2026-05-12', '13:00');
  expect(heard.filter(({ title }) => title === '研判未完成：暴雨红色预警').length).toBeGreaterThan(0);
});

test('sixty grave warnings are sixty records and a few reminders', async () => {
  town = await world('2026-05-12', '09:30');
  await Promise.all(
    Array.from({ length: 60 }, (_, place) =>
      publishes({
        headline: `第${'一二三四五六七八九十'[place % 10]}${'甲乙丙丁戊己'[Math.floor(place / 10)]}区气象台发布暴雨红色预警信号`,
        description: '请防范。',
        code: '990101',
      }),
    ),
  );
  const heard = await town.comes('2026-05-12', '12:00');
  const reminders = heard.filter(({ title }) => title?.startsWith('研判未完成'));
  const byPerson = new Map<string, number>();
  for (const { to } of reminders)
    if ('person' in to) byPerson.set(to.person, (byPerson.get(to.person) ?? 0) + 1);
  expect(Math.max(...byPerson.values())).toBeLessThanOrEqual(3);
  expect(await says('研判 全区暴雨，按预案停业')).toContain('等24条的研判');
  expect(await says('研判')).toContain('另有30条');
});

test('an upgrade from orange to red is assessed anew', async () => {
  town = await world('2026-05-12', '09:30');
  await publishes({
    headline: '临江区气象台发布暴雨橙色预警信号',
    description: '临江区气象台2026年05月12日09时10分发布暴雨橙色预警信号：请防范。',
  });
  await says('研判 先看');
  await town.comes('2026-05-12', '10:00');
  await publishes({
    sent: '2026-05-12T09:50:00+08:00',
    description: '临江区气象台2026年05月12日09时50分将暴雨橙色预警信号升级为红色预警信号：请防范。',
  });
  expect(await says('研判')).toContain('暴雨红色预警：今天12:00前');
});

test('units neither assess nor enter responses', async () => {
  town = await world('2026-05-12', '09:30');
  await publishes({});
  await town.says('chen', '研判 没事');
  await town.says('chen', '应急响应 启动 防汛 Ⅳ级 临江区防指 临防指〔2026〕5号');
  expect(await says('研判')).toContain('暴雨红色预警');
  expect(await says('今天有什么预警')).not.toContain('应急响应');
});

test('a response is what a document says, entered by an officer; no colour makes one', async () => {
  town = await world('2026-05-12', '09:30');
  await publishes({});
  expect(await says('今天有什么预警')).not.toContain('应急响应');
  expect(await says('应急响应 启动 防汛 Ⅳ级 临江区防指')).toContain('请写明文件文号');
  expect(await says('应急响应 启动 防汛 临江区防指 临防指〔2026〕5号')).toContain('请写明级别');
  expect(await says('应急响应 终止 防汛 临防指〔2026〕9号')).toContain('没有登记过');
  expect(await says('应急响应 启动 防汛 Ⅳ级 临江区防指 临防指〔2026〕5号')).toContain(
    '防汛应急响应Ⅳ级：临江区防指今天09:30启动（临防指〔2026〕5号）',
  );
  expect(await says('应急响应 提升 防汛 III级 临防指[2026]7号')).toContain('由Ⅳ级调整');
  expect(await says('今天有什么预警', 'chen')).toContain('防汛应急响应Ⅲ级');
  expect(await says('应急响应 终止 防汛 临防指〔2026〕9号')).toContain('终止（临防指〔2026〕9号）');
});

test('below orange the officer may choose those whom it touches, in the places that it names', async () => {
  town = await world('2026-05-12', '09:30');
  await publishes(
    yellow('雷电', '临江区气象台12日09时10分发布雷电黄色预警信号：预计江湾街道有雷电，请防范。'),
  );
  const card = (await town.passes(1)).find(({ title }) => title === '收到雷电黄色预警');
  if (!card || !('person' in card.to)) throw new Error('nobody heard');
  const label = card.actions?.find(({ id }) => id.endsWith('#touched'))?.label ?? '';
  expect(label).toMatch(/^只转相关单位（2家，江湾街道）$/);
  const { heard } = await town.clicks(card.to.person, card, label);
  const [preview] = heard;
  if (!preview) throw new Error('no preview');
  const sent = await town.clicks(card.to.person, preview, '确认发送');
  expect(sent.heard.some(({ to }) => 'person' in to && to.person === 'chen')).toBe(false);
  const night = sent.heard.find(({ to }) => 'person' in to && to.person === 'guo');
  expect(night?.text).toContain('防范要求：露天人员到室内。暂停露天和高空作业');
});

test('a leader on watch may put the assessment down himself: he is asked for it like the officers', async () => {
  town = await world('2026-05-12', '09:30');
  await publishes({});
  await town.passes(1);
  expect(await says('研判 全区停业，人员已转移', 'lin')).toContain('已记录暴雨红色预警的研判。');
});

test('who pastes a grave warning reads at once by when it must be assessed', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = await town.says('zhou', `转发预警 ${pasted('红色')}`);
  expect(preview[0]?.fields?.find(({ label }) => label === '请注意')?.value).toContain('请在今天11:30前研判');
  const mild = await town.says('zhou', '转发预警 临江区气象台5月12日9时10分发布大风蓝色预警信号：请防范。');
  expect(mild[0]?.fields?.find(({ label }) => label === '请注意')?.value ?? '').not.toContain('研判');
});

test('研判台账 tells what was written of each colour, by whom and when, though the warning fell and ended since', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = await town.says('zhou', `转发预警 ${pasted('橙色')}`);
  expect(preview.length).toBe(1);
  await says('研判 江湾片区夜市停业');
  await town.comes('2026-05-12', '10:00');
  await town.says(
    'zhou',
    '转发预警 临江区气象台2026年5月12日9时55分将暴雨橙色预警信号升级为暴雨红色预警信号：请防范。',
  );
  await town.comes('2026-05-12', '12:30');
  await says('研判 全区停业', 'lin');
  await town.says('zhou', '转发预警 临江区气象台2026年5月12日12时20分解除暴雨红色预警信号。');
  const book = await says('研判台账');
  expect(book).toContain('暴雨橙色预警（已升级）：今天11:30前，周敏今天09:30研判：江湾片区夜市停业');
  expect(book).toContain('暴雨红色预警（已解除）：今天12:00前，林国栋今天12:30研判（逾时）：全区停业');
});

test('研判台账 of days without a grave warning speaks of those days only', async () => {
  town = await world('2026-05-12', '09:30');
  await town.says('zhou', `转发预警 ${pasted('红色')}`);
  expect(await says('研判台账 4月')).toContain(
    '4月1日（周三）至4月30日（周四）没有收到橙色以上预警，没有研判记录。',
  );
  expect(await says('研判台账')).toContain('暴雨红色预警');
});

test('导出研判台账 is a workbook of the assessments, and of nothing else', async () => {
  town = await world('2026-05-12', '09:30');
  await town.says('zhou', `转发预警 ${pasted('红色')}`);
  await says('研判 江湾片区夜市停业');
  const heard = [...(await town.says('zhou', '导出研判台账')), ...(await town.passes(1))];
  expect(heard.map(({ text }) => text)).toContain('研判台账 2026-01-01至2026-05-12.xlsx');
  expect((await town.says('chen', '导出研判台账'))[0]?.text).toContain(
    '研判台账只给局里的工作人员和领导查看。',
  );
});

test('a warning that was pasted by mistake and cancelled is withdrawn by one press: not in force, not to be assessed', async () => {
  town = await world('2026-05-12', '09:30');
  const [preview] = await town.says('zhou', `转发预警 ${pasted('红色')}`);
  if (!preview) throw new Error('no preview');
  const { heard } = await town.clicks('zhou', preview, '取消');
  const card = heard.find(({ actions }) => actions?.length);
  if (!card) throw new Error('no way to withdraw it');
  expect(card.text).toContain('仍按收到的预警登记');
  expect(await says('今天有什么预警')).toContain('暴雨红色预警');
  expect((await town.clicks('zhou', card, '录错了，作废原文')).toast).toContain('已作废');
  expect(await says('今天有什么预警')).not.toContain('暴雨');
  expect(await says('研判')).toContain('没有等待研判的预警');
  const later = await town.comes('2026-05-12', '12:00');
  expect(later.filter(({ title }) => title?.includes('研判未完成'))).toEqual([]);
  await town.says('zhou', `转发预警 ${pasted('红色')}`);
  expect(await says('今天有什么预警')).toContain('暴雨红色预警');
});

test('a mistaken upgrade that is withdrawn leaves the warning as it was; one that another source told too stays', async () => {
  town = await world('2026-05-12', '09:30');
  await town.says('zhou', `转发预警 ${pasted('橙色')}`);
  await says('研判 先看');
  const upgrade = '临江区气象台2026年5月12日9时20分将暴雨橙色预警信号升级为暴雨红色预警信号：请防范。';
  const cancels = async (text: string) => {
    const [preview] = await town.says('zhou', `转发预警 ${text}`);
    const { heard } = preview ? await town.clicks('zhou', preview, '取消') : { heard: [] };
    const card = heard.find(({ actions }) => actions?.length);
    return card ? (await town.clicks('zhou', card, '录错了，作废原文')).toast : undefined;
  };
  expect(await cancels(upgrade)).toContain('已作废');
  expect(await says('今天有什么预警')).toContain('暴雨橙色预警');
  expect(await says('研判')).toContain('没有等待研判的预警');
  await publishes({});
  expect(
    await cancels(
      '临江区气象台2026年05月12日09时10分发布暴雨红色预警信号：过去3小时降雨量已达100毫米，请做好防范。',
    ),
  ).toContain('不能作废');
});

test('what a colleague still has as a draft, or has sent, is not withdrawn under his hands', async () => {
  town = await world('2026-05-12', '09:30');
  const [mine] = await town.says('zhou', `转发预警 ${pasted('红色')}`);
  const [theirs] = await town.says('wu', `转发预警 ${pasted('红色')}`);
  const { heard } = mine ? await town.clicks('zhou', mine, '取消') : { heard: [] };
  const card = heard.find(({ actions }) => actions?.length);
  if (!card) throw new Error('no way to withdraw it');
  expect((await town.clicks('zhou', card, '录错了，作废原文')).toast).toContain('不能作废');
  if (theirs) await town.clicks('wu', theirs, '取消');
  expect((await town.clicks('zhou', card, '录错了，作废原文')).toast).toContain('已作废');
});
