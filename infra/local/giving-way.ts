import { setImmediate } from 'node:timers/promises';
import type { MiddlewareHandler } from 'hono';

/** So many pages are made at once while the chats are quiet; the processor is one. */
const mostAtOnce = 2;
/** Longer nobody waits for a page, however much is said: by then it is made beside the answers. */
const longestWaitMs = 50;

export interface GivingWay {
  /** While this is done, no page is begun. */
  first<Done>(work: () => Promise<Done>): Promise<Done>;
  readonly looks: MiddlewareHandler;
  /** A pause amid a page: it goes on when nobody is being answered. */
  pause(): Promise<void>;
}

/** One process answers the chats and shows the console: who speaks goes before who looks on. */
export function givingWay(): GivingWay {
  const waiting = new Set<() => void>();
  const pausing = new Set<() => void>();
  let heard = 0;
  let looked = 0;
  const isFree = () => heard === 0 && looked < mostAtOnce;
  const begin = () => {
    looked += 1;
  };
  const goOn = () => {
    for (const next of pausing) if (heard === 0) next();
    for (const next of waiting) if (isFree()) next();
  };
  return {
    async first(work) {
      heard += 1;
      try {
        return await work();
      } finally {
        heard -= 1;
        goOn();
      }
    },
    async pause() {
      // Whoever knocked meanwhile is heard now.
      await setImmediate();
      if (heard > 0) await turn(pausing, () => {});
    },
    async looks(_, next) {
      if (isFree()) begin();
      else await turn(waiting, begin);
      try {
        await next();
      } finally {
        looked -= 1;
        goOn();
      }
    },
  };
}

/** Begins and resolves when it is let go on, or when it has waited long enough. */
function turn(waiting: Set<() => void>, begin: () => void): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      waiting.delete(go);
      begin();
      resolve();
    };
    const timer = setTimeout(go, longestWaitMs);
    waiting.add(go);
  });
}
