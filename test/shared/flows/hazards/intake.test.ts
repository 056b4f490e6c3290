import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Inbound } from '../../../../shared/domain/message.ts';
import { answer } from '../../../../shared/flows/answer.ts';
import { historyOf } from '../../../../shared/store/history.ts';
import { answerTo, cardFor, dot, kept, morning, numberIn, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

let count = 0;
/** What the sandbox's page cannot send: a place, a recall. */
const comes = (person: string, what: Partial<Inbound>) => {
  count += 1;
  const arrived = {
    ...{ id: `x${count}`, channel: 'sandbox', from: { id: person }, chat: null, sentAtMs: 0 },
    ...{ text: '', attachments: [], mentionsBot: false, mentions: [] },
    ...what,
  };
  return answer(town.house.deps, arrived as Inbound, town.host.now());
};

test('two hazards in one breath become two cases, each with its own place and kind', async () => {
  const heard = await answerTo(town, 'liu', '后厨油烟管没洗，另外大厅配电箱门坏了');
  expect(heard).toMatch(/0001 聚福楼酒家，后厨，类别：餐饮厨房油烟/);
  expect(heard).toMatch(/0002 聚福楼酒家，大厅，类别：用电/);
});

test.each(['隐患 万汇广场三楼通道堆货，还有两箱矿泉水', '隐患 万汇广场三楼灭火器过期，另外领导什么时候来'])(
  '%s is one hazard',
  async (text) => {
    expect(await answerTo(town, 'guest', text)).not.toContain('0002');
  },
);

test('a slip is put right, and what stood there before is kept', async () => {
  const number = numberIn(await town.says('chen', '隐患 万汇广场B1停车场灭火器过期'));
  expect(await answerTo(town, 'chen', '写错了，是B2不是B1')).toContain('由“B1停车场”改为“B2停车场”');
  const one = await kept(town, number);
  expect(one?.place).toBe('B2停车场');
  expect(one?.corrected).toMatchObject([{ what: 'place', was: 'B1停车场', now: 'B2停车场' }]);
  expect(one?.description).toContain('灭火器过期');
  const past = await historyOf(town.house.deps.table, `case#${number}`);
  expect(past.map(({ value }) => value.what)).toContain('hazard.corrected');
  await town.passes(1);
  expect(town.host.chat.lines({ talks: [{ person: 'sun' }] }).at(-1)?.card.fields).toContainEqual({
    label: '更正',
    value: '位置由“B1停车场”改为“B2停车场”。',
  });
});

test('the wrong unit is put right, and its new street is told', async () => {
  await town.says('guest', '隐患 万汇广场三楼灭火器过期');
  const heard = await town.says('guest', '单位说错了，应该是云亭酒店');
  expect(toldTo('guest', heard)).toContain('由“万汇广场”改为“云亭酒店”');
  const moved = await town.says('guest', '不是云亭酒店，是北街加油站');
  expect(toldTo('luo', moved)).toContain('北街加油站');
});

test('a unit that is mending the wrong place is told at once', async () => {
  await town.says('guest', '隐患 万汇广场三楼灭火器过期');
  await town.says('sun', '1属实 一般');
  expect(toldTo('chen', await town.says('guest', '补充 0001 不是三楼，是四楼'))).toContain('改为“四楼”');
});

test('a place that was sent before or after the words is the place', async () => {
  const place = {
    kind: 'location',
    key: '',
    latitude: 30.2,
    longitude: 120.1,
    name: '江湾大道88号东门',
  } as const;
  await comes('guest', { kind: 'said', attachments: [place] });
  const first = numberIn(await town.says('guest', '隐患 万汇广场灭火器过期'));
  expect((await kept(town, first))?.place).toBe('江湾大道88号东门');
  await town.passes(5);
  const second = numberIn(await town.says('guest', '隐患 万汇广场配电箱没关门'));
  await comes('guest', { kind: 'said', attachments: [place] });
  expect((await kept(town, second))?.place).toBe('江湾大道88号东门');
});

test('a recalled message is kept, and the case says that it was recalled', async () => {
  const said = { kind: 'said', text: '隐患 万汇广场三楼灭火器过期' } as const;
  await comes('guest', said);
  await comes('guest', { kind: 'happened', what: 'recalled', message: `x${count}` });
  const one = await kept(town, 'YH-2026-0001');
  expect(one).toMatchObject({ recalled: 1, state: 'registered' });
  expect(one?.description).toContain('灭火器过期');
  const heard = await town.says('sun', 'YH-2026-0001');
  expect(toldTo('sun', heard)).toContain('撤回过1条消息，原文已保留');
});

test('unit and place are asked once, and a button answers', async () => {
  const heard = await town.says('ma', '隐患 灭火器过期');
  expect(toldTo('ma', heard)).toContain('是哪家单位、在什么位置');
  await town.clicks('ma', cardFor('ma', heard), '临江冷链物流园');
  expect((await kept(town, numberIn(heard)))?.unitName).toBe('临江冷链物流园');
});

test('photos in a burst before and after the words are of one case', async () => {
  await town.says('guest', '', { images: [dot] });
  const number = numberIn(await town.says('guest', '隐患 万汇广场三楼灭火器过期'));
  await town.says('guest', '', { images: [dot, dot] });
  expect(await answerTo(town, 'sun', number)).toContain('照片：3张');
});
