import { expect, test } from 'vitest';
import { people } from '../../../infra/town/people.ts';
import { openId } from '../../kit/feishu/residents.ts';
import { wordsOf } from '../../kit/feishu/talk.ts';
import { closeAfterEach, rowsOf, town } from './world.ts';

closeAfterEach();

const liaisons = ['chen', 'xu', 'zhao', 'liu', 'song', 'guo', 'li', 'gao', 'deng', 'yang'];

async function withNotice() {
  const house = await town();
  await house.says('zhou', '通知 今晚有大风，请各单位加固户外广告牌，20时前回复收到');
  await house.settled();
  await house.clicks('zhou', house.withButton(house.told('zhou'), '确认发送'), '确认发送');
  await house.settled();
  return { ...house, notice: house.withButton(house.toldIn('g-all'), '收到') };
}

test('ten who press 收到 at once are ten confirmations, and the card in the group says so', async () => {
  const house = await withNotice();
  const clicked = await Promise.all(liaisons.map((one) => house.clicks(one, house.notice, '收到')));
  expect(clicked.filter(({ error }) => error !== undefined)).toEqual([]);
  expect(clicked.map(({ toast }) => toast?.content).filter((text) => !text?.includes('已记'))).toEqual([]);
  await house.settled();
  const units = people.filter(({ id }) => liaisons.includes(id)).flatMap(({ units }) => units);
  expect(wordsOf(house.toldIn('g-all'))).toContain(`已确认 ${units.length}/12家`);
  expect(house.withButton(house.toldIn('g-all'), '收到').id).toBe(house.notice.id);
});

test('who stands for no unit is told so in a toast, and nothing is counted', async () => {
  const house = await withNotice();
  const before = await rowsOf(house);
  const clicked = await house.clicks('guest', house.notice, '收到');
  expect(clicked.toast?.content).toBeTruthy();
  await house.settled();
  expect(wordsOf(house.toldIn('g-all'))).toContain('已确认 0/12家');
  const kinds = (await rowsOf(house)).filter(
    (row) => !before.some(({ pk, sk }) => pk === row.pk && sk === row.sk),
  );
  expect(kinds.map(({ kind }) => kind)).toEqual(['heard', 'words']);
});

test('a card of more than fourteen days cannot be pressed; the same word in private still counts', async () => {
  const house = await withNotice();
  house.later(15 * 86_400_000);
  expect(await house.clicks('chen', house.notice, '收到')).toHaveProperty('error');
  await house.says('chen', '收到');
  await house.settled();
  expect(wordsOf(house.told('chen'))).toMatch(/万汇广场|收到/);
});

/** An officer's card on a case that was just reported. */
async function withCase() {
  const house = await town();
  await house.says('chen', '隐患 三楼消防通道堆货');
  await house.settled();
  return { ...house, card: house.withButton(house.told('zhou'), '属实，一般') };
}

test('a form is answered at once: a toast, a new face, and the unit hears of it', async () => {
  const house = await withCase();
  const clicked = await house.clicks('zhou', house.card, '属实，一般', { days: '3' });
  expect(clicked).not.toHaveProperty('error');
  expect(clicked.toast ?? clicked.card).toBeDefined();
  await house.settled();
  expect(wordsOf(house.told('chen'))).toContain('整改');
});

test('a form without what it must have is not sent, and one with a past day is answered, nothing changed', async () => {
  const house = await withCase();
  await expect(house.clicks('zhou', house.card, '不属实', {})).rejects.toThrow('must be filled in');
  const before = (await rowsOf(house, 'case'))[0]?.version;
  const clicked = await house.clicks('zhou', house.card, '属实，一般', { date: '2026-09-01' });
  expect(clicked.toast?.content).toBeTruthy();
  expect((await rowsOf(house, 'case'))[0]?.version).toBe(before);
});

test('a press by somebody who may not is refused in a toast, and nothing changes', async () => {
  const house = await withCase();
  const before = (await rowsOf(house, 'case'))[0];
  for (const one of ['guest', 'xu', 'luo']) {
    const clicked = await house.fake.click({
      message: house.card.id,
      user: openId(one),
      action: 'hazard.verify#YH-2026-0001#general',
      form: { days: '3' },
    });
    expect(clicked.toast?.content, one).toBeTruthy();
    expect(clicked, one).not.toHaveProperty('card');
  }
  expect((await rowsOf(house, 'case'))[0]).toEqual(before);
});

test.each([
  'hazard.close#YH-2026-0001',
  'hazard.verify#YH-2026-9999#general',
  'alert.send#al_of_nobody',
  'duty.checkin#sh_of_nobody',
  'directory.bind-group#all',
  'no.such.thing#1#2#3',
  '',
  '#'.repeat(5_000),
  '__proto__#constructor',
])('a press under a foreign name changes nothing: %j', async (action) => {
  const house = await withCase();
  const before = await rowsOf(house);
  for (const one of ['guest', 'chen']) {
    await house.fake.happen('card.action.trigger', {
      operator: { open_id: openId(one) },
      action: { value: { a: action }, tag: 'button' },
      context: { open_message_id: house.card.id, open_chat_id: house.chatOf('g-all').id },
    });
  }
  await house.redelivered();
  const after = await rowsOf(house);
  const fresh = after.filter((row) => !before.some(({ pk, sk }) => pk === row.pk && sk === row.sk));
  expect(
    [...new Set(fresh.map(({ kind }) => kind))].filter(
      (kind) => !['heard', 'words', 'notice', 'met'].includes(kind),
    ),
  ).toEqual([]);
  expect(after.find(({ kind }) => kind === 'case')).toEqual(before.find(({ kind }) => kind === 'case'));
  expect(house.logged).toEqual([]);
});
