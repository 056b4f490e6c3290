import type { Delivery, Fate, Journal, Rests } from './journal.ts';
import { type Caution, freeAt, type Spoken } from './pace.ts';
import { sayingOf } from './saying.ts';
import type { Ask } from './service.ts';
import type { Account, World } from './world.ts';

export interface Speaker {
  /** One round: tells ends, takes what is new, says what may be said now. */
  round(isReady: boolean): Promise<void>;
  run(isReady: () => boolean, isOver: () => boolean): Promise<void>;
  /** Somebody saw this account say that. */
  echoed(at: string, text: string): void;
  /** Says nothing for a while, whatever becomes of the process. */
  rest(why: Rests['why']): Promise<void>;
  /** Until when it says nothing, while it does. */
  rests(): Rests | undefined;
  held(): number;
}

const pollMs = 2_000;
const atOnce = 10;
/** After so many failures in a row, or when WeChat complains, nothing is said for a while. */
const patience = 3;
const restMs = 30 * 60_000;
const dayMs = 24 * 60 * 60_000;
const codes = { dead: 'no-such-place', unknown: 'say-failed' } as const;

/** Takes from the service by lease, and says at a pace that a person might keep. */
export function speakerOf(
  journal: Journal,
  { ask, account, rules }: { ask: Ask; account: Account; rules: Caution },
  world: World,
): Speaker {
  /** What the service does not take now it takes in a later round; nothing else waits for it. */
  const tell: Ask = (path, body) => ask(path, body).catch(() => ({ status: 0, value: undefined }));
  let spoken: readonly Spoken[] = journal.spoken(world.now() - dayMs);
  const mouth = sayingOf({ tell, account, world });
  let failures = 0;
  let resting = journal.rests();
  let chance = world.chance();

  async function tellEnds(): Promise<void> {
    for (const { id, known } of journal.in('ended')) {
      const body = { id, fate: known.fate ?? 'unknown', ...(known.code && { code: known.code }) };
      const { status } = await tell('/hooks/wechat/ack', body);
      if (status !== 200) return;
      await journal.write({ state: 'told', id });
    }
  }

  async function take(): Promise<void> {
    const open = [...journal.in('taken'), ...journal.in('ended')].map(({ id }) => id);
    const most = Math.max(0, atOnce - open.length);
    if (most === 0) return;
    const { status, value } = await tell('/hooks/wechat/lease', { holding: open, most });
    if (status !== 200) return;
    for (const delivery of deliveriesIn(value)) await receive(delivery);
  }

  /** One that came before is told again as it ended then; it is never said twice. */
  async function receive(delivery: Delivery): Promise<void> {
    const before = journal.of(delivery.id);
    if (!before) return journal.write({ state: 'taken', delivery });
    if (before.state !== 'told') return;
    const fate = before.fate ?? 'unknown';
    if (fate === 'later') return journal.write({ state: 'taken', delivery });
    await end(delivery.id, fate, before.code);
  }

  function next(): { delivery: Delivery; at: number } | undefined {
    const now = world.now();
    const open = journal.in('taken').flatMap(({ known }) => known.delivery ?? []);
    const timed = open.map((delivery) => {
      const wanted = { room: delivery.to.id, lane: delivery.lane };
      return { delivery, at: freeAt(spoken, wanted, { now, chance, rules }) };
    });
    const ranks = { red: 0, answer: 1, blue: 2 };
    return timed.sort((a, b) => a.at - b.at || ranks[a.delivery.lane] - ranks[b.delivery.lane])[0];
  }

  async function end(id: string, fate: Fate, code?: string): Promise<void> {
    await journal.write({ state: 'ended', id, fate, atMs: world.now(), ...(code && { code }) });
  }

  async function expire(): Promise<void> {
    for (const { id, known } of journal.in('taken')) {
      const { notAfter } = known.delivery ?? {};
      if (notAfter !== undefined && world.now() > notAfter) await end(id, 'expired');
    }
  }

  /** What is red and was not said yet does not wait for the rest to be over: the service knows other ways. */
  async function giveBack(): Promise<void> {
    for (const { id, known } of journal.in('taken'))
      if (known.delivery?.lane === 'red') await end(id, 'later');
  }

  async function say(delivery: Delivery): Promise<void> {
    const { id, to } = delivery;
    const file = await mouth.fileOf(delivery);
    if (file === 'later') return end(id, 'later', 'no-file');
    await journal.write({ state: 'saying', id, room: to.id, atMs: world.now() });
    const came = await mouth.tried(delivery, file);
    await end(id, came, came === 'sent' ? undefined : codes[came]);
    failures = came === 'unknown' ? failures + 1 : 0;
    if (failures >= patience) await rest('failures');
    spoken = [...spoken, { atMs: world.now(), room: to.id }].slice(-1_000);
    chance = world.chance();
  }

  async function rest(why: Rests['why']): Promise<void> {
    failures = 0;
    const begun = { untilMs: world.now() + restMs, why };
    resting = begun;
    world.log('outbound.rests', begun);
    await journal.write({ state: 'rests', ...begun });
  }

  function rests(): Rests | undefined {
    return resting && world.now() < resting.untilMs ? resting : undefined;
  }

  async function round(isReady: boolean): Promise<void> {
    await tellEnds();
    await expire();
    if (rests()) await giveBack();
    if (!isReady || rests()) return tellEnds();
    await take();
    const wanted = next();
    if (wanted && wanted.at <= world.now()) await say(wanted.delivery);
    await tellEnds();
  }

  return {
    ...{ round, rest, rests },
    echoed(at, text) {
      mouth.echoed(at, text);
    },
    held: () => journal.in('taken').length,
    async run(isReady, isOver) {
      while (!isOver()) {
        await round(isReady()).catch((error: unknown) =>
          world.log('outbound.failed', { error: error instanceof Error ? error.name : 'unknown' }),
        );
        const at = next()?.at ?? Number.POSITIVE_INFINITY;
        await world.sleep(Math.max(100, Math.min(pollMs, at - world.now())));
      }
    },
  };
}

function deliveriesIn(value: unknown): readonly Delivery[] {
  if (typeof value !== 'object' || value === null || !('deliveries' in value)) return [];
  return Array.isArray(value.deliveries) ? value.deliveries : [];
}
