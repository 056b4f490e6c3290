import { Conflict, type Key, TableError, type Write } from './table.ts';

/** The vendor's names for "later". */
const laterNames = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TransactionInProgressException',
]);
const laterReasons = new Set(['ProvisionedThroughputExceeded', 'ThrottlingError']);
const conflictReasons = new Set(['ConditionalCheckFailed', 'TransactionConflict']);

/** What the service itself said no with: both clients' errors have this shape. */
interface Refusal extends Error {
  readonly $metadata: { readonly httpStatusCode?: number };
  readonly CancellationReasons?: readonly { readonly Code?: string }[];
}

function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && '$metadata' in error;
}

/** What a failed transaction means: a Conflict with its keys, or a failure of the engine. */
export function transactionFailure(error: unknown, writes: readonly Write[]): Conflict | TableError {
  if (!isRefusal(error) || error.name !== 'TransactionCanceledException') return failure(error);
  const reasons = (error.CancellationReasons ?? []).map(({ Code = 'None' }) => Code);
  const others = reasons.filter((code) => code !== 'None' && !conflictReasons.has(code));
  if (reasons.length === 0 || others.length > 0) {
    return new TableError(others[0] ?? error.name, {
      retryable: others.every((code) => laterReasons.has(code)),
      cause: error,
    });
  }
  return new Conflict(writes.filter((_, place) => conflictReasons.has(reasons[place] ?? 'None')).map(keyOf));
}

/** A failed call: retryable when the service or the way to it is at fault, not when the request is. */
export function failure(error: unknown): TableError {
  if (error instanceof TableError) return error;
  if (isRefusal(error)) {
    const retryable = laterNames.has(error.name) || (error.$metadata.httpStatusCode ?? 500) >= 500;
    return new TableError(error.name, { retryable, cause: error });
  }
  const name = error instanceof Error ? error.name : 'unknown';
  const lost =
    name === 'TimeoutError' || name === 'AbortError' || (error instanceof Error && 'code' in error);
  return new TableError(name, { retryable: lost, cause: error });
}

function keyOf(write: Write): Key {
  return write.kind === 'put' ? write.row : write.key;
}
