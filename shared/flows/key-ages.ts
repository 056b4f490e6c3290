import { type Instant, instant } from '../domain/time.ts';
import type { Deps } from './deps.ts';

/** A secret of the configuration, told apart by its hash alone. */
export interface KeyHeld {
  readonly kind: 'feishu' | 'feishu-events' | 'wecom' | 'dingtalk' | 'wechat' | 'ingest';
  /** Which, where there are several. */
  readonly id?: string;
  readonly hash: string;
}

/** Writes down when each was first there, as a service starts with them. */
export async function noteKeys(deps: Deps, keys: readonly KeyHeld[]): Promise<void> {
  for (const key of keys)
    if ((await firstSeen(deps, key)) === undefined)
      await deps.notebook.write(noteOf(key), String(deps.wall.now()));
}

/** Real time since when a service of ours has had it; undefined until one has started with it. */
export async function firstSeen(deps: Deps, key: KeyHeld): Promise<Instant | undefined> {
  const noted = await deps.notebook.read(noteOf(key));
  return noted === undefined ? undefined : instant(Number(noted));
}

const noteOf = ({ hash }: KeyHeld) => `key-age#${hash}`;
