import { afterEach, expect, test } from 'vitest';
import type { Message } from '../../../../functions/sandbox/message.ts';
import { type Town, world } from '../../../kit/world.ts';
import { first } from './sending.ts';

let town: Town;
afterEach(() => town.close());

const notesOf = (card: Message) => card.fields?.find(({ label }) => label === '请注意')?.value ?? '';
const relayed = async (text: string) => first(await town.says('zhou', `转发预警 ${text}`));
const warnings = async () => first(await town.says('zhou', '今天有什么预警')).text;

const far = '深圳市气象台2026年5月12日9时10分发布暴雨橙色预警信号：预计未来3小时深圳市有大暴雨。';

test('another city’s warning is plainly said not to be ours, and before it is sent it counts for nothing', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = await relayed(far);
  expect(notesOf(preview)).toMatch(/^不是我区的预警：由深圳市气象台发布，原文没有提到临江区/);
  expect(preview.actions?.[0]).toMatchObject({
    label: '确认发送',
    confirm: '这是深圳市气象台的预警，不是我区的。确定发给我区单位吗？',
  });
  expect(await warnings()).toContain('没有收到生效中的预警');
  expect(first(await town.says('zhou', '研判')).text).toContain('没有等待研判的预警');
});

test('an officer who sends it all the same has it on the list, to be assessed, and lifted for those who got it', async () => {
  town = await world('2026-05-12', '09:30');
  const { heard } = await town.clicks('zhou', await relayed(far), '确认发送');
  const asked = first(heard.filter(({ to }) => 'person' in to && to.person === 'lin'));
  expect(notesOf(asked)).toContain('不是我区的预警');
  await town.clicks('lin', asked, '确认发送');
  expect(await warnings()).toContain('暴雨橙色预警：深圳市气象台今天09:10发布');
  expect(first(await town.says('zhou', '研判')).text).toContain('暴雨橙色预警');
  await town.passes(10);
  const lift = await relayed('深圳市气象台2026年5月12日9时38分解除暴雨橙色预警信号。');
  expect(lift.fields?.find(({ label }) => label === '对象')?.value).toBe('收到原通知的全部群和人员');
  expect(notesOf(lift)).toContain('不是我区的预警');
});

test.each<[string, string]>([
  ['临江区气象台9时10分发布大风蓝色预警信号：请防范。', ''],
  ['区气象台9时10分发布大风蓝色预警信号：请防范。', ''],
  ['江州市气象台9时10分发布大风蓝色预警信号：临江区有6级大风。', ''],
  ['江州市气象台9时10分发布大风蓝色预警信号：全市有6级大风。', '没有写明临江区，请核对是否影响我区'],
  ['中央气象台9时10分发布大风蓝色预警信号：东南沿海有大风。', '没有写明临江区，请核对是否影响我区'],
  ['江州市西城区气象台9时10分发布大风蓝色预警信号：请防范。', '不是我区的预警'],
  ['江西省江州市西城区气象台9时10分发布大风蓝色预警信号：请防范。', '不是我区的预警'],
])('%s', async (text, remark) => {
  town = await world('2026-05-12', '09:30');
  const notes = notesOf(await relayed(text));
  if (remark === '') expect(notes).not.toMatch(/我区/);
  expect(notes).toContain(remark);
});
