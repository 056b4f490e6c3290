import { z } from 'zod';

const Result = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

/** An HTTP API's event, payload version 2.0, as API Gateway makes it of a request. */
export async function httpEvent(
  request: Request,
  { base64, routeKey }: { readonly base64: boolean; readonly routeKey: string },
): Promise<object> {
  const { pathname, searchParams, hostname } = new URL(request.url);
  const bytes = Buffer.from(await request.arrayBuffer());
  const { cookie, ...headers } = Object.fromEntries(request.headers);
  return {
    ...{ version: '2.0', routeKey, rawPath: pathname, rawQueryString: searchParams.toString() },
    headers: {
      ...{ 'content-length': String(bytes.length), host: hostname, 'x-forwarded-proto': 'https' },
      ...headers,
    },
    // Cookies come beside the headers, one a piece.
    ...(cookie !== undefined && { cookies: cookie.split('; ') }),
    requestContext: {
      ...{ accountId: '000000000000', apiId: 'api', domainName: hostname, domainPrefix: 'api', routeKey },
      ...{ requestId: 'id', stage: '$default', time: '01/Oct/2026:00:00:00 +0000', timeEpoch: 1790812800000 },
      http: {
        ...{ method: request.method, path: pathname, protocol: 'HTTP/1.1' },
        ...{ sourceIp: '127.0.0.1', userAgent: 'test' },
      },
    },
    ...(bytes.length > 0 && { body: bytes.toString(base64 ? 'base64' : 'utf8') }),
    isBase64Encoded: base64 && bytes.length > 0,
  };
}

/** What API Gateway makes of the function's answer. */
export function responseOf(result: unknown): Response {
  const { statusCode, headers, cookies, body, isBase64Encoded } = Result.parse(result);
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  const response = new Response(bytes.length > 0 ? bytes : null, { status: statusCode, headers });
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

/** What EventBridge sends each minute. */
export const minuteEvent = {
  ...{ version: '0', id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa', 'detail-type': 'Scheduled Event' },
  ...{ source: 'aws.events', account: '000000000000', time: '2026-10-01T00:00:00Z', region: 'local' },
  ...{ resources: ['arn:aws:events:local:000000000000:rule/tick'], detail: {} },
};

/** What the stream hands over, as Lambda wraps it. */
export function streamEvent(changes: readonly object[]): object {
  const Records = changes.map((change, place) => ({
    ...{ eventID: String(place), eventVersion: '1.1', eventSource: 'aws:dynamodb', awsRegion: 'local' },
    ...change,
  }));
  return { Records };
}
