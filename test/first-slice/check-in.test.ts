import { afterEach, describe, expect, test } from 'vitest';
import { hearings, read, type Story, story } from './story.ts';

let town: Story;
afterEach(() => town.close());

describe.each(hearings)('a day of duty, $hearing', ({ onlyMentions }) => {
  test('the leader signs in as he arrives, and anybody of the town can ask who is on duty', async () => {
    town = await story('2026-05-06', '07:40', onlyMentions);
    expect(read('lin', await town.says('lin', '签到'))).toMatch(/林国栋，已签到：.*带班领导，07:40/);
    const told = read('g-all', await town.inGroup('chen', 'g-all', '今天谁值班'));
    expect(told).toMatch(/带班领导 林国栋（已签到）[\s\S]*值班室电话：0100-88660119/);
    expect(told).not.toMatch(/\d{11}/);
    expect(read('lin', await town.says('lin', '签到'))).toContain('已经签到过了');
  });

  test('whoever signs in in the group is answered privately, and the group reads nothing', async () => {
    town = await story('2026-05-06', '07:40', onlyMentions);
    const heard = await town.inGroup('lin', 'g-all', '签到');
    expect(read('g-all', heard)).toBe('');
    expect(read('lin', heard)).toContain('已签到');
  });

  test('the button of the reminder signs in', async () => {
    town = await story('2026-05-06', '07:00', onlyMentions);
    const reminder = (await town.comes('2026-05-06', '07:31')).find(
      ({ to, actions }) => 'person' in to && to.person === 'lin' && actions,
    );
    expect(reminder && (await town.clicks('lin', reminder, '签到')).toast).toContain('已签到');
    expect(read('lin', await town.comes('2026-05-06', '08:20'))).not.toContain('还没有签到');
  });

  test('who has not signed in is asked, then told to the leader as to be verified, never as absent', async () => {
    town = await story('2026-05-06', '07:00', onlyMentions);
    const heard = await town.comes('2026-05-06', '09:30');
    expect(read('he', heard)).toContain('还没有签到');
    expect(read('lin', heard)).toContain('未签到（待核实）');
    expect(heard.map(({ text }) => text).join()).not.toMatch(/缺岗|旷工/);
  });

  test('a colleague signs for another, and both know', async () => {
    town = await story('2026-05-06', '07:55', onlyMentions);
    const heard = await town.says('he', '林局在路上，代签');
    expect(read('he', heard)).toContain('已记代签：林国栋');
    expect(read('lin', heard)).toContain('何静已替您签到');
  });

  test('somebody without a watch, and a passer-by, are told so and not signed in', async () => {
    town = await story('2026-05-06', '07:55', onlyMentions);
    for (const who of ['chen', 'guest'])
      expect(read(who, await town.says(who, '签到'))).toContain('没有您的班');
  });
});
