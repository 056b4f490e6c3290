import type { Outcome } from './answer.ts';
import { type Act, type Asked, call } from './call.ts';
import { type Clicked, type Clicking, clicking, shown } from './click.ts';
import { type Door, type Envelope, envelope, knock, requestOf, type Sealing } from './deliver.ts';
import type { Fault } from './faults.ts';
import { type Attempt, type PostOffice, postOffice } from './post-office.ts';
import { type PlatformRecord, record } from './record.ts';
import { type Saying, saying } from './say.ts';
import { chatOf, type Send, send } from './send.ts';
import { type Served, served } from './server.ts';
import { type Connections, connections } from './socket.ts';
import { type Chat, newState, type Settings, type State, type User } from './state.ts';

/** `times` at once, under one event id or each under its own; the message's id is the same. */
export interface Delivery extends Sealing {
  readonly times?: number;
  readonly newEventIds?: boolean;
}

/** A Feishu of our own: its limits, its codes, its people. One app, one tenant, all in memory, on any clock. */
export interface FakeFeishu {
  readonly state: State;
  readonly record: PlatformRecord;
  readonly post: PostOffice;
  readonly connections: Connections;
  addUser(user: Omit<User, 'openId'> & { openId?: string }): User;
  addChat(name: string, members?: readonly string[]): Chat;
  /** Where events go, while no long connection is open. */
  subscribe(door: Door): void;
  /** `only mentions`: as without the scope for all messages of groups. */
  hearing: 'everything' | 'only mentions';
  fault(fault: Fault): void;
  /** Sends within the process: the same gate, faults, limits and keys as over HTTP, at the cost of a function call. */
  send(asked: Send): Promise<Outcome>;
  call(asked: Omit<Asked, 'authorization'>, act: Act): Promise<Outcome>;
  /** A person writes; without attempts if the bot is not told of it. */
  say(said: Saying, how?: Delivery): Promise<{ message: string; attempts: readonly Attempt[] }>;
  click(click: Clicking): Promise<Clicked>;
  /** The operator saves the URL: the answer to the platform's question. */
  challenge(
    sealing?: Sealing & { readonly token?: string },
  ): Promise<{ status: number; body: unknown; challenge: string }>;
  happen(type: string, event: object, eventId?: string): Promise<Attempt>;
  serve(): Promise<Served>;
}

export function fakeFeishu(settings: Settings & { readonly patienceMs?: number }): FakeFeishu {
  const state = newState(settings);
  let door: Door | undefined;
  const long = connections(state);
  const post = postOffice(state, { door: () => door, connections: long, patienceMs: settings.patienceMs });
  const trusted = (asked: Omit<Asked, 'authorization'>, act: Act) =>
    call(state, { ...asked, authorization: 'trusted' }, act);
  const again = (one: Envelope) => ({ ...one, header: { ...one.header, event_id: state.newId('ev') } });
  const fake: FakeFeishu = {
    ...{ state, post, connections: long, record: record(state), hearing: 'everything', call: trusted },
    addUser: (user) => addUser(state, user),
    addChat: (name, members) => addChat(state, name, members),
    subscribe: (opened) => {
      door = opened;
    },
    fault: (fault) => state.faults.add(fault),
    send: (asked) =>
      trusted({ route: 'POST /im/v1/messages', chat: chatOf(asked) }, (pause) => send(state, asked, pause)),
    async say(said, { times = 1, newEventIds = false, ...sealing } = {}) {
      const { message, envelope: first } = saying(state, said);
      const isHeard = fake.hearing === 'everything' || said.chat === null || said.mentionBot === true;
      const copies = isHeard
        ? Array.from({ length: times }, () => post.deliver(newEventIds ? again(first) : first, sealing))
        : [];
      return { message: message.id, attempts: await Promise.all(copies) };
    },
    async click(click) {
      const made = clicking(state, click);
      return 'error' in made ? made : shown(state, click.message, await post.ask(made.envelope));
    },
    async challenge({ token = state.app.verificationToken, ...sealing } = {}) {
      const challenge = state.newId('challenge');
      const body = { challenge, token, type: 'url_verification' };
      if (!door) throw new Error('nobody subscribed');
      return {
        ...(await knock(state, door, requestOf(state, body, { sign: false, ...sealing }), 1_000)),
        challenge,
      };
    },
    happen: (type, event, eventId) => post.deliver(envelope(state, type, event, eventId)),
    serve: () => served(state, long),
  };
  return fake;
}

function addUser(state: State, user: Omit<User, 'openId'> & { openId?: string }): User {
  const added = { openId: user.openId ?? state.newId('ou'), ...user };
  state.users.set(added.openId, added);
  return added;
}

function addChat(state: State, name: string, members: readonly string[] = []): Chat {
  const chat: Chat = {
    id: state.newId('oc'),
    name,
    status: 'normal',
    members: new Set(members),
    hasBot: true,
    muted: false,
  };
  state.chats.set(chat.id, chat);
  return chat;
}
