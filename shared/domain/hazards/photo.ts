import type { Taken } from '../exif.ts';
import type { Instant } from '../time.ts';

/** Larger pictures are not kept: no chat sends them as pictures, and no ledger could hold them. */
export const mostPhotoBytes = 10 * 1024 * 1024;

/** A photo of a case. `before` shows the hazard, `after` that it is gone, `paper` a receipt or letter. Its bytes lie under `id` among the photos. */
export interface CasePhoto {
  readonly id: string;
  readonly phase: 'before' | 'after' | 'paper';
  readonly state: 'fetching' | 'kept' | 'failed' | 'no-image' | 'too-large';
  readonly at: Instant;
  /** The message it came with, where that may be known. */
  readonly message?: string;
  /** SHA-256 of the bytes. */
  readonly hash?: string;
  readonly type?: string;
  /** SHA-256 of what came, where something was taken out of it before it was kept. */
  readonly original?: string;
  /** What it looks like, once it was compared; empty where it shows too little or cannot be read. */
  readonly look?: string;
  /** What the camera said: evidence, for officials only. */
  readonly taken?: Taken;
  /** It came with a report that proved to be of this other emergency: it counts there. */
  readonly apart?: string;
}
