/** A function's host: takes the handler out of an unzipped file, and passes events to it one at a time. */
import { createRequire } from 'node:module';

const { HANDLER_FILE = '', TIMEOUT_S = '3' } = process.env;
const { handler } = createRequire(HANDLER_FILE)(HANDLER_FILE);

process.on('message', async ({ event, remainingMs = Number(TIMEOUT_S) * 1_000 }: Invocation) => {
  const endsAt = Date.now() + remainingMs;
  const context = { awsRequestId: 'request', getRemainingTimeInMillis: () => endsAt - Date.now() };
  try {
    process.send?.({ result: await handler(event, context) });
  } catch (error) {
    process.send?.({ failed: String(error) });
  }
});
process.send?.('ready');

interface Invocation {
  readonly event: unknown;
  readonly remainingMs?: number;
}
