import * as z from 'zod/mini';
import { concernOf } from '../../domain/alerts/concern.ts';
import type { Bulletin, Colour } from '../../domain/alerts/warning.ts';
import { lies, type Region } from '../../domain/region.ts';
import { at, dayFrom, type Instant, MINUTE_MS } from '../../domain/time.ts';
import { wordsOf } from './cap.ts';
import { readHeadline } from './headline.ts';
import { askSource } from './http.ts';
import { hazardKeyOf, officesOf } from './offices.ts';
import { broken, jsonOf, type Known, type Source, type Told, type Unread, unreadOf } from './source.ts';

/** In the names of its pictures NMC counts from red; weather.com.cn counts from blue. */
const picture: Readonly<Record<string, Colour>> = {
  '001': 'red',
  '002': 'orange',
  '003': 'yellow',
  '004': 'blue',
};

const rowSchema = z.object({
  alertid: z.string(),
  issuetime: z.string(),
  title: z.string(),
  pic: z.nullish(z.string()),
  url: z.nullish(z.string()),
});
const listSchema = z.object({
  data: z.object({ page: z.object({ list: z.array(z.unknown()), totalPage: z.optional(z.number()) }) }),
});

export interface NmcList {
  readonly bulletins: readonly Bulletin[];
  readonly unread: readonly Unread[];
  readonly listed: readonly string[];
  /** Where the body of each lies. */
  readonly paths: ReadonlyMap<string, string>;
  readonly pages: number;
}

/** The national list of what is in force. A row whose title names no colour has its picture's. */
export function readNmc(payload: unknown): NmcList | undefined {
  const parsed = z.safeParse(listSchema, payload);
  if (!parsed.success) return undefined;
  const { list, totalPage: pages = 1 } = parsed.data.data.page;
  const read = list.map((item) => ({ item, row: rowIn(item) }));
  const rows = read.flatMap(({ row }) => row ?? []);
  if (list.length > 0 && rows.length === 0) return undefined;
  return {
    bulletins: rows.flatMap((row) => bulletinOf(row) ?? []),
    unread: read.flatMap(({ item, row }) => (row && bulletinOf(row) ? [] : unreadOf(item, said))),
    listed: rows.map(({ alertid }) => alertid),
    paths: new Map(rows.flatMap(({ alertid, url }) => (url?.startsWith('/') ? [[alertid, url]] : []))),
    pages,
  };
}

const said = { id: 'alertid', text: ['title'] };

function rowIn(item: unknown): z.infer<typeof rowSchema> | undefined {
  const parsed = z.safeParse(rowSchema, item);
  return parsed.success ? parsed.data : undefined;
}

function bulletinOf({ alertid, issuetime, title, pic }: z.infer<typeof rowSchema>): Bulletin | undefined {
  const issuedAt = beijing(issuetime);
  if (issuedAt === undefined) return undefined;
  const read = readHeadline(title.trim(), issuedAt);
  if (!read) return undefined;
  const code = /p\d{4}(\d{3})\.png$/.exec(pic ?? '')?.[1] ?? '';
  const shown = picture[code];
  // Title and picture must agree: where they do not, one of them is not what was published.
  if (shown && shown !== read.colour) return undefined;
  const place = /^(\d{6})/.exec(alertid)?.[1];
  return {
    ...{ ...read, issuedAt, source: 'nmc', id: alertid, text: title.trim(), supersedes: [] },
    ...{ offices: officesOf(read.issuer), hazardKey: hazardKeyOf(read.hazard) },
    places: place ? [place] : [],
  };
}

/** 2026/08/07 18:18, Beijing's. */
function beijing(text: string): Instant | undefined {
  const [, year, month, date, clock] = /^(\d{4})\/(\d{2})\/(\d{2}) (\d{2}:\d{2})$/.exec(text) ?? [];
  const day = dayFrom(`${year}-${month}-${date}`);
  return day && clock ? at(day, clock) : undefined;
}

/** The body and the guide of a detail page, as plain text. */
export function readNmcDetail(html: string): { readonly text?: string; readonly guide?: string } {
  const blocks = [...html.matchAll(/<div id=alarmtext>([\s\S]*?)<\/div>/g)].map(([, inner]) =>
    plainOf(inner ?? ''),
  );
  const [text, guide] = blocks.filter((block) => block !== '');
  return {
    ...(text !== undefined && { text }),
    ...(guide !== undefined && { guide: guide.replace(/^防御指南[:：]\s*/, '') }),
  };
}

function plainOf(html: string): string {
  const broken = html.replace(/<br\s*\/?>|<\/p>/gi, '\n').replace(/<[^>]*>/g, '');
  return broken
    .replace(/&nbsp;/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

const intervalMs = 10 * MINUTE_MS;

/** Only with the site's written permission, which the configuration must name. */
export function nmcAlarms(base: string): Source {
  return { name: 'nmc', intervalMs, ask: (known) => askList(base, known) };
}

async function askList(base: string, known: Known): Promise<Told> {
  if (!known.region) return { kind: 'needs-place' };
  const answer = await askSource({ url: `${base}/rest/findAlarm?pageNo=1&pageSize=1000` });
  if (answer.kind !== 'body') return answer;
  const read = readNmc(jsonOf(answer.text));
  if (!read) return broken();
  const { listed, pages } = read;
  const { region } = known;
  const ours = read.bulletins.filter((one) => concernOf(one, region) !== 'elsewhere');
  const bulletins = await Promise.all(ours.map((one) => withBody(base, one, { read, seen: known.seen })));
  const unread = read.unread.filter((one) => isOurs(one, region));
  // A list that is not whole says nothing about what it lacks.
  return { kind: 'told', bulletins, unread, seen: ours.map(({ id }) => id), ...(pages <= 1 && { listed }) };
}

/** Its code is ours, or its words name us; of the city's and the province's nobody could say whom they mean. */
function isOurs({ id, text }: Unread, region: Region): boolean {
  return lies(id.slice(0, 6), region) === 'here' || text.includes(region.name);
}

/** The list has titles only; the body of one that is new to us is read once, and missed if it cannot be had. */
async function withBody(
  base: string,
  bulletin: Bulletin,
  { read, seen }: { readonly read: NmcList; readonly seen: readonly string[] },
): Promise<Bulletin> {
  const path = read.paths.get(bulletin.id);
  if (!path || seen.includes(bulletin.id)) return bulletin;
  const answer = await askSource({ url: `${base}${path}` });
  const { text, guide } = answer.kind === 'body' ? readNmcDetail(answer.text) : {};
  const issuedAt = bulletin.issuedAt;
  return {
    ...bulletin,
    ...(text !== undefined && issuedAt !== undefined && { text: wordsOf(bulletin.text, text, issuedAt) }),
    ...(guide !== undefined && { guide }),
  };
}
