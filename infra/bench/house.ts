import { readFileSync } from 'node:fs';
import { readConfig } from '../../functions/config.ts';
import { limitsOf } from '../../shared/domain/delivery.ts';
import { serve } from '../local/serve.ts';

/** The service as `npm start` runs it, with the platform's windows lifted: nothing else differs. */
const config = readConfig(process.env, (path) => readFileSync(path, 'utf8'));
const service = await serve(config, (line) => process.stderr.write(`${line}\n`), {
  limits: (channel) => ({ ...limitsOf(channel), perCall: [], perAddress: [] }),
});
process.stdout.write(`ready ${service.url}/hooks/feishu\n`);
process.once('SIGTERM', () => void service.close().then(() => process.exit(0)));
