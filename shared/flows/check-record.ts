import { canonical, linkText, type Seal, sealText } from '../domain/history.ts';
import type { Instant } from '../domain/time.ts';
import { isEntry, type Kept, openEntry } from '../store/history.ts';
import { isSeal, openSeal } from '../store/seals.ts';
import type { Row } from '../store/table.ts';

/** A place where the record is not what was written down. */
export interface Broken {
  readonly at: Instant;
  readonly where: string;
  readonly why: string;
}

/** What a whole record holds. */
export interface Checked {
  readonly chains: number;
  readonly entries: number;
  /** Entries written before there were chains: they stand as they are, and the first link names the last of them. */
  readonly older: number;
  /** Entries whose personal words were erased when their time was over. */
  readonly erased: number;
  readonly seals: number;
  /** Entries that no seal covers yet, since the backup was made within their minute. */
  readonly unsealed: number;
  readonly lastSeal: string;
  readonly broken: readonly Broken[];
}

type Hash = (text: string) => string;

/** Reads the rows twice: the seals, then what they cover, the rows of one thing together and in their order. */
export async function checkRecord(rows: () => AsyncIterable<Row>, hash: Hash): Promise<Checked> {
  const seals: Seal[] = [];
  for await (const row of rows()) if (isSeal(row)) seals.push(openSeal(row));
  seals.sort((one, other) => one.number - other.number);
  const { add, end } = checker(seals, hash);
  for await (const row of rows()) if (isEntry(row)) add(row);
  return end();
}

function checker(seals: readonly Seal[], hash: Hash) {
  const broken: Broken[] = brokenSeals(seals, hash);
  const sealed = new Map(
    seals.flatMap(({ entries, at }) => entries.map((entry) => [nameOf(entry), { ...entry, at }] as const)),
  );
  const counts = { chains: 0, entries: 0, older: 0, erased: 0, unsealed: 0 };
  let thing = { pk: '', prev: '', isChained: false };

  return { add, end };

  function add(row: Row): void {
    if (row.pk !== thing.pk) thing = { pk: row.pk, prev: '', isChained: false };
    const kept = openEntry(row);
    if (kept.hash === undefined) unchained(row, kept);
    else link(row, { ...kept, hash: kept.hash });
  }

  function link(row: Row, kept: Kept & { readonly hash: string }): void {
    const seal = sealed.get(nameOf(row));
    sealed.delete(nameOf(row));
    if (!thing.isChained) counts.chains += 1;
    counts.entries += 1;
    if (!kept.words && kept.commitment !== undefined) counts.erased += 1;
    if (!seal && row.by) counts.unsealed += 1;
    const why = changed(row, kept) ?? misplaced(row, kept, seal?.hash);
    if (why !== undefined) fault(row, kept, why);
    thing = { pk: row.pk, prev: kept.hash, isChained: true };
  }

  function unchained(row: Row, kept: Kept): void {
    counts.older += 1;
    if (thing.isChained) fault(row, kept, 'an entry without a link stands behind the chain');
    thing = { ...thing, prev: hash(canonical(row.data)) };
  }

  /** Its own content is not what was hashed. */
  function changed(row: Row, { hash: own, words, prev = '', ...rest }: Kept): string | undefined {
    if (hash(linkText(row.pk, versionOf(row), { ...rest, prev })) !== own)
      return 'it was changed after it was written';
    const isTrue = !words || hash(canonical(words)) === rest.commitment;
    return isTrue ? undefined : 'its personal words were changed after they were written';
  }

  /** It does not stand where it was written, or not under the seal it was sealed with. */
  function misplaced(row: Row, kept: Kept, sealedHash: string | undefined): string | undefined {
    if (kept.prev !== thing.prev) return 'the entry before it is missing or was changed';
    if (sealedHash === undefined) return row.by ? undefined : 'no seal covers it';
    return sealedHash === kept.hash ? undefined : 'it is not what was sealed';
  }

  function fault(row: Row, { at, what }: Kept, why: string): void {
    broken.push({ at, where: `${row.pk} entry ${versionOf(row)} (${what})`, why });
  }

  /** What was sealed and did not come is gone. */
  function end(): Checked {
    for (const { pk, version, at } of sealed.values())
      broken.push({ at, where: `${pk} entry ${version}`, why: 'it was sealed and is gone' });
    return {
      ...counts,
      seals: seals.length,
      lastSeal: seals.at(-1)?.hash ?? '',
      broken: broken.sort((one, other) => one.at - other.at),
    };
  }
}

function brokenSeals(seals: readonly Seal[], hash: Hash): Broken[] {
  const broken: Broken[] = [];
  let before = { number: 0, hash: '' };
  for (const seal of seals) {
    const where = `seal ${seal.number}`;
    if (hash(sealText(seal)) !== seal.hash)
      broken.push({ at: seal.at, where, why: 'it was changed after it was written' });
    else if (seal.prev !== before.hash || seal.number !== before.number + 1)
      broken.push({ at: seal.at, where, why: 'the seal before it is missing or was changed' });
    before = seal;
  }
  return broken;
}

function versionOf({ sk }: Pick<Row, 'sk'>): number {
  return Number(sk.slice('history#'.length));
}

function nameOf(entry: Pick<Row, 'pk' | 'sk'> | { readonly pk: string; readonly version: number }): string {
  return `${entry.pk}#${'sk' in entry ? versionOf(entry) : entry.version}`;
}
