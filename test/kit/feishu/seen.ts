import { isNode, mentionsIn, partsOf } from './cards.ts';

/** A message as a person reads it. */
export interface Seen {
  readonly title?: string;
  /** Every line of text, in order. */
  readonly text: string;
  /** Who is mentioned: open ids, or 'all'. */
  readonly mentions: readonly string[];
  readonly images: readonly string[];
  /** Buttons: what they carry back, what stands on them, and the names of the form they send. */
  readonly actions: readonly {
    readonly id: string;
    readonly label: string;
    readonly form?: readonly string[];
  }[];
  /** True if any of it would be shown as bold, a link, a heading and the like. */
  readonly hasMarkup: boolean;
}

/** Reads a message's content as a client would show it. */
export function seen(type: string, content: string): Seen {
  const value: unknown = JSON.parse(content);
  if (!isNode(value)) throw new Error('content is not JSON of an object');
  return type === 'interactive' ? card(value) : textMessage(String(value['text'] ?? ''));
}

function textMessage(text: string): Seen {
  const mentions = [...text.matchAll(/<at user_id="([^"]+)">.*?<\/at>/g)].map(([, id = '']) => id);
  const words = text.replace(/<at user_id="[^"]+">.*?<\/at>\s*/g, '');
  return {
    text: words,
    mentions,
    images: [],
    actions: [],
    hasMarkup: /<\/?[a-z]|\*\*|~~|__|\]\(/i.test(words),
  };
}

function card(value: Readonly<Record<string, unknown>>): Seen {
  const parts = [...partsOf(value, '', [])].map(({ node }) => node);
  const tagged = (tag: string) => parts.filter((node) => node['tag'] === tag);
  const markdowns = tagged('markdown').map((node) => String(node['content']));
  const ours = markdowns.map((text) =>
    text.replace(/<font color='(?:grey|red)'>(.*?)<\/font>/g, '$1').replace(/<at id=\S+?><\/at>\s?/g, ''),
  );
  const header = value['header'];
  const title = isNode(header) && isNode(header['title']) ? String(header['title']['content']) : undefined;
  return {
    ...(title !== undefined && { title }),
    text: ours
      .map(decoded)
      .filter((line) => line !== '')
      .join('\n'),
    mentions: markdowns.flatMap(mentionsIn),
    images: tagged('img').map((node) => String(node['img_key'])),
    actions: actionsOf(parts),
    hasMarkup: ours.some(isMarkup),
  };
}

function actionsOf(parts: readonly Readonly<Record<string, unknown>>[]): Seen['actions'] {
  const forms = parts.filter((node) => node['tag'] === 'form');
  return parts.flatMap((node) => {
    const id = node['tag'] === 'button' ? callback(node) : undefined;
    if (id === undefined) return [];
    const form = forms.find((one) => [...partsOf(one, '', [])].some((part) => part.node === node));
    const label = isNode(node['text']) ? String(node['text']['content']) : '';
    return [{ id, label, ...(form && { form: fieldNames(form) }) }];
  });
}

function callback(button: Readonly<Record<string, unknown>>): string | undefined {
  const behaviors = Array.isArray(button['behaviors']) ? button['behaviors'] : [];
  const found: unknown = behaviors.find((one) => isNode(one) && one['type'] === 'callback');
  return isNode(found) && isNode(found['value']) ? String(found['value']['a']) : undefined;
}

/** Names of what can be filled in, buttons left out. */
export function fieldNames(form: Readonly<Record<string, unknown>>): string[] {
  return [...partsOf(form, '', [])]
    .filter(({ node }) => node['tag'] !== 'form' && node['tag'] !== 'button' && node['name'] !== undefined)
    .map(({ node }) => String(node['name']));
}

function isMarkup(text: string): boolean {
  return /<\/?[a-z]|\*\*|~~|`|\[[^\]]*\]\([^)]*\)|^\s*(?:#{1,6} |[-*+] |\d+\. |> )/im.test(text);
}

function decoded(markdown: string): string {
  return markdown
    .replaceAll('&nbsp;', ' ')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}
