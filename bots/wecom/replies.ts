import * as z from 'zod/mini';
import { json } from '../kit/body.ts';
import type { Notebook } from '../kit/notebook.ts';

/** Where a message can be answered: once, within the hour, in the talk it came from. */
const Reply = z.object({
  url: z.string(),
  chat: z.nullable(z.string()),
  from: z.string(),
  untilMs: z.number(),
});
export type Reply = z.infer<typeof Reply>;

const nameOf = (message: string) => `wecom.reply.${message}`;

export function rememberReply(notebook: Notebook, message: string, reply: Reply): Promise<void> {
  return notebook.write(nameOf(message), JSON.stringify(reply), reply.untilMs);
}

export async function replyTo(notebook: Notebook, message: string): Promise<Reply | undefined> {
  return z.safeParse(Reply, json(await notebook.read(nameOf(message)))).data;
}

/** It is good for one answer only. */
export function forgetReply(notebook: Notebook, message: string): Promise<void> {
  return notebook.write(nameOf(message), '');
}
