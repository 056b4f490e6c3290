import { isIndexEntry, type Operation } from './level-keys.ts';

/** Takes what is to be written, gives what is written now. */
export type Lag = (operations: readonly Operation[]) => Operation[];

/**
 * Holds index rows back as DynamoDB may: each waits until `arrives` says yes, and rows of different places overtake each
 * other. What happens to one place of an index stays in order.
 */
export function lagging(arrives: () => boolean): Lag {
  const held = new Map<string, Operation[]>();
  return (operations) => {
    for (const one of operations)
      if (isIndexEntry(one.key)) held.set(one.key, [...(held.get(one.key) ?? []), one]);
    return [
      ...operations.filter(({ key }) => !isIndexEntry(key)),
      ...[...held].flatMap(([key, queue]) => next(key, queue)),
    ];
  };

  function next(key: string, [first, ...rest]: readonly Operation[]): Operation[] {
    if (!first || !arrives()) return [];
    if (rest.length > 0) held.set(key, rest);
    else held.delete(key);
    return [first];
  }
}
