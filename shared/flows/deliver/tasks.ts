/**
 * Work under way beside the courier's loop. Whatever ends wakes the loop; what fails is thrown there, so that nothing
 * fails unseen.
 */
export function tasksOf() {
  const running = new Set<string>();
  let failure: { readonly error: unknown } | undefined;
  let ring = (): void => {};

  return {
    ring: (): void => ring(),
    isRunning: (name?: string): boolean => (name === undefined ? running.size > 0 : running.has(name)),

    /** Starts `work` unless one of this name is under way. */
    run(name: string, work: () => Promise<void>): void {
      if (running.has(name)) return;
      running.add(name);
      void work()
        .catch((error: unknown) => {
          failure ??= { error };
        })
        .finally(() => {
          running.delete(name);
          ring();
        });
    },

    check(): void {
      if (failure) throw failure.error;
    },

    /** Resolves at the next ring. Only the last caller is woken: there is one loop. */
    rung: (): Promise<void> =>
      new Promise((resolve) => {
        ring = resolve;
      }),
  };
}

export type Tasks = ReturnType<typeof tasksOf>;
