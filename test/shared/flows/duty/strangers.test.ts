import { afterEach, beforeEach, expect, test } from 'vitest';
import { day } from '../../../../shared/domain/time.ts';
import { shiftsOf } from '../../../../shared/store/duty.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-10-12', '10:00');
  await town.says('chen', '值班表\n10月13日 带班 陈思远 值班 张三丰 13900000001');
  await town.says('chen', '以此为准');
  await town.comes('2026-10-13', '07:40');
});
afterEach(() => town.close());

const texts = (heard: readonly { text: string }[]) => heard.map(({ text }) => text).join('\n');

async function arrivals(): Promise<string[]> {
  const [unit] = town.house
    ? await shiftsOf(town.house.deps.table, day('2026-10-13'), await postOfChen())
    : [];
  return (unit?.value.places ?? []).map(({ name, arrival }) => `${name}:${arrival?.how ?? ''}`);
}

async function postOfChen(): Promise<string> {
  const { allPosts } = await import('../../../../shared/store/duty.ts');
  return (await allPosts(town.house.deps.table)).find(({ name }) => name === '万汇广场')?.key ?? '';
}

test('the liaison is reminded of those whom only his roster knows, and signs in for them; it shows as done by him', async () => {
  expect(town.heard('chen').join('\n')).toMatch(
    /万汇广场10月13日（周二）24小时班08:00开始：张三丰 13900000001不在人员名单里，收不到提醒。请您电话通知；到岗后由您代签，回复“张三丰已到岗”/,
  );
  expect(texts(await town.says('chen', '张三丰已到岗'))).toMatch(/已记代签：张三丰/);
  expect(await arrivals()).toEqual(['陈思远:', '张三丰:for']);
  expect(texts(await town.says('chen', '代张三丰签到'))).toMatch(/已经签到过了/);
});

test('when nobody signed in he is asked once more, and nobody else’s liaison can sign in for them', async () => {
  await town.comes('2026-10-13', '08:16');
  expect(town.heard('chen').join('\n')).toMatch(
    /张三丰 13900000001不在人员名单里，收不到提醒，还没有签到。请您马上电话通知/,
  );
  await town.says('li', '张三丰已到岗');
  expect(await arrivals()).toEqual(['陈思远:', '张三丰:']);
});

test('whoever says that somebody nobody knows has come has not signed in himself', async () => {
  expect(texts(await town.says('chen', '王小五已到岗'))).toMatch(/没有您说的这个人，未记签到/);
  expect(await arrivals()).toEqual(['陈思远:', '张三丰:']);
  expect(texts(await town.says('chen', '昨天王小五已到岗'))).not.toMatch(/已签到/);
  expect(texts(await town.says('chen', '小陈到岗'))).toMatch(/陈思远，已签到/);
});

test('somebody with the name of a person elsewhere, and a mobile of his own, is not that person', async () => {
  await town.says('chen', '值班表\n10月14日 带班 陈思远 值班 何静 13900000009');
  await town.says('chen', '以此为准');
  await town.comes('2026-10-14', '07:40');
  expect(town.heard('chen').join('\n')).toMatch(/何静 13900000009不在人员名单里/);
  expect(town.heard('he').join('\n')).not.toMatch(/万汇广场10月14日/);
  expect(texts(await town.says('chen', '何静已到岗'))).toMatch(/已记代签：何静/);
  expect(town.heard('he').join('\n')).not.toMatch(/替您签到/);
});
