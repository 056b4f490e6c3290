import { type Address, MouthError } from '../../shared/domain/message.ts';
import { sha256 } from './secret.ts';

/** A webhook robot of one group. Who has its key speaks there, so the key stands in the configuration only. */
export interface Robot {
  readonly name: string;
  readonly key: string;
  readonly secret?: string;
}

const prefix = 'robot:';

/** The robot an address names; undefined for an address of the platform's own. Throws MouthError if it is not configured any more. */
export function robotAt(robots: readonly Robot[], { kind, id }: Address): Robot | undefined {
  if (kind !== 'chat' || !id.startsWith(prefix)) return undefined;
  const found = robots.find(({ name }) => id === `${prefix}${name}`);
  if (!found) throw new MouthError({ kind: 'dead', code: 'no-such-robot' });
  return found;
}

/** A name for what was sent where the platform gives none. */
export function messageNamed(once: string): string {
  return sha256(once).toString('hex').slice(0, 32);
}
