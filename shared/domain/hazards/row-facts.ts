import { canonical, isWords, type Link, type Words } from '../history.ts';
import type { Case } from './case.ts';

/** Before the name of a field, so that it is no other fact of the same change. */
const head = 'row.';
/** The fact that names the fields whose new values are somebody's words: it stays when these are erased, or were never kept. */
const worded = 'row';

/** Kept for the lists, and put right without any change of the case. */
const aside: readonly string[] = ['counted'];

/**
 * The fields that a change made others, for the history of the case: by it the row can be checked. What is gone is null; of
 * what was said in confidence no word goes there.
 */
export function rowFacts(next: Case, before?: Case): Readonly<Record<string, unknown>> {
  const [now, then] = [valuesOf(next), valuesOf(before ?? {})];
  const names = [...new Set([...now.keys(), ...then.keys()])].filter((name) => !aside.includes(name));
  const others = names.filter((name) => canonical(now.get(name)) !== canonical(then.get(name)));
  const said = others.filter((name) => isWords(now.get(name)));
  const kept = next.protected ? others.filter((name) => !said.includes(name)) : others;
  return {
    ...Object.fromEntries(kept.map((name) => [head + name, now.get(name) ?? null])),
    ...(said.length > 0 && { [worded]: said }),
  };
}

function valuesOf(of: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(of));
}

/** What the entries so far say of the fields of a row: what stays for ever, and what may be erased with somebody's words. */
export interface Says {
  readonly open: Fields;
  readonly words: Fields;
  /** Nothing of it was written down before entries said how the row stands, nor was erased: what none has is not there. */
  readonly isWhole: boolean;
}
type Fields = ReadonlyMap<string, unknown>;

export const nothingSaid: Says = { open: new Map(), words: new Map(), isWhole: true };

/** Of a field whose words were erased, or were never kept, nobody knows any more how it stands. */
export function withSaid(
  { open, words, isWhole }: Says,
  { facts, words: said, commitment }: Pick<Link, 'facts' | 'commitment'> & { readonly words?: Words },
): Says {
  const [plain, told] = [fieldsIn(facts), fieldsIn(said?.facts)];
  const isErased = commitment !== undefined && !said;
  const begins = open.size > 0 || plain.size > 0;
  const unsaid = namesIn(facts);
  return {
    open: over(without(open, unsaid), plain),
    words: over(without(words, [...plain.keys(), ...unsaid]), told),
    isWhole: isWhole && begins && !isErased,
  };
}

/** The fields of a row that are not what its history says. */
export function contradicted(
  row: Readonly<Record<string, unknown>>,
  { open, words, isWhole }: Says,
): string[] {
  const said = over(open, words);
  const wrong = [...said].filter(([name, value]) => canonical(row[name]) !== canonical(value));
  const more = Object.entries(row).filter(
    ([name, value]) => !said.has(name) && !aside.includes(name) && !(row['protected'] && isWords(value)),
  );
  return [...wrong, ...(isWhole ? more : [])].map(([name]) => name);
}

function fieldsIn(facts: Link['facts'] = {}): Fields {
  const own = Object.entries(facts).filter(([fact]) => fact.startsWith(head));
  return new Map(own.map(([fact, value]) => [fact.slice(head.length), value]));
}

function namesIn(facts: Link['facts'] = {}): readonly string[] {
  const names = facts[worded];
  return Array.isArray(names) ? names.map(String) : [];
}

const over = (fields: Fields, more: Fields): Fields => new Map([...fields, ...more]);
const without = (fields: Fields, gone: readonly string[]): Fields =>
  new Map([...fields].filter(([name]) => !gone.includes(name)));
