import { afterEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';
import { cardIn, countIn, first, send } from './sending.ts';

let town: Town;
afterEach(() => town.close());

const told = (colour: string, clock: string, verb = '发布') =>
  `转发预警 临江区气象台2026年5月12日${clock}${verb}暴雨${colour}预警信号：请做好防范。`;

async function relay(text: string): Promise<ReturnType<typeof first>> {
  const preview = first(await town.says('zhou', text));
  const pressed = await town.clicks('zhou', preview, '确认发送');
  const card = pressed.heard.find(
    ({ to, actions }) =>
      'person' in to && to.person === 'lin' && actions?.some(({ label }) => label === '确认发送'),
  );
  const { heard } = card ? await town.clicks('lin', card, '确认发送') : pressed;
  return cardIn(heard, 'g-beiyuan');
}

test('a graver warning of the same event goes to exactly those who got the first, and asks them anew; the first is chased no more', async () => {
  town = await world('2026-05-12', '09:30');
  const yellow = first(await town.says('zhou', told('黄色', '9时')));
  const street = await town.clicks('zhou', yellow, '调整对象', { street: '北苑街道', kind: '' });
  await town.clicks('zhou', first(street.heard), '确认发送');
  await town.says('li', '收到', { chat: 'g-beiyuan' });
  await town.passes(30);
  const preview = first(await town.says('zhou', told('橙色', '10时', '升级发布')));
  expect(preview.fields?.find(({ label }) => label === '对象')?.value).toContain('收到原通知的');
  expect(preview.fields?.find(({ label }) => label === '请注意')?.value).toContain('重新确认');
  const pressed = await town.clicks('zhou', preview, '确认发送');
  const asked = first(
    pressed.heard.filter(({ to, actions }) => 'person' in to && to.person === 'lin' && actions),
  );
  const { heard } = await town.clicks('lin', asked, '确认发送');
  expect([town.heardIn('g-beiyuan').length, town.heardIn('g-all').length]).toEqual([2, 0]);
  expect(countIn(heard, 'g-beiyuan')).toBe('0/6家');
  expect(first(await town.says('zhou', '谁没回复')).text).toContain('6家中6家未确认');
  await town.says('li', '收到', { chat: 'g-beiyuan' });
  await town.comes('2026-05-12', '17:00');
  const chases = town.heardIn('g-beiyuan').filter((text) => text.includes('未确认'));
  expect(chases.every((text) => text.includes('橙色'))).toBe(true);
  expect(chases).toHaveLength(1);
});

test('a warning that is lifted goes to exactly those who got it, asks nothing and stops the chase', async () => {
  town = await world('2026-05-12', '09:30');
  await relay(told('橙色', '9时'));
  const card = await relay(told('橙色', '9时20分', '解除'));
  expect([card.tone, card.actions]).toEqual(['green', undefined]);
  await town.comes('2026-05-12', '12:00');
  expect(town.heardIn('g-all').filter((text) => text.includes('未确认'))).toEqual([]);
});

test('解除 ends a notice for those who got it; a warning is lifted by its office alone', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', '通知 北苑街道 今晚停电，请关闭大屏', 'g-beiyuan');
  const preview = first(await town.says('zhou', '解除 供电已恢复，请恢复正常营业'));
  expect(preview.title).toContain('解除《通知：今晚停电');
  const { heard } = await town.clicks('zhou', preview, '确认发送');
  expect(cardIn(heard, 'g-beiyuan').text).toMatch(/^供电已恢复/);
  expect(town.heardIn('g-all')).toEqual([]);
  await town.comes('2026-05-12', '20:00');
  expect(town.heardIn('g-beiyuan').filter((text) => text.includes('未确认'))).toEqual([]);
  await town.comes('2026-05-13', '09:00');
  await relay(`转发预警 临江区气象台2026年5月13日8时发布暴雨橙色预警信号：请做好防范。`);
  expect(first(await town.says('zhou', '解除')).text).toContain('只能由其解除');
});

test('at the end the sender gets the draft of a 通报, with counts for all and names for him', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', '通知 北苑街道 请检查疏散通道', 'g-beiyuan');
  await town.says('li', '收到', { chat: 'g-beiyuan' });
  await town.says('zhou', '打过电话了，通达汽车城，邓伟，9点40');
  const report = first(await town.says('zhou', '通报'));
  expect(report.text).toContain('应确认6家，按时1家，逾时0家，电话核实1家，未确认4家（北苑街道4家）');
  expect(report.text).not.toContain('顺达');
  expect(report.fields?.[0]?.value).toContain('顺达');
  const { heard } = await town.clicks('zhou', report, '确认发送');
  expect(cardIn(heard, 'g-beiyuan').text).not.toContain('顺达');
  const before = town.heard('zhou').length;
  await town.passes(4 * 24 * 60);
  expect(
    town
      .heard('zhou')
      .slice(before)
      .filter((text) => text.includes('确认情况的通报')),
  ).toHaveLength(1);
});

test('at night what need not wake anybody can wait for the morning, while the watch and key units know', async () => {
  town = await world('2026-05-12', '23:10');
  const preview = first(await town.says('zhou', '通知 明早8点前报值班表'));
  const { toast } = await town.clicks('zhou', preview, '早上7点再发');
  expect(toast).toContain('明天07:00发出');
  expect(town.heardIn('g-all')).toEqual([]);
  expect(town.heard('li').join()).toMatch(/夜间先行告知[\s\S]*值班表/);
  expect(town.heard('xu')).toEqual([]);
  await town.comes('2026-05-13', '07:01');
  expect(town.heardIn('g-all')).toHaveLength(1);
});

test('立即全员 is an officer’s word', async () => {
  town = await world('2026-05-12', '23:10');
  await town.clicks('zhou', first(await town.says('zhou', '通知 明早8点前报值班表')), '早上7点再发');
  await town.says('zhou', '立即全员');
  expect(town.heardIn('g-all')).toHaveLength(1);
  await town.comes('2026-05-13', '07:01');
  expect(town.heardIn('g-all')).toHaveLength(1);
});

test('what was lifted is chased by nobody’s button, and 谁没回复 speaks of what still waits', async () => {
  town = await world('2026-05-12', '09:30');
  await relay('转发预警 临江区气象台2026年5月12日9时发布大风橙色预警信号：请做好防范。');
  await town.passes(5);
  await relay(told('橙色', '9时10分'));
  const list = first(await town.says('zhou', '谁没回复'));
  expect(list.text).toContain('暴雨橙色');
  await relay(told('黄色', '9时15分', '降级发布'));
  await relay(told('橙色', '9时20分', '升级发布'));
  await relay(told('橙色', '9时30分', '解除'));
  const before = town.heardIn('g-beiyuan').length;
  const { toast } = await town.clicks('zhou', list, '催一下');
  expect(toast).toContain('不再催办');
  expect(town.heardIn('g-beiyuan')).toHaveLength(before);
  expect(first(await town.says('zhou', '谁没回复')).text).toContain('大风橙色');
  const noted = await town.says('li', '收到', { chat: 'g-beiyuan' });
  expect(first(noted).text).toContain('大风橙色');
});

test('解除 after a correction ends the chase of the first notice', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', '通知 北苑街道 今晚20时停水检修，请13时前回复收到', 'g-beiyuan');
  await town.clicks('zhou', first(await town.says('zhou', '更正 停水检修改到今晚21时')), '确认发送');
  await town.clicks('zhou', first(await town.says('zhou', '解除')), '确认发送');
  await town.comes('2026-05-12', '16:00');
  expect(town.heardIn('g-beiyuan').filter((text) => text.includes('未确认'))).toEqual([]);
  expect(town.heard('li').join()).not.toContain('未确认');
});
