import { afterEach, beforeEach, expect, test } from 'vitest';
import { cap } from '../../functions/cap.ts';
import { capOf } from '../kit/cap.ts';
import { type Town, world } from '../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-05-12', '09:30');
});
afterEach(() => town.close());

const token = 'a-publisher’s';
async function hands(
  body: string | Uint8Array<ArrayBuffer>,
  authorization: string | undefined = `Bearer ${encodeURI(token)}`,
) {
  const { house } = town;
  const door = cap({ ...house, config: { ...house.config, ingestToken: encodeURI(token) } });
  const headers = authorization === undefined ? {} : { authorization };
  const answer = await door.request('/alerts/cap', { method: 'POST', body, headers });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
}

const news = (person: string) => town.heard(person).filter((text) => text.includes('原文：'));
const duty = ['wu', 'zhou', 'tang'];

test('a publisher’s warning is in the duty room within a minute, and one button away from the units', async () => {
  const taken = await hands(capOf());
  expect([taken.status, taken.body.id]).toEqual([202, expect.stringMatching(/^we_/)]);
  const heard = await town.passes(1);
  const cards = heard.filter(({ title }) => title === '收到暴雨红色预警');
  expect(cards.length).toBeGreaterThan(0);
  expect(new Set(cards.map(({ tone, actions }) => `${tone} ${actions?.map(({ label }) => label)}`))).toEqual(
    new Set(['red 转发给单位,填写研判']),
  );
  const [card] = cards;
  const person = card && 'person' in card.to ? card.to.person : '';
  if (!card) throw new Error('nobody heard');
  const { heard: drafted } = await town.clicks(person, card, '转发给单位');
  expect(drafted[0]?.title).toBe('预览：暴雨红色预警（转发）');
  expect(drafted[0]?.text).toMatch(/^临江区气象台2026年05月12日09时10分发布暴雨红色预警信号：/);
  expect(town.heardIn('g-all')).toEqual([]);
  expect((await town.says('chen', '今天有什么预警'))[0]?.text).toContain('来源：预警发布接口');
});

test('the same document twice is one warning and one piece of news', async () => {
  const document = capOf();
  const [first, second] = await Promise.all([hands(document), hands(document)]);
  expect([first.status, second.status, first.body.id === second.body.id]).toEqual([202, 202, true]);
  await town.passes(2);
  expect((await hands(document)).status).toBe(202);
  await town.passes(2);
  expect(Math.max(...duty.map((person) => news(person).length))).toBe(1);
});

test('what was over days before it was handed in is kept and wakes nobody', async () => {
  const old = { sent: '2026-05-01T09:10:00+08:00', expires: '2026-05-02T09:10:00+08:00' };
  const description = '临江区气象台2026年05月01日09时10分发布暴雨红色预警信号：请防范。';
  expect((await hands(capOf({ ...old, description }))).status).toBe(202);
  await town.passes(2);
  expect(duty.flatMap(news)).toEqual([]);
  expect((await town.says('zhou', '研判'))[0]?.text).toContain('没有等待研判的预警');
});

test('a red warning that runs out unlifted is told once: only its office can say that it is over', async () => {
  await hands(capOf({ expires: '2026-05-12T12:00:00+08:00' }));
  await town.comes('2026-05-12', '14:00');
  const told = duty.map((person) => town.heard(person).filter((text) => text.includes('已过有效期')).length);
  expect(Math.max(...told)).toBe(1);
});

test('a cancelling without words ends what it names, and nothing else', async () => {
  const id = '99010141600000_20260512091099';
  const first = await hands(capOf({ id }));
  const references = `Linjiang,${id},2026-05-12T09:10:00+08:00`;
  const sent = '2026-05-12T09:25:00+08:00';
  const ended = await hands(capOf({ type: 'Cancel', sent, references, infos: '' }));
  expect(ended).toEqual({ status: 202, body: first.body });
  expect((await town.says('zhou', '今天有什么预警'))[0]?.text).toContain(
    '暴雨红色预警：临江区气象台今天09:25解除',
  );
  const unknown = await hands(capOf({ type: 'Cancel', sent, references: 'Linjiang,none,x', infos: '' }));
  expect(unknown).toEqual({ status: 400, body: { error: 'nothing that it cancels is known here' } });
});

test('whoever has no token is nobody, and what is no warning is said so', async () => {
  expect((await hands(capOf(), 'Bearer other')).status).toBe(401);
  expect((await hands(capOf(), '')).status).toBe(401);
  expect(await hands('<a/>')).toEqual({ status: 400, body: { error: 'no alert of CAP 1.2' } });
  expect((await hands(new Uint8Array([0x3c, 0xff, 0xfe]))).status).toBe(400);
  expect((await hands('x'.repeat(1024 * 1024 + 1))).status).toBe(413);
  const without = cap(town.house);
  expect((await without.request('/alerts/cap', { method: 'POST', body: capOf() })).status).toBe(404);
});

test('a hundred warnings of a minute are one message, the gravest first', async () => {
  const colour = (place: number) => (place === 57 ? '红' : place % 7 === 0 ? '橙' : '黄');
  await Promise.all(
    Array.from({ length: 100 }, (_, place) =>
      hands(
        capOf({
          headline: `第${'一二三四五六七八九十'[place % 10]}${'甲乙丙丁戊己庚辛壬癸'[Math.floor(place / 10)]}区气象台发布雷电${colour(place)}色预警信号`,
          description: '请做好防范。',
          code: '990101',
        }),
      ),
    ),
  );
  const heard = await town.passes(2);
  const byPerson = new Map<string, number>();
  for (const { to } of heard) if ('person' in to) byPerson.set(to.person, (byPerson.get(to.person) ?? 0) + 1);
  expect(Math.max(...byPerson.values())).toBe(1);
  const [card] = heard;
  expect(card?.title).toBe('收到预警100条');
  expect(card?.text.split('\n')[0]).toMatch(/^1\. 雷电红色预警：/);
  expect(card?.text).toContain('另有94条：雷电橙色预警10条、雷电黄色预警84条。');
  expect(card?.text.length).toBeLessThan(400);
}, 60_000);

test('an exercise is read by the watch as one, once, and is no warning', async () => {
  const document = capOf({ status: 'Exercise' });
  expect([(await hands(document)).status, (await hands(document)).status]).toEqual([202, 202]);
  await town.passes(2);
  const heard = duty.flatMap((person) => town.heard(person).filter((text) => text.startsWith('【演练】')));
  expect(heard.length).toBeGreaterThan(0);
  expect(new Set(heard).size).toBe(1);
  expect(duty.flatMap(news)).toEqual([]);
  expect((await town.says('chen', '今天有什么预警'))[0]?.text).not.toContain('暴雨');
});

test('a warning for another region is refused with its reason, as one that is pulled is left out', async () => {
  const description = '长白县气象台2026年05月12日09时10分发布暴雨红色预警信号：请防范。';
  await town.says('zhou', '设置 区划 350505 福建省泉州市泉港区');
  const other = { description, headline: description, code: '110101000000' };
  expect((await hands(capOf(other))).body.error).toBe('its area is another region');
});
