import type { Hono } from 'hono';
import { type Chat, openChat } from '../../bots/sandbox/chat.ts';
import { build, type House } from '../../functions/app.ts';
import type { Config } from '../../functions/config.ts';
import { papers } from '../../functions/papers.ts';
import type { Inhabitants, SandboxHost } from '../../functions/sandbox/host.ts';
import { sandbox } from '../../functions/sandbox/sandbox.ts';
import { startHouse } from '../../functions/start.ts';
import { zonedIso } from '../../shared/domain/time.ts';
import { causeOf, pendingOf } from '../../shared/flows/deliver.ts';
import { everybody } from '../../shared/flows/directory/everybody.ts';
import { seedTown } from '../town/seed.ts';
import { people, rooms } from '../town/town.ts';
import { type Courier, courierOf } from './courier.ts';
import { type Kept, openToServe } from './engine.ts';
import { type Part, tickAndSend } from './part.ts';
import { openClock } from './sandbox-clock.ts';
import { shelfOn } from './sandbox-shelf.ts';

/** The sandbox: a house of its own, in a town of its own, on a platform of its own. */
export async function openSandbox(config: Config, app: Hono, outside: Omit<Outside, 'real'>): Promise<Part> {
  const kept = await openToServe(config, 'sandbox');
  const { house, host, courier } = await sandboxHouse(config, kept, { ...outside, real: Date.now });
  app.route('/sandbox', sandbox(host));
  return {
    ...{ house, kept, place: 'sandbox' },
    tick: () => tickAndSend(house, courier),
    start: () => courier.wake(),
    reasons: () => [],
    async close() {
      await courier.stop();
      await kept.table.close();
    },
  };
}

interface Outside {
  write(line: string): void;
  /** Where the console of this house is reached, if it has one. */
  url?(): string | undefined;
  /** The time while the clock is not moved ahead of it. */
  real(): number;
}

/** The same without a server, as tests use it. */
export async function sandboxHouse(config: Config, kept: Kept, { real, ...outside }: Outside) {
  const clock = await openClock(kept.table, real);
  const ground = { ...kept, ...outside, papers, finder: 'sandbox' as const, wake: () => courier.wake() };
  const house = build(config, ground, clock.now);
  const chat = await openTownChat(house, kept);
  const courier = courierOf(house, { sandbox: chat.mouth });
  await startHouse(house);
  await seedTown(house.deps, house.now());
  return { house, courier, clock, host: hostOf({ house, chat, courier, clock }, config) };
}

function openTownChat({ deps, now }: House, { table, photos }: Kept): Promise<Chat> {
  return openChat({
    ...{ people, groups: rooms, photos, shelf: shelfOn(table) },
    nowMs: now,
    nowText: () => zonedIso(now()),
    causeOf: (once) => causeOf(deps, once),
    newId: (prefix) => deps.newId(prefix),
    sleep: (ms) => deps.wall.sleep(ms),
    random: Math.random,
  });
}

interface Sandbox {
  readonly house: House;
  readonly chat: Chat;
  readonly courier: Courier;
  readonly clock: Awaited<ReturnType<typeof openClock>>;
}

function hostOf({ house, chat, courier, clock }: Sandbox, config: Config): SandboxHost {
  const { deps } = house;
  return {
    chat,
    now: house.now,
    wall: deps.wall,
    inhabitants: () => inhabitants(house),
    hear: (inbound) => house.hear(inbound),
    ...(config.sandbox === 'whole' && { moveTo: (to) => clock.moveTo(house, courier, to) }),
    async drain(causes, timeoutMs) {
      const untilMs = deps.wall.now() + timeoutMs;
      courier.wake();
      for (;;) {
        await within(courier.idle(), (signal) =>
          deps.wall.sleep(Math.max(0, untilMs - deps.wall.now()), signal),
        );
        const { byCause } = await pendingOf(deps, 'sandbox');
        const left = causes.reduce((sum, cause) => sum + (byCause[cause] ?? 0), 0);
        if (left === 0 || deps.wall.now() >= untilMs) return left;
        await deps.wall.sleep(20);
      }
    },
    log: deps.log,
  };
}

/** Whichever comes first; a wait that is not needed any more is ended. */
async function within(done: Promise<void>, wait: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const over = new AbortController();
  await Promise.race([done, wait(over.signal)]);
  over.abort();
}

/** Everybody with an account in the town, as the directory knows him now. */
async function inhabitants({ deps }: House): Promise<Inhabitants> {
  const known = await everybody(deps);
  return {
    people: people.map(({ id, name }) => {
      const person = known.people.find(({ addresses }) => addresses.some((address) => address.id === id));
      const [unit] = person?.units ?? [];
      return { id, name, roles: person?.roles ?? ['guest'], ...(unit !== undefined && { unit }) };
    }),
    units: known.units.map(({ id, name, kind, street }) => ({ id, name, kind, street })),
  };
}
