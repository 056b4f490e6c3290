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
  expect(read.text).toContain('春节：2月5日至2月11日，共7天，2月14日（周日）上班');
  const adopted = await town.clicks('zhou', read, '核对无误，采用');
  expect(adopted.toast).toContain('2027年放假安排已采用');
  await town.comes('2027-02-05', '12:00');
  const told = town.heardIn('g-all').filter((text) => text.startsWith('春节'));
  expect(told.length).toBeGreaterThan(1);
  expect(told[0]).toContain('2月14日上班');
});

test('a notice that contradicts itself changes no calendar', async () => {
  town = await world('2026-11-20', '10:00');
  const wrong = pasted.replace('2月5日（周五）', '2月5日（周四）');
  expect(first(await town.says('zhou', `导入放假安排\n${wrong}`)).text).toContain('春节：日期与星期对不上');
  expect(first(await town.says('chen', `导入放假安排\n${pasted}`)).text).toContain('工作人员');
});
