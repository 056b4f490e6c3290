import { cardFault, isNode, partsOf } from './cards.ts';
import { type Envelope, envelope } from './deliver.ts';
import { type Seen, seen } from './seen.ts';
import type { Message, State } from './state.ts';

export interface Clicking {
  readonly message: string;
  readonly user: string;
  /** The Action.id on the button. */
  readonly action: string;
  /** What was filled in: text, dates as YYYY-MM-DD, several choices as an array. */
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
}

/** What the person saw happen. `error` is the code the client shows. */
export interface Clicked {
  readonly error?: number;
  readonly toast?: { readonly type: string; readonly content: string };
  /** The card's new face. */
  readonly card?: Seen;
}

type Node = Readonly<Record<string, unknown>>;

const FORTNIGHT_MS = 14 * 86_400_000;
/** What a client shows for a card that can no longer be used; the platform names no code. */
const TOO_OLD = 200080;

/** The event of a click, or why a client would not let it happen. Throws if there is no such button or field. */
export function clicking(
  state: State,
  click: Clicking,
): { readonly envelope: Envelope } | { readonly error: number } {
  const message = state.messages.get(click.message);
  if (!message || message.recalled) throw new Error(`no card ${click.message}`);
  if (state.now() - message.at > FORTNIGHT_MS) return { error: TOO_OLD };
  const card: unknown = JSON.parse(message.content);
  const button = isNode(card) ? buttonOf(card, click.action) : undefined;
  if (!button) throw new Error(`no button ${click.action} on ${click.message}`);
  return { envelope: event(state, message, { click, ...button }) };
}

/** Shows what the bot answered, as a client does. */
export function shown(
  state: State,
  id: string,
  answer: { readonly status: number; readonly body: unknown },
): Clicked {
  if (answer.status !== 200) return { error: answer.status === 0 ? 200341 : 200671 };
  if (!isNode(answer.body)) return { error: 200672 };
  const { toast, card } = answer.body;
  const said = toast === undefined ? {} : toastOf(toast);
  const face = card === undefined ? {} : newFace(state, id, card);
  return { ...said, ...face };
}

function toastOf(toast: unknown): Clicked {
  if (!isNode(toast) || !['info', 'success', 'error', 'warning'].includes(String(toast['type'])))
    return { error: 200672 };
  return { toast: { type: String(toast['type']), content: String(toast['content']) } };
}

function newFace(state: State, id: string, card: unknown): Clicked {
  const message = state.messages.get(id);
  if (!isNode(card) || card['type'] !== 'raw' || !isNode(card['data']) || !message) return { error: 200672 };
  if (card['data']['schema'] !== '2.0') return { error: 200830 };
  const content = JSON.stringify(card['data']);
  const known = {
    hasImage: (key: string) => state.images.has(key),
    hasPerson: (one: string) => state.users.has(one),
  };
  if (cardFault(content, known)) return { error: 200673 };
  message.content = content;
  message.revision += 1;
  return { card: seen('interactive', content) };
}

function buttonOf(
  card: Node,
  action: string,
): { readonly button: Node; readonly value: Node; readonly form?: Node } | undefined {
  const parts = [...partsOf(card, '', [])].map(({ node }) => node);
  for (const button of parts.filter((node) => node['tag'] === 'button')) {
    const behaviors: unknown[] = Array.isArray(button['behaviors']) ? button['behaviors'] : [];
    const value = behaviors
      .filter(isNode)
      .map((one) => one['value'])
      .find(isNode);
    if (value?.['a'] !== action) continue;
    const form = parts.find(
      (node) => node['tag'] === 'form' && [...partsOf(node, '', [])].some((part) => part.node === button),
    );
    return { button, value, ...(form && { form }) };
  }
  return undefined;
}

function event(
  state: State,
  message: Message,
  pressed: { click: Clicking; button: Node; value: Node; form?: Node },
): Envelope {
  const { click, button, value, form } = pressed;
  const sent = envelope(state, 'card.action.trigger', {
    operator: { open_id: click.user, union_id: `on_${click.user}`, tenant_key: 'tenant_of_the_fake' },
    token: `c-${state.newId('click')}`,
    action: {
      ...{ value, tag: 'button', timezone: 'Asia/Shanghai' },
      ...(button['name'] !== undefined && { name: button['name'] }),
      ...(form && { form_value: filled(form, click.form ?? {}) }),
    },
    host: 'im_message',
    context: { open_message_id: message.id, open_chat_id: message.chat },
  });
  // Of clicks the platform tells the time in microseconds.
  return { ...sent, header: { ...sent.header, create_time: `${state.now()}000` } };
}

/** What a client sends of a form. A field that must be filled in cannot be left out; a date carries the client's offset. */
function filled(form: Node, values: NonNullable<Clicking['form']>): Node {
  const fields = [...partsOf(form, '', [])]
    .map(({ node }) => node)
    .filter((node) => node['name'] !== undefined && node['required'] !== undefined);
  const names = fields.map((field) => String(field['name']));
  const byPlainName = new Map(names.map((name) => [name.replace(/__\d+$/, ''), name]));
  const stranger = Object.keys(values).find((name) => !byPlainName.has(name));
  if (stranger !== undefined) throw new Error(`no field ${stranger} in the form`);
  return Object.fromEntries(
    fields.flatMap((field) => {
      const name = String(field['name']);
      const value = values[name.replace(/__\d+$/, '')];
      if (field['required'] === true && (value === undefined || value === ''))
        throw new Error(`field ${name} must be filled in`);
      if (value === undefined) return [];
      return [[name, field['tag'] === 'date_picker' ? `${String(value)} +0800` : value]];
    }),
  );
}
