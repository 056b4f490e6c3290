import { readConfig } from '../../functions/config.ts';
import { serve } from '../../infra/local/serve.ts';
import { limitsOf } from '../../shared/domain/delivery.ts';

/** The whole service with the platform's windows lifted, so that whenever it is killed something is on its way. */
await serve(readConfig(process.env, String), (line) => process.stderr.write(`${line}\n`), {
  limits: (channel) => ({ ...limitsOf(channel), perCall: [], atOnce: 10 }),
});
process.stdout.write('ready\n');
