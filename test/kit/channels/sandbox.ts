import { openChat } from '../../../bots/sandbox/chat.ts';
import type { Fault as SandboxFault } from '../../../bots/sandbox/faults.ts';
import { people } from '../../../infra/town/people.ts';
import { type Inbound, MouthError } from '../../../shared/domain/message.ts';
import { photosInMemory } from '../photos-in-memory.ts';
import type { FakeChannel, Fault } from './fake.ts';

const faults: Readonly<Record<Exclude<Fault, 'refused'>, SandboxFault['kind']>> = {
  ...{ none: 'none', limited: 'rate-limit', down: 'outage', lost: 'drop-after-send' },
};

/** The town's own chat, as the other channels' fakes show themselves. It has no rule of its own by which it would refuse words. */
export async function fakeSandbox(nowMs: () => number): Promise<FakeChannel> {
  const heard = new Map<string, Promise<Inbound>>();
  let refuses = false;
  const chat = await openChat({
    people: people.map(({ id, name }) => ({ id, name })),
    groups: [{ id: 'g-all', name: '全体', members: people.map(({ id }) => id) }],
    photos: photosInMemory(),
    shelf: { put: async () => {}, async *list() {} },
    ...{ nowMs, nowText: () => new Date(nowMs()).toISOString(), newId: (prefix) => `${prefix}_1` },
    ...{ causeOf: async () => undefined, random: () => 0, sleep: async () => {} },
  });
  const lines = () => chat.lines({}).filter(({ from }) => from === 'bot');
  return {
    channel: 'sandbox',
    env: {},
    group: { channel: 'sandbox', kind: 'chat', id: 'g-all' },
    ...{ talk: 'g-all', place: 'g-all' },
    mouth: {
      ...chat.mouth,
      async send(to, card, once) {
        if (refuses) throw new MouthError({ kind: 'content', code: 'refused' });
        return chat.mouth.send(to, card, once);
      },
    },
    hears(said) {
      const known = heard.get(said.id) ?? say(said);
      heard.set(said.id, known);
      return known;
    },
    async press(person, label) {
      const line = lines().findLast(({ card }) => card.actions?.some((one) => one.label === label));
      const action = line?.card.actions?.find((one) => one.label === label);
      if (!line || !action) throw new Error(`no button ${label}`);
      return chat.press(line, { person, action: action.id, form: {} });
    },
    shown: () =>
      lines().map((line) => ({
        at: 'chat' in line.talk ? line.talk.chat : line.talk.person,
        text: [line.card.title, line.card.text].filter((part) => part).join('\n'),
        raw: line.card,
        atMs: Date.parse(line.at),
      })),
    fault(kind) {
      refuses = kind === 'refused';
      if (kind !== 'refused') chat.turn({ fault: { kind: faults[kind], share: kind === 'none' ? 0 : 1 } });
    },
    close: async () => {},
  };

  async function say({ from, chat: where, text }: Parameters<NonNullable<FakeChannel['hears']>>[0]) {
    const { heard: told } = await chat.say({ person: from, chat: where, text, images: [], mention: false });
    if (!told) throw new Error('not reported');
    return told;
  }
}
