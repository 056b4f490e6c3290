/** Rung when something may have changed; whoever listens looks. */
export interface Bell {
  ring(): void;
  /** Returns what ends the listening. */
  listen(hear: () => void): () => void;
}

export function bell(): Bell {
  const listeners = new Set<() => void>();
  return {
    ring: () => {
      for (const hear of listeners) hear();
    },
    listen(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}
