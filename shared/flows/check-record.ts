import { contradicted, nothingSaid, type Says, withSaid } from '../domain/hazards/row-facts.ts';
import { canonical, linkText, type Seal, sealText } from '../domain/history.ts';
import { type Instant, instant } from '../domain/time.ts';
import { isCase } from '../store/hazards.ts';
import { isEntry, type Kept, openEntry } from '../store/history.ts';
import { isLastSeal, isSeal, openLastSeal, openSeal } from '../store/seals.ts';
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
  /** Of each seal, in their order: whoever kept one elsewhere finds it here, or it was cut off. */
  readonly sealHashes: readonly string[];
  readonly broken: readonly Broken[];
}

type Hash = (text: string) => string;

/** Reads the rows twice: the seals, then what they cover, the rows of one thing together and in their order. */
export async function checkRecord(rows: () => AsyncIterable<Row>, hash: Hash): Promise<Checked> {
  const seals: Seal[] = [];
  let last = '';
  for await (const row of rows()) {
    if (isSeal(row)) seals.push(openSeal(row));
    if (isLastSeal(row)) last = openLastSeal(row).hash;
  }
  seals.sort((one, other) => one.number - other.number);
  const { add, stands, end } = checker(seals, { last, hash });
  for await (const row of rows()) {
    if (isEntry(row)) add(row);
    if (isCase(row)) stands(row);
  }
  return end();
}

function checker(seals: readonly Seal[], { last, hash }: { last: string; hash: Hash }) {
  const broken: Broken[] = [...brokenSeals(seals, hash), ...cutSeals(seals, last)];
  const sealed = new Map(
    seals.flatMap(({ entries, at }) => entries.map((entry) => [nameOf(entry), { ...entry, at }] as const)),
  );
  const counts = { chains: 0, entries: 0, older: 0, erased: 0, unsealed: 0 };
  let thing: Thing = { pk: '', prev: '', isChained: false, says: nothingSaid };

  return { add, stands, end };

  function add(row: Row): void {
    if (row.pk !== thing.pk) begin(row);
    const kept = openEntry(row);
    if (kept.hash === undefined) unchained(row, kept);
    else link(row, { ...kept, hash: kept.hash });
    thing = { ...thing, last: { version: versionOf(row), at: kept.at } };
  }

  /** A case stands before its history; as often as it was changed, as many entries it must have, and they say how it stands. */
  function stands(row: Row): void {
    begin(row);
    thing = { ...thing, row };
  }

  function begin({ pk }: Row): void {
    complete(thing);
    thing = { pk, prev: '', isChained: false, says: nothingSaid };
  }

  /** Cases from before there were chains were counted once without an entry. */
  function complete({ pk, row, last: entry, isOlder, says }: Thing): void {
    if (!row) return;
    const at = entry?.at ?? seals.at(-1)?.at ?? instant(0);
    if (!isOlder && entry?.version !== row.version)
      broken.push({ at, where: pk, why: 'its last change is missing from its history' });
    else
      for (const field of contradicted(row.data, says))
        broken.push({ at, where: pk, why: `its ${field} is not what its history says` });
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
    thing = { ...thing, prev: kept.hash, isChained: true, says: withSaid(thing.says, kept) };
  }

  function unchained(row: Row, kept: Kept): void {
    counts.older += 1;
    if (thing.isChained) fault(row, kept, 'an entry without a link stands behind the chain');
    thing = { ...thing, prev: hash(canonical(row.data)), isOlder: true, says: withSaid(thing.says, kept) };
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
    complete(thing);
    for (const { pk, version, at } of sealed.values())
      broken.push({ at, where: `${pk} entry ${version}`, why: 'it was sealed and is gone' });
    return {
      ...counts,
      seals: seals.length,
      lastSeal: seals.at(-1)?.hash ?? '',
      sealHashes: seals.map(({ hash: own }) => own),
      broken: broken.sort((one, other) => one.at - other.at),
    };
  }
}

/** What is being read: the rows of one thing, one after the other. */
interface Thing {
  readonly pk: string;
  readonly prev: string;
  readonly isChained: boolean;
  readonly isOlder?: boolean;
  readonly row?: Row;
  readonly says: Says;
  readonly last?: { readonly version: number; readonly at: Instant };
}

/** The house remembers its last seal apart: a row of seals that ends before it was cut. */
function cutSeals(seals: readonly Seal[], last: string): Broken[] {
  const end = seals.at(-1);
  return last === (end?.hash ?? '')
    ? []
    : [{ at: end?.at ?? instant(0), where: 'the last seal', why: 'seals were cut off behind it' }];
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
