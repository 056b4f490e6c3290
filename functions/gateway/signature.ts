import type { House } from '../app.ts';

/** How far two clocks may be apart. */
const windowMs = 300_000;

/** What a gateway signs: the way, the moment and the body, so that none of them can be changed. */
export function signedText(parts: { method: string; path: string; stamp: string; bodyHash: string }): string {
  return [parts.method, parts.path, parts.stamp, parts.bodyHash].join('\n');
}

/** Why a request is not a gateway's; undefined if it is. */
export function refusalOf(
  { deps, config }: House,
  request: Request,
  bytes: Uint8Array,
): 'unsigned' | 'clock' | undefined {
  const key = config.wechat?.keys.find(({ id }) => id === request.headers.get('x-key-id'));
  const stamp = request.headers.get('x-stamp') ?? '';
  const text = signedText({
    ...{ method: request.method, path: new URL(request.url).pathname, stamp },
    bodyHash: deps.hash(bytes),
  });
  if (!key || !deps.vault.isMac(key.secret, text, request.headers.get('x-signature') ?? ''))
    return 'unsigned';
  const isNear = /^\d{1,15}$/.test(stamp) && Math.abs(deps.wall.now() - Number(stamp)) <= windowMs;
  return isNear ? undefined : 'clock';
}
