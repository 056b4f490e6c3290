import type { Card, Clicked, Reply, Said } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import { heardBefore } from '../../store/heard.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';
import { record } from './look.ts';

/** What a form of the console asks for: a button of a card, or a sentence as in chat. */
interface Wish {
  /** Made with the form, so that a form sent twice has one effect. */
  readonly nonce: string;
  readonly action?: string;
  readonly text?: string;
  readonly form: Readonly<Record<string, string>>;
}

type Hear = (inbound: Said | Clicked) => Promise<Reply>;

/** Does what he wishes as if he had said it in chat, and writes down that he did. The answer is found under `nonce`. */
export async function act(
  deps: Deps,
  { visitor, wish, hear }: { visitor: Visitor; wish: Wish; hear: Hear },
  now: Instant,
): Promise<Reply> {
  await record(deps, visitor, { what: 'acted', of: wish.action ?? 'said', now });
  return hear(inboundOf(visitor, wish, deps.wall.now()));
}

/** What was answered to a wish of this session. */
export async function answerTo(deps: Deps, visitor: Visitor, nonce: string): Promise<Card | undefined> {
  const [address] = visitor.person.addresses;
  if (!address) return undefined;
  const reply = await heardBefore(deps.table, address.channel, wishId(visitor, nonce));
  if (!reply) return undefined;
  const { answer, toast } = reply;
  return answer ?? (toast && { text: toast.text });
}

function inboundOf(visitor: Visitor, wish: Wish, wallMs: number): Said | Clicked {
  const { action, form } = wish;
  const said = saidAtDesk(visitor, wish, wallMs);
  if (action === undefined) return said;
  const { id, channel, chat, sentAtMs, from, onPage } = said;
  return { ...{ id, channel, chat, sentAtMs, from, onPage }, kind: 'clicked', message: '', action, form };
}

/** His words as his first address would have brought them. */
export function saidAtDesk(visitor: Visitor, { nonce, text }: Wish, wallMs: number) {
  const [address] = visitor.person.addresses;
  if (!address) throw new Error('whoever is in has an address');
  return {
    ...{ id: wishId(visitor, nonce), channel: address.channel, chat: null, sentAtMs: wallMs },
    ...{ from: { id: address.id, name: visitor.person.name }, onPage: true },
    ...{ kind: 'said' as const, text: text ?? '', attachments: [], mentionsBot: false, mentions: [] },
  };
}

/** What a wish is called as a message. */
export function wishId({ desk }: Visitor, nonce: string): string {
  return `console#${desk}#${nonce}`;
}
