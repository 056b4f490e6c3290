import { SaxesParser } from 'saxes';

/** An element as its readers need it: names without prefixes, the text of all within. */
export interface Element {
  readonly name: string;
  readonly uri: string;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
}

/** XML that is not well formed, or holds what we refuse: a DTD, entities of its own, depths nobody needs. */
export class XmlError extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'XmlError';
  }
}

const mostDeep = 24;
const mostElements = 20_000;

interface Opened extends Element {
  text: string;
  readonly children: Element[];
}

/** Reads a whole document. Throws XmlError. */
export function readXml(document: string): Element {
  const open: Opened[] = [];
  let root: Element | undefined;
  let count = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('doctype', () => refuse('a DTD is not allowed'));
  parser.on('error', ({ message }) => refuse(`not well formed: ${message.slice(0, 80)}`));
  parser.on('opentag', ({ local, uri, attributes }) => {
    count += 1;
    if (open.length >= mostDeep || count > mostElements) refuse('too deep or too long');
    const named = Object.values(attributes).map(({ name, value }) => [name, value] as const);
    open.push({ name: local, uri, text: '', attributes: Object.fromEntries(named), children: [] });
  });
  const write = (text: string) => {
    const last = open.at(-1);
    if (last) last.text += text;
  };
  parser.on('text', write);
  parser.on('cdata', write);
  parser.on('closetag', () => {
    const done = open.pop();
    if (!done) return;
    const parent = open.at(-1);
    if (parent) parent.children.push(done);
    else root = done;
  });
  parser.write(document).close();
  return root ?? refuse('no element');
}

function refuse(why: string): never {
  throw new XmlError(why);
}

export function childOf(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((child) => child.name === name);
}

export function childrenOf(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** A child's trimmed text; undefined where there is none or nothing in it. */
export function textOf(element: Element | undefined, name: string): string | undefined {
  const text = childOf(element, name)?.text.trim();
  return text === '' ? undefined : text;
}
