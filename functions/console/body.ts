import * as z from 'zod/mini';

const text = (most: number) => z.string().check(z.maxLength(most));

/** What any form of a visitor brings along. */
export const actBody = z.object({
  form: text(100),
  back: z.string().check(z.regex(/^\/console(?:\/[\w-][\w.-]*)*(?:\?[\w=&%.~+*-]*)?$/)),
  nonce: z.string().check(z.regex(/^[\w-]{8,40}$/)),
  action: z.optional(text(200)),
  text: z.optional(text(4_000)),
});

export const secretBody = z.object({ secret: z.string().check(z.regex(/^[\w-]{20,60}$/)) });
export const putOutBody = z.object({ form: text(100), person: text(80) });
export const mendBody = z.object({
  form: text(100),
  what: z.enum(['courier', 'clock', 'lost', 'single', 'group', 'sources']),
  id: z.optional(text(80)),
  after: z.optional(text(200)),
});
const nonce = z.string().check(z.regex(/^[\w-]{8,40}$/));
export const rosterBody = z.object({ form: text(100), nonce });
export const tryBody = z.object({
  form: text(100),
  nonce,
  channel: z.enum(['feishu', 'wecom', 'dingtalk', 'wechat', 'sandbox']),
});
export const leaveBody = z.object({ form: text(100) });

/** What was sent, read once; undefined where it is no form, or too large. */
export async function formOf(request: Request): Promise<FormData | undefined> {
  return request.formData().catch(() => undefined);
}

/** The fields a form was sent with; undefined where it is not what we made. */
export function readForm<T>(form: FormData | undefined, schema: z.ZodMiniType<T>): T | undefined {
  if (!form) return undefined;
  const parsed = z.safeParse(schema, fieldsOf(form));
  return parsed.success ? parsed.data : undefined;
}

export async function bodyOf<T>(request: Request, schema: z.ZodMiniType<T>): Promise<T | undefined> {
  return readForm(await formOf(request), schema);
}

/** The fields of a card's form, as platforms send them: several choices with commas between. */
export function cardFields(form: FormData | undefined): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(form ? fieldsOf(form) : {})) {
    if (name.startsWith('f.')) found[name.slice(2)] = value;
  }
  return found;
}

function fieldsOf(form: FormData): Record<string, string> {
  const found: Record<string, string> = {};
  form.forEach((value, name) => {
    if (typeof value !== 'string') return;
    found[name] = name in found ? `${found[name]},${value}` : value;
  });
  return found;
}
