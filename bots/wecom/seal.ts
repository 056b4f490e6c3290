import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { sameSecret } from '../kit/secret.ts';

/** The platform's token and key of our robot. */
export interface Seal {
  readonly token: string;
  /** 43 characters: the base64 of 32 bytes without its last sign. */
  readonly aesKey: string;
}

/** A part of a request that is signed. */
export interface Signed {
  readonly signature: string;
  readonly timestamp: string;
  readonly nonce: string;
  readonly sealed: string;
}

/** https://developer.work.weixin.qq.com/document/path/101033 */
export function isSigned({ token }: Seal, { signature, timestamp, nonce, sealed }: Signed): boolean {
  return sameSecret(signature, sha1([token, timestamp, nonce, sealed].sort().join('')));
}

export function signatureOf({ token }: Seal, parts: Omit<Signed, 'signature'>): string {
  return sha1([token, parts.timestamp, parts.nonce, parts.sealed].sort().join(''));
}

/** What lies inside: 16 random bytes, the length, the message, the receiver. Undefined if it is not sealed with our key. */
export function opened(seal: Seal, sealed: string): string | undefined {
  const plain = decrypted(seal, Buffer.from(sealed, 'base64'));
  if (plain === undefined || plain.length < 20) return undefined;
  const length = plain.readUInt32BE(16);
  return length > plain.length - 20 ? undefined : plain.subarray(20, 20 + length).toString('utf8');
}

/** Bytes under the robot's key: messages, and the photos people send. */
export function decrypted({ aesKey }: Seal, bytes: Uint8Array): Buffer | undefined {
  const key = keyOf(aesKey);
  try {
    const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const padded = Buffer.concat([cipher.update(bytes), cipher.final()]);
    const padding = padded.at(-1) ?? 0;
    return padding < 1 || padding > 32 ? undefined : padded.subarray(0, padded.length - padding);
  } catch {
    return undefined;
  }
}

/** PKCS#7 to blocks of 32, as the platform does it. */
export function encrypted({ aesKey }: Seal, bytes: Uint8Array): Buffer {
  const key = keyOf(aesKey);
  const padding = 32 - (bytes.byteLength % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]);
}

function keyOf(aesKey: string): Buffer {
  return Buffer.from(`${aesKey}=`, 'base64');
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
