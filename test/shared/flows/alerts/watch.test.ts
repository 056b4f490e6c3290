import { afterEach, expect, test } from 'vitest';
import { at, day, later, MINUTE_MS } from '../../../../shared/domain/time.ts';
import { work } from '../../../../shared/flows/steps.ts';
import { tick } from '../../../../shared/flows/tick.ts';
import { allUnits, putUnit } from '../../../../shared/store/directory.ts';
import { type Town, world } from '../../../kit/world.ts';
import { countIn, first } from './sending.ts';

let town: Town;
afterEach(() => town.close());

const told = (person: string, word: string) => town.heard(person).filter((text) => text.includes(word));
const roster =
  '国庆值班表\n10月1日 带班林国栋 值班周敏\n10月2日 带班林国栋 值班吴海涛\n10月3日 值班周敏\n10月4日 带班林国栋 值班吴海涛\n10月5日 带班林国栋 值班周敏\n10月6日 带班林国栋 值班吴海涛';

test('three days before a guarded holiday whoever makes the roster hears what it lacks; the day before, units read names and the landline, officers the numbers', async () => {
  town = await world('2026-09-22', '10:00');
  await town.comes('2026-09-28', '09:30');
  expect(told('zhou', '值班表还缺').join()).toMatch(
    /10月1日（周四）起没有任何值班安排.*9月30日（周三）公布前补齐/s,
  );
  expect(told('chen', '值班表')).toEqual([]);
  const shown = first(await town.says('zhou', roster));
  await town.clicks('zhou', shown, shown.actions?.[0]?.label ?? '');
  await town.comes('2026-09-30', '10:00');
  const out = town.heardIn('g-all').filter((text) => text.startsWith('值班安排：国庆节'));
  expect(out).toHaveLength(1);
  expect(out[0]).toMatch(/10月1日.*林国栋.*周敏/);
  expect(out[0]).not.toMatch(/1\d{10}/);
  expect(told('zhou', '已向各单位公布').join()).toMatch(
    /1\d{10}.*还缺.*10月3日.*没有带班领导.*10月7日（周三）起还没有排班/s,
  );
});

test('while the holiday runs a coming watch without its people is told each day, and not after it', async () => {
  town = await world('2026-09-29', '10:00');
  const shown = first(await town.says('zhou', roster));
  await town.clicks('zhou', shown, shown.actions?.[0]?.label ?? '');
  await town.comes('2026-10-01', '18:00');
  expect(told('zhou', '今明两天还缺')).toEqual([]);
  await town.comes('2026-10-02', '18:00');
  expect(told('zhou', '今明两天还缺').join()).toMatch(/10月3日.*没有带班领导/);
  await town.comes('2026-10-12', '18:00');
  expect(told('zhou', '今明两天还缺').at(-1)).toContain('10月7日');
  expect(told('zhou', '今明两天还缺')).toHaveLength(4);
  expect(told('zhou', '24小时值守和带班已自动停止').length).toBe(1);
});

test('an officer switches the watch of a period off, and nobody looks at its roster', async () => {
  town = await world('2026-09-27', '10:00');
  expect(first(await town.says('zhou', '国庆不要24小时值守')).text).toContain('已调整');
  await town.comes('2026-10-02', '18:00');
  expect([...told('zhou', '值班表还缺'), ...told('zhou', '今明两天还缺')]).toEqual([]);
});

test('in a period with self-checks every unit gets its own list each day and says how it stands', async () => {
  town = await world('2026-09-30', '10:00');
  expect(first(await town.says('zhou', '国庆要求每天自查')).text).toContain('每天10:00布置自查');
  await town.comes('2026-10-01', '10:05');
  const asked = town.heardIn('g-all').filter((text) => text.includes('每天按清单自查一次'));
  expect(asked).toHaveLength(1);
  expect(countIn(await town.says('chen', '收到，正常', { chat: 'g-all' }), 'g-all')).toBe('1/12家');
  await town.comes('2026-10-08', '18:00');
  expect(town.heardIn('g-all').filter((text) => text.includes('每天按清单自查一次'))).toHaveLength(7);
});

test('a period that is not sure to come, or is one street’s, keeps nobody else’s daily self-check', async () => {
  town = await world('2026-09-20', '10:00');
  await town.says('zhou', '登记特护期 秋季巡展 9月28日至10月10日 暂定');
  await town.says('zhou', '登记特护期 江湾街道庙会 9月28日至10月10日');
  for (const name of ['秋季巡展', '庙会', '国庆'])
    expect(first(await town.says('zhou', `${name}要求每天自查`)).text).toContain('每天10:00布置自查');
  await town.comes('2026-09-29', '10:05');
  const checks = (chat: string, name: string) =>
    town.heardIn(chat).filter((text) => text.includes(`${name}期间请各单位每天按清单自查一次`));
  expect(checks('g-jiangwan', '庙会')).toHaveLength(2);
  await town.comes('2026-10-01', '10:05');
  expect(checks('g-all', '国庆节')).toHaveLength(1);
  expect(checks('g-jiangwan', '庙会')).toHaveLength(3);
  expect(checks('g-all', '秋季巡展')).toEqual([]);
});

test('a self-check that reaches nobody is told to officers', async () => {
  town = await world('2026-09-20', '10:00');
  const { table } = town.house.deps;
  await town.says('zhou', '登记特护期 江湾街道庙会 9月28日至10月10日');
  await town.says('zhou', '庙会要求每天自查');
  for (const { value, version } of await allUnits(table))
    if (value.street === '江湾街道') await table.transact(putUnit({ ...value, active: false }, version));
  await town.comes('2026-09-28', '10:05');
  expect(told('zhou', '每日自查没有可以送达的群或联络员，未发出')).toHaveLength(1);
});

test('self-checks switched on amid a period begin at once, and no earlier day is told as missed', async () => {
  town = await world('2026-06-20', '10:00');
  await town.says('zhou', '登记特护期 夏季夜市 7月1日至7月20日');
  await town.comes('2026-07-06', '11:00');
  await town.says('zhou', '夏季夜市要求每天自查');
  await town.passes(2);
  const asked = () => town.heardIn('g-all').filter((text) => text.includes('每天按清单自查一次'));
  expect(asked()).toHaveLength(1);
  await town.comes('2026-07-08', '11:00');
  expect(asked()).toHaveLength(3);
  expect(told('zhou', '错过了')).toEqual([]);
});

test('a self-check is not sent when the hour by which it must be answered is over: officers are told instead', async () => {
  town = await world('2026-09-30', '10:00');
  await town.says('zhou', '国庆要求每天自查');
  const back = at(day('2026-10-01'), '17:05');
  for (let minute = 0; minute < 10; minute += 1) {
    await tick(town.house.deps, later(back, minute * MINUTE_MS));
    await work(town.house.deps, later(back, minute * MINUTE_MS));
  }
  await town.passes(0);
  expect(town.heardIn('g-all').filter((text) => text.includes('每天按清单自查一次'))).toEqual([]);
  expect(told('zhou', '每日自查，未再补发')).toHaveLength(1);
});

test('in a period whose nights are no rest an orange warning is chased through the night; in others it waits for the morning', async () => {
  const orange =
    '转发预警 市气象台2026年10月2日23时00分发布暴雨橙色预警信号：预计未来3小时降雨量将达50毫米以上。';
  town = await world('2026-10-02', '23:05');
  await orangeOut(orange);
  await town.comes('2026-10-03', '06:00');
  expect(town.heardIn('g-all').filter((text) => text.includes('还未确认'))).toEqual([]);
  await town.close();
  town = await world('2026-10-02', '23:05');
  expect(first(await town.says('zhou', '国庆夜间照常催办')).text).toContain('夜间照常催办');
  await orangeOut(orange);
  await town.comes('2026-10-03', '06:00');
  expect(town.heardIn('g-beiyuan').concat(town.heardIn('g-all')).join()).toMatch(/未(?:确认|回复)/);
});

async function orangeOut(text: string): Promise<void> {
  const preview = first(await town.says('zhou', text));
  const { heard } = await town.clicks('zhou', preview, '确认发送');
  const approval = first(heard.filter(({ to }) => 'person' in to && to.person === 'wu'));
  const sent = (await town.clicks('wu', approval, approval.actions?.[0]?.label ?? '')).heard;
  expect(sent.some(({ to }) => 'chat' in to)).toBe(true);
}
