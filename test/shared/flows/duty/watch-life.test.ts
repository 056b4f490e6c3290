import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../../functions/sandbox/message.ts';
import { loadShift } from '../../../../shared/store/duty.ts';
import { type Town, world } from '../../../kit/world.ts';
import { rosters } from './rosters.ts';

let town: Town;
const texts = (heard: readonly Message[]) => heard.map(({ text }) => text).join('\n');
const to = (person: string, heard: readonly Message[]) =>
  heard.filter((one) => 'person' in one.to && one.to.person === person);
const at = (clock: string, heard: readonly Message[]) => heard.filter((one) => one.at.includes(`T${clock}`));
const watch = async (id: string) => (await loadShift(town.house.deps.table, id))?.value;

afterEach(() => town.close());

describe('the bureau’s own watch', () => {
  // 何静 main watch, 周敏 deputy, 林国栋 leads.
  beforeEach(async () => {
    town = await world('2026-05-05', '17:00');
  });

  test('the evening’s reminder is confirmed by its button or by quoting it', async () => {
    const evening = await town.comes('2026-05-05', '18:01');
    const [mine] = to('he', evening);
    expect(mine && (await town.clicks('he', mine, '知道了')).toast).toMatch(/收到，5月6日.*请按时到岗/);
    const [led] = to('lin', evening);
    expect(texts(await town.says('lin', '收到', { quote: led?.id ?? '' }))).toMatch(/收到，5月6日/);
    expect((await watch('2026-05-06-whole'))?.marks?.map(({ kind, name }) => [kind, name])).toEqual([
      ['confirmed', '何静'],
      ['confirmed', '林国栋'],
    ]);
  });

  test('stuck in traffic: it is kept, those who wait are told, and nobody is asked before the promised time', async () => {
    await town.comes('2026-05-06', '07:50');
    await town.says('lin', '签到');
    await town.says('zhou', '签到');
    const heard = await town.says('he', '路上堵车晚20分钟');
    expect(texts(to('he', heard))).toMatch(/已记：预计08:20到岗.*已告知带班领导/);
    expect(texts(to('lin', heard))).toMatch(/何静（.*值班员）预计08:20到岗/);
    const quarter = await town.comes('2026-05-06', '08:16');
    expect(to('he', quarter)).toEqual([]);
    expect(texts(to('lin', await town.comes('2026-05-06', '08:31')))).toMatch(/何静 \d+（自报08:20到）/);
    expect(texts(await town.says('he', '签到'))).toMatch(/已过规定时间，按实际时间记录/);
    expect(texts(await town.comes('2026-05-06', '09:05'))).not.toContain('未签到');
  });

  test('missing: first he himself and the deputy, then the leader; nobody unrested is proposed', async () => {
    await town.comes('2026-05-06', '07:50');
    await town.says('lin', '签到');
    await town.says('zhou', '签到');
    const quarter = at('08:15', await town.comes('2026-05-06', '08:16'));
    expect(quarter.map((one) => one.to)).toContainEqual({ person: 'he' });
    expect(texts(to('zhou', quarter))).toContain('未签到（待核实）');
    const [card] = to('lin', at('08:30', await town.comes('2026-05-06', '08:31')));
    expect(card?.actions?.map(({ label }) => label)).toEqual(['何静已核实在岗', '何静缺岗']);
  });

  test('absent is a person’s word, by button or sentence, and he is told; nobody else may say it', async () => {
    await town.comes('2026-05-06', '07:50');
    await town.says('lin', '签到');
    await town.comes('2026-05-06', '08:10');
    expect(texts(await town.says('lin', '何静缺岗'))).toMatch(/还没过签到时间/);
    const heard = await town.comes('2026-05-06', '08:31');
    expect(texts(heard)).not.toMatch(/已认定缺岗/);
    expect(texts(await town.says('sun', '何静缺岗'))).not.toMatch(/已记/);
    const ruled = await town.says('lin', '何静缺岗');
    expect(texts(to('lin', ruled))).toMatch(/已记：何静.*缺岗，由您认定/);
    expect(texts(to('he', ruled))).toMatch(/林国栋认定您.*缺岗/);
    expect(texts(await town.says('lin', '周敏已核实在岗'))).toMatch(/已记：周敏.*电话核实在岗/);
    expect((await watch('2026-05-06-whole'))?.places.find(({ name }) => name === '周敏')?.arrival?.how).toBe(
      'for',
    );
  });

  test('a service that was down from 8:20 to 9:10 misses nothing and says what is late', async () => {
    await town.comes('2026-05-06', '08:20');
    const { clock } = await sleptUntil('2026-05-06T09:10:00+08:00');
    expect(clock.filter(({ title }) => title === '有人未签到（待核实）').length).toBeGreaterThan(0);
    expect(texts(clock)).toMatch(/系统中断，本应09:00报告/);
    expect(await sleptUntil('2026-05-06T09:11:00+08:00')).toEqual({ clock: [] });
  });
});

/** The clock was not looked at until then. */
async function sleptUntil(iso: string): Promise<{ clock: Message[] }> {
  const { tick } = await import('../../../../shared/flows/tick.ts');
  const { instant } = await import('../../../../shared/domain/time.ts');
  const { messageOf } = await import('../../../../functions/sandbox/message.ts');
  const { house, host } = town;
  const before = host.chat.cursor();
  await tick(house.deps, instant(iso));
  await host.drain([`tick#${new Date(iso).toISOString()}`], 5_000);
  const lines = host.chat.lines({ after: before });
  return { clock: lines.map((line) => messageOf(line, host.chat.groups)) };
}

describe('watches of units', () => {
  beforeEach(async () => {
    town = await world('2026-09-21', '09:00');
    await rosters(
      town,
      ['9月22日', '白班', '万汇广场', '', '陈思远', ''],
      ['9月22日', '白班', '惠家超市江湾店', '', '徐丽', ''],
      ['9月22日', '白班', '聚福楼酒家', '', '刘芳', ''],
      ['9月22日', '白班', '星河直播电商基地', '', '杨帆', ''],
    );
    await town.comes('2026-09-22', '07:45');
    for (const one of ['lin', 'zhou', 'wu', 'he']) await town.says(one, '签到');
    await town.says('chen', '签到');
  });

  test('silence goes up as one list for the street and the watch, and one digest without names for the leader', async () => {
    const heard = await town.comes('2026-09-22', '09:30');
    const half = at('08:30', heard);
    expect(to('sun', half)).toHaveLength(1);
    expect(texts(to('sun', half))).toMatch(
      /江湾街道有2家未签到（待核实）：\n惠家超市江湾店：徐丽.*\n聚福楼酒家：刘芳/,
    );
    expect(texts(to('luo', half))).toMatch(/北苑街道有1家.*星河直播电商基地：杨帆/s);
    expect(half.filter(({ title }) => title === '未签到（待核实）汇总').length).toBeGreaterThanOrEqual(3);
    const hour = at('09:00', heard);
    expect(texts(to('lin', hour))).toMatch(/满1小时仍有3家未签到（待核实）：江湾街道2家、北苑街道1家/);
    expect(texts(to('lin', hour))).not.toMatch(/徐丽|刘芳/);
    expect(to('lin', half)).toEqual([]);
    expect(texts(heard)).not.toContain('认定您');
  });

  test('whoever signs in meanwhile is on no list', async () => {
    await town.comes('2026-09-22', '08:20');
    for (const one of ['xu', 'liu', 'yang']) await town.says(one, '签到');
    expect(texts(await town.comes('2026-09-22', '09:30'))).not.toContain('未签到');
  });
});

describe('a key unit', () => {
  beforeEach(async () => {
    town = await world('2026-09-21', '09:00');
    await rosters(
      town,
      ['9月10日', '白班', '北街加油站', '', '马俊', ''],
      ['9月22日', '白班', '北街加油站', '', '李建国', ''],
    );
    await town.comes('2026-09-22', '07:45');
    for (const one of ['lin', 'zhou', 'wu', 'he']) await town.says(one, '签到');
  });

  test('goes up alone, and whoever is free and rested is put in with one button', async () => {
    const [card] = to('lin', at('08:30', await town.comes('2026-09-22', '08:31')));
    expect(card?.actions?.map(({ label }) => label)[0]).toBe('请马俊顶李建国');
    const pressed = card && (await town.clicks('lin', card, '请马俊顶李建国'));
    expect(pressed?.toast).toMatch(/已安排马俊顶替李建国/);
    const heard = pressed?.heard ?? [];
    expect(texts(to('ma', heard))).toMatch(/马俊，请您顶替李建国值北街加油站白班/);
    expect(texts(to('li', heard))).toMatch(/已由马俊顶班/);
    const [asked] = to('ma', heard);
    expect(asked && (await town.clicks('ma', asked, '签到')).toast).toMatch(
      /马俊，已签到：北街加油站9月22日/,
    );
    expect(texts(await town.says('li', '签到'))).toMatch(/没有您的班/);
    expect(texts(await town.comes('2026-09-22', '09:30'))).not.toContain('未签到');
  });

  test('a night or a rest day weighs more than two days: whoever carried least is proposed first', async () => {
    await rosters(
      town,
      ['9月11日', '白班', '北街加油站', '', '马俊', ''],
      ['9月12日', '24小时', '北街加油站', '', '陈思远', ''],
    );
    const [card] = to('lin', at('08:30', await town.comes('2026-09-22', '08:31')));
    expect(card?.actions?.map(({ label }) => label).slice(0, 2)).toEqual([
      '请马俊顶李建国',
      '请陈思远顶李建国',
    ]);
  });

  test('whoever is proposed and cannot come says so, and the leader hears it', async () => {
    const [card] = to('lin', at('08:30', await town.comes('2026-09-22', '08:31')));
    const pressed = card && (await town.clicks('lin', card, '请马俊顶李建国'));
    const [asked] = to('ma', pressed?.heard ?? []);
    const refused = asked && (await town.clicks('ma', asked, '来不了'));
    expect(texts(to('lin', refused?.heard ?? []))).toMatch(/马俊来不了.*仍缺人/);
  });
});

test('who has not signed in is one question away', async () => {
  town = await world('2026-05-06', '08:20');
  await town.says('lin', '签到');
  expect(texts(await town.says('zhou', '谁没签到'))).toMatch(/未签到（待核实）：值班员何静 \d+、副班周敏/);
  await town.says('he', '签到');
  await town.says('zhou', '签到');
  expect(texts(await town.says('zhou', '谁还没到岗'))).toMatch(/到08:20，当班人员都已签到/);
  expect(texts(await town.says('chen', '谁没签到'))).not.toMatch(/何静/);
});

test('a leader who is missing himself is not the only one to hear of it', async () => {
  const house = await world('2026-05-07', '07:00');
  const heard = await house.comes('2026-05-07', '08:31');
  await house.close();
  const told = heard.filter(({ title }) => title === '有人未签到（待核实）');
  expect(told.flatMap(({ to }) => ('person' in to ? to.person : [])).sort()).toEqual(['lin', 'tang']);
});
