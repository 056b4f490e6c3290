import type { Case } from './case.ts';

/** A case as lists show it. */
export type Listed = Pick<Case, 'number' | 'state'> &
  Partial<
    Pick<
      Case,
      | 'unit'
      | 'unitName'
      | 'street'
      | 'place'
      | 'deadline'
      | 'grade'
      | 'category'
      | 'openedAt'
      | 'source'
      | 'campaigns'
    >
  > & {
    /** The first words of its description; nothing where they might tell who reported it. */
    readonly about: string;
    /** The ledgers of its own kind that it stands in; rows of older tables do not know. */
    readonly books?: readonly Book[];
  };

/** Ledgers of a kind: what is or was under listed supervision, what owes two reports, what was handed over. */
export const books = ['plate', 'double', 'handed-over'] as const;
export type Book = (typeof books)[number];

type Decides = { readonly [Field in 'plate' | 'grade' | 'handedOver']?: Case[Field] | undefined };

export function booksOf({ plate, grade, handedOver }: Decides): Book[] {
  const isIn = {
    plate: plate !== undefined,
    double: grade === 'major',
    'handed-over': handedOver !== undefined,
  };
  return books.filter((book) => isIn[book]);
}
