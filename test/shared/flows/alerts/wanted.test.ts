import { afterEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';
import { countIn, first, send } from './sending.ts';

let town: Town;
afterEach(() => town.close());

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

async function missing(): Promise<string> {
  const [list] = await town.says('zhou', '谁没回复');
  return list?.text ?? '';
}

test('a notice that asks how units stand is answered by button or sentence, and the sender sees how they stand', async () => {
  town = await world('2026-05-12', '09:30');
  const card = await send(town, 'zhou', '通知 北苑街道 大风过后请各单位报告现状', 'g-beiyuan').catch(
    () => undefined,
  );
  expect(card).toBeDefined();
  if (!card) return;
  expect(card.actions?.map(({ label }) => label)).toEqual(['收到，正常', '有隐患', '需支援']);
  await town.clicks('gao', card, '收到，正常');
  const said = await town.says('li', '收到，一切正常', { chat: 'g-beiyuan' });
  expect(said.find(({ to }) => 'person' in to)?.text).toContain('现状：正常');
  const help = await town.clicks('deng', card, '需支援', { text: '地下车库进水，缺水泵' });
  expect(help.toast).toMatch(/需支援.*119/);
  const alarm = town.heard('zhou').find((text) => text.includes('缺水泵'));
  expect(alarm).toMatch(/回复需支援[\s\S]*邓伟 199/);
  const list = await missing();
  expect(list).toContain('现状：正常2家，有隐患0家，需支援1家。');
  expect(list).toMatch(/需支援：.*（地下车库进水，缺水泵）/);
});

test('a bare 收到 is counted, and asked how it stands; what it says later is kept', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', '通知 北苑街道 大风过后请各单位报告现状', 'g-beiyuan');
  const heard = await town.says('li', '收到', { chat: 'g-beiyuan' });
  expect(countIn(heard, 'g-beiyuan')).toBe('1/6家');
  expect(heard.find(({ to }) => 'person' in to)?.text).toContain('请再报现状');
  expect(await missing()).toMatch(/北街加油站[\s\S]*已收到、未报现状：1家/);
  const more = await town.says('li', '有隐患，加油机漏油');
  expect(first(more.filter(({ to }) => 'person' in to && to.person === 'li')).text).toMatch(
    /现状：有隐患[\s\S]*隐患 地点 情况/,
  );
  expect(await missing()).toMatch(/6家中5家未确认[\s\S]*有隐患：北街加油站/);
});

test('where a photo of the measure is asked for, the photo answers', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = first(await town.says('zhou', '通知 北苑街道 请加固广告牌'));
  const changed = await town.clicks('zhou', preview, '回执方式', { wants: 'photo' });
  const again = first(changed.heard);
  expect(again.text).toContain('落实情况照片');
  await town.clicks('zhou', again, '确认发送');
  await town.says('li', '收到', { chat: 'g-beiyuan' });
  expect(await missing()).toContain('已收到、未发照片：1家');
  const [noted] = await town.says('li', '', { images: [pixel] });
  expect(noted?.text).toContain('照片1张获取中');
  const list = await missing();
  expect([list.includes('北街加油站'), list.includes('未发照片')]).toEqual([false, false]);
  expect(
    await town.says('gao', '广告牌已加固，现场照片', { images: [pixel], chat: 'g-beiyuan' }),
  ).not.toEqual([]);
  expect(await missing()).toContain('6家中4家未确认');
});

test('a mall adds how many of its shops it has told', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', '通知 今晚8点前关闭户外大屏');
  // The group's card and the private answer go out beside one another: neither is always first.
  const heard = await town.says('chen', '已传达到各商户86家');
  const noted = heard.find(({ to }) => 'person' in to && to.person === 'chen');
  expect(noted?.text).toMatch(/已记：万汇广场 收到[\s\S]*已传达商户86家/);
  await town.says('zhao', '收到', { chat: 'g-all' });
  await town.says('zhao', '已通知186户摊主');
  expect(await missing()).toContain('商户传达：2家单位共传达272家');
});

test('needing help counts whatever the notice asked for, and a question has a button', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = first(await town.says('zhou', '通知全部加油站：雷雨天停止卸油'));
  const { heard } = await town.clicks('zhou', preview, '确认发送');
  const card = first(heard.filter(({ to }) => 'person' in to && to.person === 'li'));
  const asked = await town.clicks('li', card, '有疑问', { text: '夜班也要停吗' });
  expect(asked.toast).toContain('已转给周敏');
  await town.says('li', '需要支援，雨棚要塌了');
  expect(town.heard('zhou').join()).toMatch(/夜班也要停吗[\s\S]*雨棚要塌了/);
});

test('a 接龙 of 收到 counts each unit once, however often it is pasted, and each line says how its own unit stands', async () => {
  town = await world('2026-05-12', '09:30');
  const card = await send(town, 'zhou', '通知 今晚有大风，请加固广告牌', 'g-beiyuan');
  const chain = '#接龙\n大风通知 收到\n1. 北街加油站 收到\n2. 临江冷链物流园 收到，正常';
  const says = (who: string, text: string) => town.says(who, text, { chat: 'g-beiyuan', quote: card.id });
  await says('li', '#接龙\n大风通知 收到\n1. 北街加油站 收到');
  const one = await says('ma', chain);
  expect(countIn(one, 'g-beiyuan')).toBe('2/6家');
  expect(first(one.filter(({ to }) => 'person' in to)).text).not.toContain('商户');
  const two = await says('ma', `${chain}\n3. 北苑农副产品批发市场 收到，有隐患，棚顶松动`);
  expect(countIn(two, 'g-beiyuan')).toBe('3/6家');
  expect(first(two.filter(({ to }) => 'person' in to && to.person === 'ma')).text).toMatch(
    /北苑农副产品批发市场 收到[\s\S]*现状：有隐患/,
  );
  expect(town.heard('zhou').join('\n')).toContain('北苑农副产品批发市场对');
  expect(town.heard('zhou').join('\n')).not.toContain('临江冷链物流园、');
  expect(await missing()).toContain('现状：正常1家，有隐患1家，需支援0家。');
  const same = await says('ma', `${chain}\n3. 北苑农副产品批发市场 收到，有隐患，棚顶松动`);
  expect(countIn(same, 'g-beiyuan')).toBeUndefined();
  await town.says('ma', `${chain}\n3. 北苑农副产品批发市场 收到，有隐患，棚顶松动`, { chat: 'g-beiyuan' });
  expect(town.heardIn('g-beiyuan').join('\n')).not.toContain('YH-');
});
