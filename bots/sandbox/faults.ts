import { MouthError } from '../../shared/domain/message.ts';

export const faultKinds = ['none', 'rate-limit', 'outage', 'drop-after-send', 'slow'] as const;

/** What goes wrong with a share of the sends, 0 to 1. */
export interface Fault {
  readonly kind: (typeof faultKinds)[number];
  readonly share: number;
}

export const noFault: Fault = { kind: 'none', share: 0 };

const retryAfterMs = 400;
const slowMs = 3_000;

/** What a platform in trouble needs of the world. */
export interface Luck {
  /** 0 to 1, evenly. */
  random(): number;
  sleep(ms: number): Promise<void>;
}

/** Does `what` as a platform with this fault would. Throws MouthError. */
export async function underFault<T>(fault: Fault, luck: Luck, what: () => Promise<T>): Promise<T> {
  if (luck.random() >= fault.share) return what();
  switch (fault.kind) {
    case 'none':
      return what();
    case 'rate-limit':
      throw new MouthError({ kind: 'later', code: 'rate-limit', waitMs: retryAfterMs });
    case 'outage':
      throw new MouthError({ kind: 'later', code: 'outage' });
    case 'drop-after-send':
      await what();
      throw new MouthError({ kind: 'unclear', code: 'dropped' });
    case 'slow':
      await luck.sleep(slowMs);
      return what();
  }
}
