import { people } from '../../../infra/town/people.ts';
import { clicking } from '../feishu/click.ts';
import { type Envelope, requestOf } from '../feishu/deliver.ts';
import { fakeFeishu } from '../feishu/platform.ts';
import { saying } from '../feishu/say.ts';
import { seen } from '../feishu/seen.ts';
import { privateChat } from '../feishu/state.ts';
import { envOf } from '../feishu-house.ts';
import type { FakeChannel, Fault } from './fake.ts';

const acts = {
  refused: { kind: 'status', http: 400, code: 230025 },
  limited: { kind: 'rate', resetSeconds: 30 },
  down: { kind: 'status', http: 503, code: 0 },
  lost: { kind: 'reset-after' },
} as const;

/** The app of a bureau on Feishu, over HTTP, as the other channels' fakes show themselves. */
export async function fakeFeishuApp(nowMs: () => number): Promise<FakeChannel> {
  const fake = fakeFeishu({ now: nowMs });
  const server = await fake.serve();
  for (const { id, name, phone = '' } of people) fake.addUser({ openId: id, name, mobile: phone });
  fake.addUser({ openId: 'guest', name: '路人', mobile: '' });
  const group = fake.addChat(
    '全体',
    people.map(({ id }) => id),
  );
  const places = new Map(['guest', ...people.map(({ id }) => id)].map((id) => [privateChat(id), id]));
  const said = new Map<string, Envelope>();
  return {
    channel: 'feishu',
    env: envOf(fake, server.url, 'webhook'),
    group: { channel: 'feishu', kind: 'chat', id: group.id },
    ...{ talk: group.id, place: group.id },
    deliver({ id, from, chat, text }) {
      const known = said.get(id) ?? saying(fake.state, { user: from, chat, text }).envelope;
      said.set(id, known);
      return requestOf(fake.state, known);
    },
    async press(from, label) {
      const offers = fake.record
        .sent()
        .flatMap(({ id, type, content }) =>
          seen(type, content).actions.map((action) => ({ ...action, message: id })),
        );
      const offer = offers.findLast((one) => one.label === label);
      if (!offer) throw new Error(`no button ${label}`);
      const made = clicking(fake.state, { message: offer.message, user: from, action: offer.id });
      if ('error' in made) throw new Error(`the client shows ${made.error}`);
      return requestOf(fake.state, made.envelope);
    },
    shown: () =>
      fake.record.sent().map(({ chat, type, content, at }) => {
        const { title = '', text } = seen(type, content);
        return { at: places.get(chat) ?? chat, text: `${title}\n${text}`, raw: content, atMs: at };
      }),
    fault(kind: Fault) {
      fake.state.faults.clear();
      const match = { route: 'POST /im/v1/messages' };
      if (kind !== 'none') fake.fault({ match, act: acts[kind] });
    },
    close: server.close,
  };
}
