import type { Ask } from './service.ts';
import type { Entry, Spool } from './spool.ts';
import type { World } from './world.ts';

export interface Sender {
  /** Tells the service all that waits, in order; stops at the first that it could not take now. */
  drain(): Promise<'empty' | 'later' | 'refused'>;
  run(isOver: () => boolean): Promise<void>;
  /** When the service last took something. */
  takenAtMs(): number | undefined;
}

const firstWaitMs = 1_000;
const mostWaitMs = 60_000;
const idleMs = 500;

/** From the spool to the service: no loss, and one that can never be taken keeps no other waiting. */
export function senderOf(spool: Spool, ask: Ask, world: World): Sender {
  let takenAtMs: number | undefined;

  async function drain(): Promise<'empty' | 'later' | 'refused'> {
    for (let entry = spool.first(); entry; entry = spool.first()) {
      const verdict = await tell(entry);
      if (verdict !== 'done') return verdict;
    }
    return 'empty';
  }

  async function tell(entry: Entry): Promise<'done' | 'later' | 'refused'> {
    const { status } = await ask('/hooks/wechat/events', entry.event).catch(() => ({ status: 0 }));
    const verdict = verdictOf(status);
    if (verdict === 'later' || verdict === 'refused') {
      world.log('inbound.waits', { status, waiting: spool.count() });
      return verdict;
    }
    await spool.done(entry, verdict === 'dead' ? `http-${status}` : undefined);
    if (verdict === 'dead') world.log('inbound.dead', { status });
    else takenAtMs = world.now();
    return 'done';
  }

  return {
    drain,
    takenAtMs: () => takenAtMs,
    async run(isOver) {
      let waitMs = firstWaitMs;
      while (!isOver()) {
        const came = await drain();
        waitMs = came === 'empty' ? firstWaitMs : Math.min(mostWaitMs, waitMs * 2);
        await world.sleep(came === 'empty' ? idleMs : waitMs * (0.5 + world.chance() / 2));
      }
    },
  };
}

function verdictOf(status: number): 'taken' | 'dead' | 'refused' | 'later' {
  if ((status >= 200 && status < 300) || status === 409) return 'taken';
  if (status === 400 || status === 413 || status === 422) return 'dead';
  return status === 401 || status === 403 ? 'refused' : 'later';
}
