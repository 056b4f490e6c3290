import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import type { Vault } from '../shared/flows/deps.ts';

const IV_BYTES = 16;

/**
 * Seals text so that it cannot be read, changed or made up: AES-256-CTR whose start is the HMAC-SHA256 over all of the text.
 * The same text under the same secret seals to the same words.
 */
export const vault: Vault = {
  mac: (secret, text) => hmac(secret, text).toString('base64url'),
  isMac: (secret, text, given) => isSame(hmac(secret, text), Buffer.from(given, 'base64url')),
  seal(secret, text) {
    const iv = macOf(secret, text);
    const cipher = createCipheriv('aes-256-ctr', keyOf(secret), iv);
    return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]).toString('base64url');
  },
  open(secret, sealed) {
    const bytes = Buffer.from(sealed, 'base64url');
    // Other letters may stand for the same bytes, and would pass for another seal.
    if (bytes.length <= IV_BYTES || bytes.toString('base64url') !== sealed) return undefined;
    const iv = bytes.subarray(0, IV_BYTES);
    const cipher = createDecipheriv('aes-256-ctr', keyOf(secret), iv);
    const text = Buffer.concat([cipher.update(bytes.subarray(IV_BYTES)), cipher.final()]).toString('utf8');
    return isSame(macOf(secret, text), iv) ? text : undefined;
  },
};

function macOf(secret: string, text: string): Buffer {
  return hmac(hmac(secret, 'mac'), text).subarray(0, IV_BYTES);
}

function keyOf(secret: string): Buffer {
  return hmac(secret, 'key');
}

function hmac(secret: string | Buffer, text: string): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}

function isSame(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
