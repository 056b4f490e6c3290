import type { KnownName } from '../utterance.ts';

export interface NameHit {
  readonly name: string;
  /** Every one who is called so; more than one is a question for the flow. */
  readonly ids: readonly string[];
  readonly start: number;
  readonly end: number;
}

interface Index {
  /** By the first two characters; the longest first. */
  readonly byHead: ReadonlyMap<string, readonly (readonly [string, readonly string[]])[]>;
  readonly byName: ReadonlyMap<string, readonly string[]>;
  /** Every name on a line of its own: searching one text is much faster than searching thousands. */
  readonly lines: string;
}

const indexes = new WeakMap<readonly KnownName[], Index>();

/** Names that are everyday words as well; taken for a name only where the sentence says that one follows. */
const words = new Set([
  '平安',
  '安全',
  '高兴',
  '方便',
  '周到',
  '严格',
  '安静',
  '常开',
  '常闭',
  '高温',
  '高空',
  '路边',
  '白天',
  '明天',
  '周末',
  '周五',
  '向东',
  '金属',
  '水平',
  '段落',
  '温度',
  '和平',
  '方正',
  '全部',
  '全面',
  '任务',
  '时间',
  '于是',
  '连接',
  '成都',
  '万一',
  '车库',
  '商场',
  '通道',
  '管道',
]);

/** The known names a text contains, longest first at each place, without overlap. `said` is plain text. */
export function namesIn(said: string, known: readonly KnownName[]): readonly NameHit[] {
  const { byHead } = indexOf(known);
  const hits: NameHit[] = [];
  for (let at = 0; at < said.length - 1; at += 1) {
    const found = byHead.get(said.slice(at, at + 2))?.find(([name]) => said.startsWith(name, at));
    if (!found || words.has(found[0])) continue;
    const [name, ids] = found;
    hits.push({ name, ids, start: at, end: at + name.length });
    at += name.length - 1;
  }
  return hits;
}

/**
 * The ids behind a name as said: exactly so, or else every known name it begins, or else is a part of. `behind`: what
 * follows it in the sentence; a number there that is not the known name's means another.
 */
export function idsOf(name: string, known: readonly KnownName[], behind = ''): readonly string[] {
  const { byName, byHead, lines } = indexOf(known);
  const exact = byName.get(name);
  if (exact || name.length < 2) return exact ?? [];
  const said = numberedBehind.exec(behind)?.[1];
  const isMeant = (full: string) =>
    said === undefined || [said, undefined].includes(numbered.exec(full)?.[1]);
  const beginning = (byHead.get(name.slice(0, 2)) ?? []).filter(([full]) => full.startsWith(name));
  if (beginning.length > 0)
    return [...new Set(beginning.flatMap(([full, ids]) => (isMeant(full) ? ids : [])))];
  return [
    ...new Set(
      containing(name, lines)
        .filter(isMeant)
        .flatMap((full) => byName.get(full) ?? []),
    ),
  ];
}

const numbered = /(\d{1,4})号/;
const numberedBehind = /^[^\s,.\d]{0,6}(\d{1,4})号/;

/** More than one unit has aliases; then nobody is certain, and the rest need not be looked up. */
const enough = 8;

function containing(name: string, lines: string): string[] {
  const found: string[] = [];
  for (let at = lines.indexOf(name); at >= 0 && found.length < enough; at = lines.indexOf(name, at)) {
    const end = lines.indexOf('\n', at);
    found.push(lines.slice(lines.lastIndexOf('\n', at) + 1, end));
    at = end;
  }
  return found;
}

function indexOf(known: readonly KnownName[]): Index {
  const built = indexes.get(known) ?? build(known);
  indexes.set(known, built);
  return built;
}

function build(known: readonly KnownName[]): Index {
  const byName = new Map<string, string[]>();
  for (const { id, names } of known) {
    for (const name of new Set(names.filter((one) => one.length >= 2)))
      byName.set(name, [...(byName.get(name) ?? []), id]);
  }
  const byHead = new Map<string, (readonly [string, readonly string[]])[]>();
  for (const entry of [...byName].sort(([one], [other]) => other.length - one.length)) {
    const head = entry[0].slice(0, 2);
    const list = byHead.get(head);
    if (list) list.push(entry);
    else byHead.set(head, [entry]);
  }
  return { byHead, byName, lines: `\n${[...byName.keys()].join('\n')}\n` };
}
