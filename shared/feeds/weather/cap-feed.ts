import type { Bulletin } from '../../domain/alerts/warning.ts';
import { lies, type Region } from '../../domain/region.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { type Cancel, type Exercise, readCap } from './cap.ts';
import { askSource } from './http.ts';
import { broken, type Known, type Source, type Told, type Unread } from './source.ts';
import { childOf, childrenOf, type Element, readXml, textOf, XmlError } from './xml.ts';

/** One alert that a feed lists: where it lies, and its identifier if the list says it. */
export interface Listed {
  readonly id: string;
  readonly url: string;
}

/** RSS 2.0 or Atom; undefined for what is neither. */
export function readFeed(document: string, base: string): readonly Listed[] | undefined {
  const root = rootOf(document);
  if (root?.name === 'rss')
    return childrenOf(childOf(root, 'channel'), 'item').flatMap((item) => listedIn(item, base));
  if (root?.name === 'feed') return childrenOf(root, 'entry').flatMap((entry) => listedIn(entry, base));
  return undefined;
}

function rootOf(document: string): Element | undefined {
  try {
    return readXml(document);
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}

function listedIn(item: Element, base: string): Listed[] {
  const link = textOf(item, 'link') ?? childOf(item, 'link')?.attributes['href'];
  const id = textOf(item, 'guid') ?? textOf(item, 'identifier') ?? textOf(item, 'id') ?? link;
  if (!link || !id || !URL.canParse(link, base)) return [];
  const url = new URL(link, base);
  return /^https?:$/.test(url.protocol) ? [{ id, url: url.href }] : [];
}

/** So many alerts are fetched in one round; what is left waits for the next. */
const atOnce = 12;
const mostSeen = 1_000;
const intervalMs = 5 * MINUTE_MS;

/** A feed of CAP alerts. It names thousands of places; only ours, and those above us, are fetched. */
export function capFeed(url: string, place: number): Source {
  return { name: `cap-${place}`, intervalMs, ask: (known) => askFeed(url, known) };
}

async function askFeed(url: string, known: Known): Promise<Told> {
  if (!known.region) return { kind: 'needs-place' };
  const { region } = known;
  const answer = await askSource({ url, tag: known.tag, modified: known.modified });
  if (answer.kind !== 'body') return answer;
  const listed = readFeed(answer.text, url);
  if (!listed) return broken();
  const ours = listed.filter((one) => !known.seen.includes(one.id) && mayBeOurs(one, region));
  const fetched = await Promise.all(ours.slice(0, atOnce).map(fetchOne));
  const done = fetched.flatMap((one) => one ?? []);
  const isWhole = ours.length <= atOnce && done.length === ours.length;
  const { tag, modified } = answer;
  return {
    kind: 'told',
    bulletins: done.flatMap(({ bulletin }) => bulletin ?? []),
    cancels: done.flatMap(({ cancel }) => cancel ?? []),
    exercises: done.flatMap(({ exercise }) => exercise ?? []),
    unread: done.flatMap(({ unread }) => (unread && isOurs(unread, region) ? unread : [])),
    seen: [...known.seen, ...done.map(({ id }) => id)].slice(-mostSeen),
    // While some are not fetched yet the feed must be read whole again.
    ...(isWhole && tag !== undefined && { tag }),
    ...(isWhole && modified !== undefined && { modified }),
  };
}

/** CMA's identifiers begin with the place's code; one of another form is fetched and looked into. */
function mayBeOurs({ id }: Pick<Listed, 'id'>, region: Region): boolean {
  const code = codeIn(id);
  return code === undefined || lies(code, region) !== 'elsewhere';
}

const codeIn = (id: string) => /(?:^|[^\d])(\d{6})\d{8}_\d{14}/.exec(id)?.[1];

interface Fetched {
  readonly id: string;
  readonly bulletin?: Bulletin;
  readonly cancel?: Cancel;
  readonly exercise?: Exercise;
  readonly unread?: Unread;
}

/** Whose identifier is our place's, or whose words name us. */
function isOurs({ id, text }: Unread, region: Region): boolean {
  return (codeIn(id) !== undefined && mayBeOurs({ id }, region)) || text.includes(region.name);
}

/** Undefined when it could not be had: it is tried again. What is no warning is seen, and not told. */
async function fetchOne({ id, url }: Listed): Promise<Fetched | undefined> {
  const answer = await askSource({ url });
  if (answer.kind !== 'body')
    return answer.kind === 'failed' && answer.why === 'refused' ? { id } : undefined;
  const read = readCap(answer.text);
  if (!read.ok) return { id, ...(read.text !== undefined && { unread: { id, text: read.text } }) };
  if (read.kind === 'exercise') return { id, exercise: read };
  return read.kind === 'bulletin' ? { id, bulletin: read.bulletin } : { id, cancel: read };
}
