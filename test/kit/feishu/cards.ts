import { inputs, knownKeys, knownParts, templates } from './card-rules.ts';

/** Why a card is refused: the sub-code of 230099 and where. */
export interface CardFault {
  readonly code: number;
  readonly why: string;
}

/** What the platform knows: images uploaded by the app, people of the tenant. */
export interface Known {
  hasImage(key: string): boolean;
  hasPerson(id: string): boolean;
}

type Node = Readonly<Record<string, unknown>>;
interface Part {
  readonly node: Node;
  readonly under: string;
  readonly parents: readonly string[];
}

const BYTES_MAX = 30 * 1024;
const ELEMENTS_MAX = 200;
const DEPTH_MAX = 5;

/** Judges a card's JSON text as the platform would; undefined if it is taken. */
export function cardFault(text: string, known: Known): CardFault | undefined {
  const card = parsed(text);
  if (!isNode(card) || card['schema'] !== '2.0') return { code: 200621, why: 'not a card of schema 2.0' };
  const parts = [...partsOf(card, '', [])];
  if (Buffer.byteLength(text) > BYTES_MAX) return { code: 230025, why: 'larger than 30 KB' };
  if (parts.filter(({ node }) => 'tag' in node).length > ELEMENTS_MAX)
    return { code: 11310, why: 'more than 200 elements' };
  for (const part of parts) {
    const fault = unknownKey(part) ?? badValue(part, known) ?? badForm(part);
    if (fault) return fault;
  }
  return badNames(parts);
}

/** Every object within, with the tags it lies in. `value` of a behaviour is the bot's own. */
export function* partsOf(node: Node, under: string, parents: readonly string[]): Generator<Part> {
  yield { node, under, parents };
  const tag = node['tag'];
  const inside = typeof tag === 'string' ? [...parents, tag] : parents;
  for (const [name, value] of Object.entries(node)) {
    if (name === 'value') continue;
    for (const item of Array.isArray(value) ? value : [value])
      if (isNode(item)) yield* partsOf(item, name, inside);
  }
}

function unknownKey({ node, under }: Part): CardFault | undefined {
  const tag = node['tag'];
  const keys = typeof tag === 'string' ? knownKeys[tag] : knownParts[under];
  if (!keys)
    return { code: typeof tag === 'string' ? 200861 : 200621, why: `unknown ${String(tag ?? under)}` };
  const stranger = Object.keys(node).find((key) => !keys.includes(key));
  return stranger === undefined
    ? undefined
    : { code: 200621, why: `unknown property ${stranger} of ${String(tag ?? under)}` };
}

function badValue({ node, under, parents }: Part, known: Known): CardFault | undefined {
  if (parents.length > DEPTH_MAX) return { code: 200621, why: 'nested too deeply' };
  if (under === 'header' && !templates.includes(String(node['template'] ?? 'default')))
    return { code: 200621, why: 'template' };
  if (under === 'config' && node['update_multi'] === false)
    return { code: 200621, why: 'update_multi must be true' };
  if (node['tag'] === 'img' && !known.hasImage(String(node['img_key'])))
    return { code: 200570, why: 'unknown image' };
  if (node['tag'] !== 'markdown') return undefined;
  const stranger = mentionsIn(String(node['content'])).find((id) => id !== 'all' && !known.hasPerson(id));
  return stranger === undefined ? undefined : { code: 100290, why: 'unknown person' };
}

function badForm({ node, under, parents }: Part): CardFault | undefined {
  if (node['tag'] !== 'form') return undefined;
  if (parents.length > 0 || under !== 'elements')
    return { code: 200621, why: 'a form lies at the root only' };
  const submits = [...partsOf(node, '', [])].filter((part) => part.node['form_action_type'] === 'submit');
  return submits.length === 1 ? undefined : { code: 200530, why: 'a form has one submit button' };
}

function badNames(parts: readonly Part[]): CardFault | undefined {
  const named = parts.filter(
    ({ node, parents }) => node['tag'] === 'form' || (parents.includes('form') && isInput(node)),
  );
  const names = named.map(({ node }) => String(node['name'] ?? ''));
  const isBad = names.includes('') || new Set(names).size < names.length;
  return isBad ? { code: 200530, why: 'names must be there and differ' } : undefined;
}

function isInput(node: Node): boolean {
  return inputs.includes(String(node['tag'])) || node['form_action_type'] !== undefined;
}

/** Ids that card markdown mentions. */
export function mentionsIn(markdown: string): string[] {
  return [...markdown.matchAll(/<at\s+id=['"]?([^'"\s>]+)['"]?\s*\/?>/g)].map(([, id = '']) => id);
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
