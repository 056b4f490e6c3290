import { afterEach, expect, test } from 'vitest';
import type { Message } from '../../../../functions/sandbox/message.ts';
import { uncoveredCard } from '../../../../shared/conversation/alerts/words-cover.ts';
import { personId, unitId } from '../../../../shared/domain/ids.ts';
import { instant } from '../../../../shared/domain/time.ts';
import {
  directoryChanged,
  loadPerson,
  loadUnit,
  putPerson,
  putUnit,
} from '../../../../shared/store/directory.ts';
import { type Town, world } from '../../../kit/world.ts';
import { first } from './sending.ts';

let town: Town;
afterEach(() => town.close());

const told = (person: string, word: string) => town.heard(person).filter((text) => text.includes(word));

test('a notice that every post must answer within minutes goes to who is on duty there, and its sender hears which posts are silent', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = first(await town.says('zhou', '通知 今晚有大风，各值班岗位10分钟内确认到岗'));
  expect(JSON.stringify(preview.fields)).toContain('每个在岗岗位（局值班室、有关街道）10分钟内至少一人确认');
  const { heard } = await town.clicks('zhou', preview, '确认发送');
  const card = first(heard.filter(({ to }) => 'person' in to && to.person === 'sun'));
  expect(card.actions?.map(({ label }) => label)).toEqual(['本岗收到']);
  expect((await town.clicks('sun', card, '本岗收到')).toast).toMatch(/已记：.+街道已收到《通知/);
  expect(first(await town.says('zhou', '谁没回复')).text).toMatch(/值班岗位：3个已应答\d个，未应答：/);
  await town.passes(12);
  const [list = ''] = told('zhou', '无人应答');
  expect(list).toMatch(/发出10分钟，3个岗位中\d个无人应答[\s\S]*请马上电话核实/);
  expect(list).not.toContain('江湾街道：');
  expect(list).toMatch(/北苑街道：.+ 1\d{10}/);
});

test('whoever is on a post may answer in words, and a rule is put on a draft or taken off by a sentence', async () => {
  town = await world('2026-05-12', '09:30');
  await town.says('zhou', '通知 今晚有大风，请加固广告牌');
  const again = first(await town.says('zhou', '每岗15分钟内应答'));
  expect(JSON.stringify(again.fields)).toContain('15分钟内至少一人确认');
  expect(JSON.stringify(first(await town.says('zhou', '不要岗位应答')).fields)).not.toContain('至少一人确认');
  const { heard: changed } = await town.clicks('zhou', again, '回执方式', { wants: 'plain', minutes: '15' });
  const last = first(changed);
  await town.clicks('zhou', last, '确认发送');
  for (const person of ['sun', 'luo']) {
    expect(first(await town.says(person, '收到')).text).toContain('街道已收到');
  }
  await town.passes(16);
  expect(told('zhou', '个岗位').join()).toMatch(/都已在15分钟内确认|局值班室：/);
  expect(told('zhou', '个岗位').join()).not.toContain('街道：');
});

async function sends(text: string): Promise<Message[]> {
  const preview = first(await town.says('zhou', text));
  return [...(await town.clicks('zhou', preview, '确认发送')).heard];
}

const stand = async () => first(await town.says('zhou', '谁没回复')).text;

test('a bare 收到 answers for the notice whose post still waits, and afterwards 好的 is talk again', async () => {
  town = await world('2026-05-12', '09:30');
  await sends('通知 今晚有大风，各值班岗位10分钟内确认到岗');
  const again = await sends('通知 明早有暴雨，各值班岗位10分钟内确认到岗');
  const card = first(again.filter(({ to }) => 'person' in to && to.person === 'sun'));
  await town.clicks('sun', card, '本岗收到');
  expect(first(await town.says('sun', '收到')).text).toMatch(/已记：江湾街道已收到.*大风/);
  expect(await town.says('sun', '好的')).toEqual([]);
});

test('收到 said among others answers for no post; quoting the notice it does', async () => {
  town = await world('2026-05-12', '09:30');
  const heard = await sends('通知 今晚有大风，各值班岗位10分钟内确认到岗');
  await town.says('wu', '收到', { chat: 'g-all' });
  await town.says('sun', '收到', { chat: 'g-jiangwan' });
  expect(await stand()).toMatch(/江湾街道：孙倩/);
  const card = first(heard.filter(({ to }) => 'chat' in to && to.chat === 'g-all'));
  await town.says('sun', '收到', { chat: 'g-all', quote: card.id });
  expect(await stand()).not.toMatch(/江湾街道：孙倩/);
});

test('whoever stands for a unit and is on a post answers for both in one word, and reads that both are asked', async () => {
  town = await world('2026-05-12', '09:30');
  const { table } = town.house.deps;
  const sun = await loadPerson(table, personId('sun'));
  const hotel = await loadUnit(table, unitId('yunting'));
  if (!sun || !hotel) throw new Error('nobody');
  await table.transact([
    ...putPerson({ ...sun.value, units: [hotel.value.id] }, sun.version, sun.value),
    ...putUnit({ ...hotel.value, liaison: sun.value.id }, hotel.version),
    directoryChanged(),
  ]);
  await sends('通知 今晚有大风，各值班岗位10分钟内确认到岗');
  expect(first(await town.says('sun', '收到')).text).toMatch(/云亭酒店[\s\S]*已记：江湾街道已收到/);
  expect(await stand()).not.toMatch(/江湾街道：孙倩/);
});

test('a number of minutes that cannot be is refused in words, and the rule stays as it was', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = first(await town.says('zhou', '通知 今晚有大风，各值班岗位10分钟内确认到岗'));
  for (const minutes of ['2', '300', '十', '7.5', '-1']) {
    const { toast } = await town.clicks('zhou', preview, '回执方式', { wants: 'plain', minutes });
    expect(toast).toContain('请写3至240分钟的整数');
  }
  expect(first(await town.says('zhou', '每岗300分钟内应答')).text).toContain('请写3至240分钟的整数');
  const { heard } = await town.clicks('zhou', preview, '回执方式', { wants: 'state', minutes: '' });
  expect(JSON.stringify(first(heard).fields)).toContain('10分钟内至少一人确认');
  const last = await town.clicks('zhou', first(heard), '回执方式', { wants: 'plain', minutes: '0' });
  expect(JSON.stringify(first(last.heard).fields)).not.toContain('至少一人确认');
});

test('streets beyond what can be asked are named in the preview, and the result is never all well', async () => {
  town = await world('2026-05-12', '09:30');
  const { table } = town.house.deps;
  const hotel = await loadUnit(table, unitId('yunting'));
  if (!hotel) throw new Error('no hotel');
  for (let place = 10; place < 41; place += 1)
    await table.transact(
      putUnit({ ...hotel.value, id: unitId(`u${place}`), name: `第${place}店`, street: `丁${place}街道` }, 0),
    );
  await table.transact([directoryChanged()]);
  const preview = first(await town.says('zhou', '通知 今晚有大风，各值班岗位10分钟内确认到岗'));
  expect(JSON.stringify(preview.fields)).toContain('另有4个街道不在岗位应答之列');
  await town.clicks('zhou', preview, '确认发送');
  expect(await stand()).toMatch(/值班岗位：30个已应答[\s\S]*另有4个街道不在岗位应答之列/);
  await town.passes(12);
  expect(told('zhou', '个岗位').join()).toMatch(/30个岗位中[\s\S]*另有4个街道不在岗位应答之列/);

  const post = { key: '', name: '局值班室', people: [], confirmed: { by: personId('zhou'), at: instant(0) } };
  const shown = [post, { key: '+', name: '', people: [], beyond: 4 }].map((one) => ({
    post: one,
    people: [],
  }));
  expect(uncoveredCard('《通知》', shown, 10)).toEqual({
    tone: 'orange',
    text: '《通知》：1个岗位都已在10分钟内确认。另有4个街道不在岗位应答之列，请逐一电话确认。',
  });
  expect(uncoveredCard('《通知》', shown.slice(0, 1), 10).tone).toBe('green');
});

test('minutes that a notice’s own words cannot have are pointed out in its preview', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = first(await town.says('zhou', '通知 今晚有大风，各值班岗位2分钟内确认到岗'));
  expect(JSON.stringify(preview.fields)).toContain('正文写了每岗2分钟，但没有设岗位应答');
});
