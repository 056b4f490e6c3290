import type { Context } from 'hono';

/** What the address of a page asks for, short enough to be meant. */
export function asked(context: Context, name: string): string {
  return (context.req.query(name) ?? '').trim().slice(0, 60);
}

/** A place in a list; the first where the address says nothing sensible. */
export function placeAsked(context: Context): number {
  const text = asked(context, 'from');
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}
