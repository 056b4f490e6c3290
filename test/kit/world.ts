import { MemoryLevel } from 'memory-level';
import { readConfig } from '../../functions/config.ts';
import { click, moveClock, say } from '../../functions/sandbox/calls.ts';
import type { Line, SandboxHost } from '../../functions/sandbox/host.ts';
import type { Message } from '../../functions/sandbox/message.ts';
import type { Env } from '../../functions/settings.ts';
import { sandboxHouse } from '../../infra/local/sandbox.ts';
import { at, day, later, MINUTE_MS, zonedIso } from '../../shared/domain/time.ts';
import { openLevel } from '../../shared/store/level.ts';
import { photosInMemory } from './photos-in-memory.ts';

/** A town to try the house in: the real house over the real embedded table in memory, the sandbox's platform around it. */
export interface Town {
  readonly host: SandboxHost;
  readonly house: Awaited<ReturnType<typeof sandboxHouse>>['house'];
  /** Says something; returns what the bot sent because of it. `chat` null is a private talk. */
  says(person: string, text: string, more?: Partial<Said>): Promise<Message[]>;
  /** Presses a button by its label or id. */
  clicks(person: string, message: Message, action: string, form?: Record<string, string>): Promise<Pressed>;
  /** Lets time pass; returns what the bot sent meanwhile. */
  passes(minutes: number): Promise<Message[]>;
  /** Goes on to a clock time of a day. */
  comes(day: string, clock: string): Promise<Message[]>;
  /** All that the bot wrote to somebody privately, as text, oldest first. */
  heard(person: string): string[];
  heardIn(chat: string): string[];
  close(): Promise<void>;
}

interface Said {
  readonly chat: string | null;
  readonly images: readonly string[];
  readonly quote: string;
  readonly mention: boolean;
  readonly location: { readonly latitude: number; readonly longitude: number; readonly name?: string };
}

interface Pressed {
  readonly toast: string | null;
  readonly heard: readonly Message[];
}

/** Opens the seeded town on a day; its clock stands until it is moved. `env`: what else its service is told. */
export async function world(on: string, clock = '09:00', env: Env = {}): Promise<Town> {
  const level = new MemoryLevel<string, string>({ keyEncoding: 'utf8', valueEncoding: 'utf8' });
  const kept = { table: openLevel(level), photos: photosInMemory() };
  const start = at(day(on), clock);
  const { house, host, courier } = await sandboxHouse(
    readConfig({ LOG_LEVEL: 'error', ...env }, String),
    kept,
    {
      write: (line) => process.stderr.write(`${line}\n`),
      real: () => start,
      url: () => 'http://127.0.0.1:3000',
    },
  );
  const lines = (talk: Line['talk']) =>
    host.chat.lines({ talks: [talk] }).filter(({ from }) => from === 'bot');
  return {
    host,
    house,
    says: async (person, text, more = {}) => [
      ...(
        await say(host, {
          person,
          text,
          chat: null,
          ...more,
          ...(more.images && { images: [...more.images] }),
        })
      ).heard,
    ],
    async clicks(person, message, action, form = {}) {
      const found = message.actions?.find(({ id, label }) => id === action || label === action);
      return click(host, { person, message: message.id, action: found?.id ?? action, form });
    },
    passes: async (minutes) => [
      ...(await moveClock(host, zonedIso(later(host.now(), minutes * MINUTE_MS)))).heard,
    ],
    comes: async (to, time) => [...(await moveClock(host, zonedIso(at(day(to), time)))).heard],
    heard: (person) => lines({ person }).map(({ card }) => card.text),
    heardIn: (chat) => lines({ chat }).map(({ card }) => card.text),
    async close() {
      await courier.stop();
      await kept.table.close();
    },
  };
}
