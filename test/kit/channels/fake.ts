import { type HttpBindings, serve } from '@hono/node-server';
import type { Hono, MiddlewareHandler } from 'hono';
import type { Address, Channel, Inbound, Mouth } from '../../../shared/domain/message.ts';

/** What somebody says on a platform, as its fake delivers it. */
export interface SaidThere {
  readonly id: string;
  readonly from: string;
  readonly chat: string | null;
  readonly text: string;
}

/** `refused`: this content never; `limited`: too fast; `down`: not there; `lost`: taken, but the answer never comes. */
export type Fault = 'none' | 'refused' | 'limited' | 'down' | 'lost';

export interface Shown {
  readonly at: string;
  readonly text: string;
  readonly raw: unknown;
  readonly atMs: number;
}

/** A platform that knows its documented rules and keeps what it showed. */
export interface FakeChannel {
  readonly channel: Channel;
  readonly env: Readonly<Record<string, string>>;
  /** Where the group of all lies, and its id where people speak in it. */
  readonly group: Address;
  readonly talk?: string;
  /** Where what was said into the group is shown; 'robot' where a robot says it. */
  readonly place?: string;
  /** The mouth, where no configuration makes one. */
  readonly mouth?: Mouth;
  /** Undefined where the platform delivers nothing. */
  deliver?(said: SaidThere): Request;
  /** The same where nothing knocks at a door. */
  hears?(said: SaidThere): Promise<Inbound>;
  /** Somebody presses the newest button of this label. */
  press?(from: string, label: string): Promise<Request | Inbound>;
  shown(): readonly Shown[];
  fault(kind: Fault): void;
  close(): Promise<void>;
}

export interface Server {
  readonly url: string;
  close(): Promise<void>;
}

export async function served(app: Hono<{ Bindings: HttpBindings }>): Promise<Server> {
  let server: ReturnType<typeof serve> | undefined;
  const port = await new Promise<number>((resolve) => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info) => resolve(info.port));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server?.close(() => resolve());
        if (server && 'closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** At most `most` in any minute; false for one more. */
export function window(most: number): (name: string, atMs: number) => boolean {
  const starts = new Map<string, number[]>();
  return (name, atMs) => {
    const recent = (starts.get(name) ?? []).filter((ms) => ms > atMs - 60_000);
    const fits = recent.length < most;
    starts.set(name, fits ? [...recent, atMs] : recent);
    return fits;
  };
}

/** Breaks the connection off once the platform has done its work. */
export function losing(isLost: () => boolean): MiddlewareHandler<{ Bindings: HttpBindings }> {
  return async (c, next) => {
    await next();
    if (isLost()) c.env.outgoing.destroy();
  };
}
