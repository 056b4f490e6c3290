import { serve } from '@hono/node-server';
import { earsOf } from '../../bots/ears.ts';
import { mouthsOf } from '../../bots/mouths.ts';
import { build } from '../../functions/app.ts';
import { readConfig } from '../../functions/config.ts';
import { papers } from '../../functions/papers.ts';
import { webhook } from '../../functions/webhook.ts';
import { courierOf } from '../../infra/local/courier.ts';
import { openToServe } from '../../infra/local/engine.ts';
import { tickAndSend } from '../../infra/local/part.ts';
import { limitsOf } from '../../shared/domain/delivery.ts';
import { loadTopics } from '../../shared/flows/answer.ts';
import { birth } from '../../shared/flows/birth.ts';
import { pendingOf } from '../../shared/flows/deliver.ts';
import { withClock } from '../kit/feishu-house.ts';

/** The service with a clock that is ahead, ticking as fast as it can, the platform's windows lifted: its parts are those of `npm start`. */
const config = readConfig(process.env, String);
const aheadMs = Number(process.env['AHEAD_MS']);
const kept = await openToServe(config, 'real');
const write = (line: string) => process.stderr.write(`${line}\n`);
const ground = { ...kept, papers, write, finder: 'feishu', wake: () => courier.wake() } as const;
const house = withClock(build(config, ground), () => Date.now() + aheadMs);
const courier = courierOf(house, mouthsOf(config, house.deps), {
  limits: (channel) => ({ ...limitsOf(channel), perCall: [], atOnce: 10 }),
});
await birth(house.deps, house.now());
await loadTopics();
const { fetch } = webhook(house, earsOf(config, house.deps));
await new Promise<void>((resolve) => {
  serve({ fetch, port: config.port, hostname: config.host }, () => resolve());
});
process.stdout.write('ready\n');
for (;;) {
  await tickAndSend(house, courier);
  await courier.idle();
  // Told after each look at the clock that left nothing to send.
  if ((await pendingOf(house.deps, 'feishu')).total === 0) process.stdout.write('idle\n');
  await house.deps.wall.sleep(20);
}
