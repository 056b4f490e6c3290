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
  };
