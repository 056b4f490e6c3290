import { createHmac } from 'node:crypto';

/** Both robots sign a moment, never the body: base64 of HMAC-SHA256 over "timestamp\nsecret". */
export function signOf(secret: string, timestamp: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
}
