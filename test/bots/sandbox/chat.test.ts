import { expect, test } from 'vitest';
import { type Chat, openChat } from '../../../bots/sandbox/chat.ts';
import { shelfInMemory } from './shelf.ts';

const chen = { channel: 'sandbox', kind: 'person', id: 'chen' } as const;

/** A small platform; `random` 0 means that every fault strikes. */
async function platform(): Promise<Chat> {
  const kept = new Map<string, { bytes: Uint8Array; type: string }>();
  let ids = 0;
  return openChat({
    people: [
      { id: 'chen', name: '陈思远', mobile: '19960010959' },
      { id: 'chenli', name: '陈思' },
    ],
    groups: [{ id: 'g-all', name: '工作群', members: ['chen', 'chenli'] }],
    photos: {
      put: async (id, bytes, type) => void kept.set(id, { bytes, type }),
      get: async (id) => kept.get(id),
    },
    shelf: shelfInMemory(),
    nowMs: () => 1_790_000_000_000,
    nowText: () => '2026-10-01T08:30:00+08:00',
    causeOf: async (once) => `cause of ${once}`,
    newId(prefix) {
      ids += 1;
      return `${prefix}_${ids}`;
    },
    sleep: async () => {},
    random: () => 0,
  });
}

const words = { person: 'chen', chat: 'g-all', text: '收到', images: [], mention: false } as const;

test('a call to the bot is reported as one, and cut out of the words', async () => {
  const chat = await platform();
  const { line, heard } = await chat.say({ ...words, text: '今天谁值班', mention: true });
  expect(line.card.text).toBe('@值守 今天谁值班');
  expect(heard).toMatchObject({
    text: '今天谁值班',
    mentionsBot: true,
    chat: 'g-all',
    from: { id: 'chen', name: '陈思远' },
  });
});

test('of two names of which one begins like the other the longer one is meant', async () => {
  const { heard } = await (await platform()).say({ ...words, text: '@陈思远 @陈思 看一下' });
  expect(heard?.mentions.map(({ id }) => id)).toEqual(['chen', 'chenli']);
});

test('where only mentions are reported, answers to the bot and private words are too, and nothing else is', async () => {
  const chat = await platform();
  chat.turn({ onlyMentions: true });
  const { message } = await chat.mouth.send(
    { channel: 'sandbox', kind: 'chat', id: 'g-all' },
    { text: '请确认' },
    'a',
  );
  const mine = await chat.say(words);
  const reported = async (more: object) => (await chat.say({ ...words, ...more })).heard !== undefined;
  expect(mine.heard).toBeUndefined();
  expect(await reported({ mention: true })).toBe(true);
  expect(await reported({ quote: message })).toBe(true);
  expect(await reported({ quote: mine.line.id })).toBe(false);
  expect(await reported({ chat: null })).toBe(true);
});

test('a posted photo can be fetched by its key, as the bytes it was', async () => {
  const chat = await platform();
  const bytes = new Uint8Array([0xff, 0xd8, 0xff, 7]);
  const { heard } = await chat.say({ ...words, images: [bytes] });
  const key = heard?.attachments[0]?.key ?? '';
  const fetched = await chat.mouth.errand(
    { kind: 'fetch', message: heard?.id ?? '', key, type: 'image' },
    'f',
  );
  expect(fetched).toEqual({ kind: 'fetched', bytes, type: 'image/jpeg' });
});

test('somebody without an account, and a group that is not there, are dead addresses', async () => {
  const { mouth } = await platform();
  const to = { channel: 'sandbox', kind: 'person', id: 'nobody' } as const;
  await expect(mouth.send(to, { text: 'x' }, 'a')).rejects.toMatchObject({ failure: { kind: 'dead' } });
  await expect(mouth.send({ ...to, kind: 'chat' }, { text: 'x' }, 'b')).rejects.toMatchObject({
    failure: { kind: 'dead' },
  });
});

test.each([
  ['rate-limit', 'later', 0],
  ['outage', 'later', 0],
  ['drop-after-send', 'unclear', 1],
] as const)(
  'under %s a send fails as %s and shows %i lines; the next try shows it once',
  async (kind, failure, shown) => {
    const chat = await platform();
    chat.turn({ fault: { kind, share: 1 } });
    await expect(chat.mouth.send(chen, { text: '提醒' }, 'a')).rejects.toMatchObject({
      failure: { kind: failure },
    });
    expect(chat.lines({})).toHaveLength(shown);
    chat.turn({ fault: { kind: 'none', share: 0 } });
    await chat.mouth.send(chen, { text: '提醒' }, 'a');
    expect(chat.lines({}).map(({ card }) => card.text)).toEqual(['提醒']);
  },
);

test('people are found by their mobile, and a card can be given a new face or recalled', async () => {
  const { mouth, line } = await platform();
  const people = await mouth.errand({ kind: 'find-people', mobiles: ['19960010959', '10086'] }, 'p');
  expect(people).toEqual({ kind: 'people', found: [{ mobile: '19960010959', id: 'chen' }] });
  const { message } = await mouth.send(chen, { text: '0/3' }, 'a');
  await mouth.errand({ kind: 'edit', message, card: { text: '1/3' } }, 'e');
  expect(line(message)?.card.text).toBe('1/3');
  await mouth.errand({ kind: 'recall', message }, 'r');
  expect(line(message)?.recalled).toBe(true);
});
