import { type Credentials, hostIn, signatureOf, stampOf } from './aws-call.ts';
import { type PhotoLinks, prefix } from './photos.ts';

/** Whoever was sent there goes at once. */
const goodForSeconds = 60;
/** A function's answer has 6 MB, and bytes in it grow by a third: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const mostBytes = 4_400_000;

interface Bucket {
  readonly bucket: string;
  readonly region: string;
  readonly credentials: Credentials;
  wallNow(): number;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
export function bucketLinks({ bucket, region, credentials, wallNow }: Bucket): PhotoLinks {
  const host = `${bucket}.${hostIn(region, 's3')}`;
  const origin = `https://${host}`;
  return {
    origin,
    mostBytes,
    to(id, name) {
      const at = stampOf(wallNow());
      const scope = `${at.slice(0, 8)}/${region}/s3/aws4_request`;
      const query = inOrder({
        'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
        'X-Amz-Credential': `${credentials.id}/${scope}`,
        'X-Amz-Date': at,
        'X-Amz-Expires': String(goodForSeconds),
        ...(credentials.session && { 'X-Amz-Security-Token': credentials.session }),
        'X-Amz-SignedHeaders': 'host',
        ...(name && { 'response-content-disposition': `attachment; filename*=UTF-8''${encoded(name)}` }),
      });
      const path = `/${prefix}${encoded(id)}`;
      const asked = ['GET', path, query, `host:${host}\n`, 'host', 'UNSIGNED-PAYLOAD'].join('\n');
      const signature = signatureOf(asked, { at, scope, secret: credentials.secret });
      return `${origin}${path}?${query}&X-Amz-Signature=${signature}`;
    },
  };
}

/** Names in the order of their letters, which they were written in. */
function inOrder(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${encoded(value)}`)
    .join('&');
}

/** As the service escapes: whatever is no letter, digit, -, ., _ or ~. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
