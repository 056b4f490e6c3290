import { afterEach, beforeEach, expect, test } from 'vitest';
import { signed } from '../../../../shared/conversation/alerts/words-card.ts';
import { newBureau } from '../../../../shared/conversation/directory/words.ts';
import { instant } from '../../../../shared/domain/time.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-05-06', '10:00');
});
afterEach(() => town.close());

const answer = async (person: string, text: string) => (await town.says(person, text))[0]?.text ?? '';

test('the administrator says what the bureau is called and which telephone is answered; notices are signed so', async () => {
  expect(await answer('zhou', '设置 名称 滨海区商务局')).toMatch(/落款：滨海区商务局值班室/);
  expect(await answer('zhou', '设置 值班电话 0571-88660119')).toMatch(/值班电话0571-88660119/);
  expect(await answer('zhou', '今天谁值班')).toMatch(/值班室电话：0571-88660119/);
  expect(await answer('zhou', '通知 明天上午检查')).toMatch(/滨海区商务局值班室/);
});

test('a bureau that was not set up yet signs by its plain name, and shows no empty telephone', () => {
  const by = { ...newBureau, landline: '' };
  expect(signed(by, instant('2026-05-06T10:00:00+08:00'))).toBe('——区商务局值班室 5月6日10:00');
});

test.each([
  ['设置 保存期 365天', /个人信息保存365天/],
  ['设置 保存期 2年', /个人信息保存730天/],
  ['设置 保存期 3天', /保存期请写30至3650天/],
  ['设置 值班电话 没有', /值班电话请写号码/],
  ['设置 名称 区', /名称请写2至30个字/],
])('%s', async (text, expected) => {
  expect(await answer('zhou', text)).toMatch(expected);
});

test('nobody else may', async () => {
  expect(await answer('chen', '设置 值班电话 0571-1')).toMatch(/只有管理员/);
  expect(await answer('wu', '设置 保存期 30天')).toMatch(/只有管理员/);
});
