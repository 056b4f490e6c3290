import * as z from 'zod/mini';
import { dayFrom, type Instant, instant } from '../../shared/domain/time.ts';
import { faultKinds } from './host.ts';
import { Sorry } from './sorry.ts';
import { malformed, no } from './words.ts';

const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/\s]*={0,2}\s*$/));
const scalar = z.union([z.string(), z.number(), z.boolean()]);

export const sayBody = z.object({
  person: z.string(),
  chat: z.optional(z.nullable(z.string())),
  text: z.optional(z.nullable(z.string().check(z.maxLength(50_000)))),
  images: z.optional(z.nullable(z.readonly(z.array(base64).check(z.maxLength(9))))),
  location: z.optional(
    z.nullable(z.object({ latitude: z.number(), longitude: z.number(), name: z.exactOptional(z.string()) })),
  ),
  quote: z.optional(z.nullable(z.string())),
  mention: z.optional(z.nullable(z.boolean())),
});

export const clickBody = z.object({
  person: z.string(),
  message: z.string(),
  action: z.string(),
  form: z.optional(z.nullable(z.record(z.string(), z.union([scalar, z.array(scalar), z.null()])))),
});

export const clockBody = z.object({ to: z.string() });

export const faultsBody = z.object({
  kind: z.enum(faultKinds),
  share: z.optional(z.number().check(z.gte(0), z.lte(1))),
});

export const hearingBody = z.object({ onlyMentions: z.boolean() });

/** Reads a call's body. Throws Sorry, naming the field that is wrong. */
export async function bodyOf<T>(request: Request, schema: z.ZodMiniType<T>): Promise<T> {
  const parsed = z.safeParse(schema, await jsonOf(request));
  if (parsed.success) return parsed.data;
  throw new Sorry(400, malformed(parsed.error.issues[0]?.path.join('.') || 'body'));
}

/** Strict: what is no UTF-8 is no JSON, instead of text with holes. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

async function jsonOf(request: Request): Promise<unknown> {
  try {
    return JSON.parse(utf8.decode(await request.arrayBuffer()));
  } catch {
    throw new Sorry(400, no.json);
  }
}

/** A moment with its offset, of a day that exists. */
export function momentOf(text: string): Instant {
  const shaped = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})$/.test(text);
  if (!shaped || dayFrom(text.slice(0, 10)) === undefined) throw new Sorry(400, no.instant);
  try {
    return instant(text);
  } catch {
    throw new Sorry(400, no.instant);
  }
}

export function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}

/** What a form sends, as platforms send it: text; several choices with commas between. */
export function formOf(form: z.infer<typeof clickBody>['form']): Record<string, string> {
  const filled = Object.entries(form ?? {}).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
  return Object.fromEntries(
    filled.map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]),
  );
}
