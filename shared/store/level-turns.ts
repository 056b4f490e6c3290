const mostAtOnce = 64;

/**
 * Reads that need not wait for the disk would let nobody else have a turn, however long somebody reads on. So each of
 * many waits until all else that is ready has had one.
 */
export function turnsOf(): () => Promise<void> | undefined {
  let reads = 0;
  return () => {
    reads += 1;
    if (reads % mostAtOnce !== 0) return undefined;
    return new Promise((resolve) => {
      setImmediate(resolve);
    });
  };
}
