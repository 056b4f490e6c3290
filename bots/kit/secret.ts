import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares without telling by its time how much was right, whatever the lengths. */
export function sameSecret(given: string, wanted: string): boolean {
  return timingSafeEqual(sha256(given), sha256(wanted));
}

export function sha256(text: string | Uint8Array): Buffer {
  return createHash('sha256').update(text).digest();
}
