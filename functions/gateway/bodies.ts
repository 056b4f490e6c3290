import * as z from 'zod/mini';

const name = z.string().check(z.minLength(1), z.maxLength(200));

/** What the gateway sends; `id` is the same whenever it is sent again. */
export const Event = z.object({
  account: name,
  id: name,
  what: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('message'),
      room: z.exactOptional(name),
      roomName: z.exactOptional(z.string()),
      from: name,
      fromName: z.exactOptional(z.string()),
      text: z.string().check(z.maxLength(20_000)),
      mentionsBot: z.boolean(),
      sentAtMs: z.number(),
      images: z.array(name),
    }),
    z.object({ kind: z.literal('room'), room: name, name: z.string() }),
    z.object({ kind: z.literal('login'), session: name, stableIds: z.boolean() }),
    z.object({ kind: z.literal('wrong-account') }),
    z.pipe(
      z.object({ kind: z.literal('qr'), png: z.exactOptional(z.string()) }),
      z.transform(({ kind, png }) => ({
        kind,
        ...(png !== undefined && { png: Buffer.from(png, 'base64') }),
      })),
    ),
  ]),
});

export const Lease = z.object({ holding: z.array(z.string()), most: z.number().check(z.gte(0), z.lte(50)) });

export const File = z.object({ id: z.string() });

export const Ack = z.object({
  id: z.string(),
  fate: z.enum(['sent', 'unknown', 'refused', 'dead', 'expired', 'later']),
  code: z.exactOptional(z.string().check(z.maxLength(100))),
});

export const Status = z.object({
  account: name,
  loggedIn: z.boolean(),
  process: z.exactOptional(name),
  lastInboundAtMs: z.exactOptional(z.number()),
  lost: z.exactOptional(z.object({ id: name, count: z.number() })),
  rests: z.exactOptional(z.object({ untilMs: z.number(), why: z.enum(['complaint', 'failures']) })),
});
