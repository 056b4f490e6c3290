import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Outcome } from './answer.ts';
import { type Act, call } from './call.ts';
import type { State } from './state.ts';

export type Bindings = { Bindings: Partial<HttpBindings> };
export type C = Context<Bindings>;
export type Body = Readonly<Record<string, unknown>>;

/** One API call over HTTP, through all that every call goes through. */
export type Through = (
  c: C,
  asked: { route: string; chat?: string | undefined },
  act: Act,
) => Promise<Response>;

export function throughTo(state: State): Through {
  return async (c, asked, act) => {
    const authorization = c.req.header('authorization');
    return written(c, await call(state, { chat: undefined, ...asked, authorization }, act));
  };
}

export async function bodyOf(c: C): Promise<Body> {
  return c.req.json<Record<string, unknown>>().catch(() => ({}));
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(text) : [];
}

/** An outcome on the wire; a dropped or hung one needs a real connection under it. */
export function written(c: C, outcome: Outcome): Response | Promise<Response> {
  if (outcome.kind === 'hung') return new Promise(() => {});
  if (outcome.kind === 'dropped') {
    c.env.incoming?.socket.resetAndDestroy();
    return new Promise(() => {});
  }
  const { status, headers, body } = outcome.answer;
  const all = { 'content-type': 'application/json; charset=utf-8', 'x-tt-logid': 'fake', ...headers };
  if (body instanceof Uint8Array) return new Response(new Uint8Array(body), { status, headers: all });
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers: all });
}
