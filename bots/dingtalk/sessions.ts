import * as z from 'zod/mini';
import type { Address } from '../../shared/domain/message.ts';
import { json } from '../kit/body.ts';
import type { Notebook } from '../kit/notebook.ts';

/** Where a talk can be answered without the open API, for about an hour and a half after somebody spoke. */
const Session = z.object({ url: z.string(), untilMs: z.number() });
export type Session = z.infer<typeof Session>;

const nameOf = ({ kind, id }: Pick<Address, 'kind' | 'id'>) => `dingtalk.session.${kind}.${id}`;

export function rememberSession(
  notebook: Notebook,
  talk: Pick<Address, 'kind' | 'id'>,
  session: Session,
): Promise<void> {
  return notebook.write(nameOf(talk), JSON.stringify(session), session.untilMs);
}

export async function sessionOf(notebook: Notebook, talk: Address): Promise<Session | undefined> {
  return z.safeParse(Session, json(await notebook.read(nameOf(talk)))).data;
}
