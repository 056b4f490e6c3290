import { afterEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';
import { first } from './sending.ts';

let town: Town;
afterEach(() => town.close());

/** Made up for this test; the State Council had not announced the year when it was written. */
const pasted = [
  '关于2027年部分节假日放假安排的通知',
  '一、元旦：1月1日（周五）至3日（周日）放假，共3天。',
  '二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。',
  '三、清明节：4月3日（周六）至5日（周一）放假，共3天。',
  '四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。',
  '五、端午节：6月9日（周三）放假，共1天。',
  '六、中秋节：9月15日（周三）放假，共1天。',
  '七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。',
].join('\n');

test('a pasted holiday notice counts once somebody has looked at what was read', async () => {
  town = await world('2026-11-20', '10:00');
  const read = first(await town.says('zhou', `导入放假安排\n${pasted}`));
  expect(read.text).toMatch(
    /春节：2月5日至2月11日，共7天，2月14日（周日）上班（现为2月5日至2月8日，共4天，暂定）/,
  );
  expect(read.text).toContain('中秋节：9月15日，共1天（不变）');
  const adopted = await town.clicks('zhou', read, '核对无误，采用');
  expect(adopted.toast).toContain('2027年放假安排已采用');
  await town.comes('2027-02-05', '12:00');
  const told = town.heardIn('g-all').filter((text) => text.startsWith('春节'));
  expect(told.length).toBeGreaterThan(1);
  expect(told[0]).toContain('2月14日上班');
});

test('wording that leaves weekends out shows what was added to it', async () => {
  town = await world('2026-11-20', '10:00');
  const old = pasted.replace('4月3日（周六）至5日（周一）放假，共3天。', '4月5日（周一）放假，与周末连休。');
  const read = first(await town.says('zhou', `导入放假安排\n${old}`));
  expect(read.text).toMatch(
    /清明节：4月3日至4月5日，共3天.*\n　其中周末4月3日、4月4日原文没有逐日写明，请核对/,
  );
});

test('days that are confirmed late move what has not gone, and nobody is told twice', async () => {
  town = await world('2027-01-20', '10:00');
  await town.comes('2027-01-30', '10:00');
  const before = town.heardIn('g-all').filter((text) => text.startsWith('春节')).length;
  const moved = pasted.replace(
    '2月5日（周五）至11日（周四）放假调休，共7天',
    '2月4日（周四）至10日（周三）放假调休，共7天',
  );
  const read = first(await town.says('zhou', `导入放假安排\n${moved}`));
  await town.clicks('zhou', read, '核对无误，采用');
  await town.comes('2027-02-12', '18:00');
  const heard = town.heardIn('g-all').filter((text) => text.startsWith('春节'));
  expect([before, heard.length]).toEqual([1, 3]);
  expect(heard.slice(1).every((text) => text.includes('2月4日（周四）至2月10日（周三）'))).toBe(true);
});

test('a notice that contradicts itself changes no calendar', async () => {
  town = await world('2026-11-20', '10:00');
  const wrong = pasted.replace('2月5日（周五）', '2月5日（周四）');
  expect(first(await town.says('zhou', `导入放假安排\n${wrong}`)).text).toContain('春节：日期与星期对不上');
  expect(first(await town.says('chen', `导入放假安排\n${pasted}`)).text).toContain('工作人员');
});

const whole = `国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2027年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至12日（农历正月初七、周五）放假调休，共8天。1月31日（周日）、2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作，遇有重大突发事件，要按规定及时报告并妥善处置，确保人民群众祥和平安度过节日假期。
国务院办公厅
2026年11月25日`;

test.each(['导入放假安排\n', '导入放假通知 ', ''])(
  'the whole notice from title to date is read, “%s” before it',
  async (head) => {
    town = await world('2026-11-27', '10:00');
    const [card] = await town.says('zhou', `${head}${whole}`);
    expect(card?.title).toBe('2027年放假安排，请核对');
    expect(card?.text).toContain('端午节：6月9日，共1天（不变）');
    if (!card) return;
    await town.clicks('zhou', card, '核对无误，采用');
    expect((await town.says('zhou', '2027年全年节点'))[0]?.text).toContain(
      '2月5日至2月12日 春节，1月31日、2月14日上班',
    );
  },
);

test('a notice that a unit hands on is nobody’s calendar, and nobody is answered', async () => {
  town = await world('2026-11-27', '10:00');
  expect(await town.says('chen', whole, { chat: 'g-all' })).toEqual([]);
});

test('who may not set the calendar is told so where he pastes it alone', async () => {
  town = await world('2026-11-27', '10:00');
  expect(first(await town.says('chen', whole)).text).toContain('工作人员');
});

test('a unit’s own words on its holiday are no notice of the State Council', async () => {
  town = await world('2026-09-25', '10:00');
  const own =
    '关于国庆节放假安排和值班的通知\n一、国庆节放假时间：10月1日（周四）至7日（周三）放假，共7天。\n二、放假期间要落实值班。';
  expect(JSON.stringify(await town.says('zhou', own))).not.toMatch(/没有看懂|放假安排，请核对/);
});

test('a notice that was read in counts for the rosters too: their collection, and whoever asks for the holiday’s roster', async () => {
  town = await world('2026-12-20', '10:00');
  const [card] = await town.says('zhou', whole);
  if (!card) return;
  await town.clicks('zhou', card, '核对无误，采用');
  expect((await town.says('zhou', '收集元旦值班表'))[0]?.text).toContain('1月1日至1月3日');
  await town.comes('2026-12-25', '08:01');
  expect(town.heard('wu').find((text) => text.includes('报送'))).toContain('元旦（1月1日至1月3日）值班表');
});

test('and for turns that name a holiday', async () => {
  town = await world('2027-05-20', '10:00');
  const early = whole.replace('6月9日（周三）放假1天，不调休', '6月7日（周一）至9日（周三）放假，共3天');
  await town.clicks('zhou', first(await town.says('zhou', early)), '核对无误，采用');
  const turns = '轮班 周敏、吴海涛 每天一班 6月1日至6月30日，端午节由何静值班';
  expect(JSON.stringify(await town.says('zhou', turns))).toContain('6月7日（周一）值班员固定何静');
});
