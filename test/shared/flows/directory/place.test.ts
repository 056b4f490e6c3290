import { afterEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
afterEach(() => town.close());

test('an administrator says where the bureau is: code, names, zones, position', async () => {
  town = await world('2026-05-12', '09:30');
  const says = async (text: string, person = 'zhou') => (await town.says(person, text))[0]?.text;
  expect(await says('设置 区划 350505 福建省泉州市泉港区')).toContain('区划350505福建省泉州市泉港区，位置');
  expect(await says('设置 功能区 石化园区、石化基地')).toContain('功能区石化园区（石化基地）');
  expect(await says('设置 位置 25.13，118.92')).toContain('位置北纬25.13、东经118.92');
  expect(await says('设置 位置 118.92,25.13')).toContain('位置请写北纬和东经');
  expect(await says('设置 区划 3505 泉港区')).toContain('区划请写六位代码和名称');
  expect(await says('设置 区划 350505 泉港区', 'chen')).toContain('只有管理员可以修改设置');
});
