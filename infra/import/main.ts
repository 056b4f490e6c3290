import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from '../../functions/app.ts';
import { type Config, readConfig } from '../../functions/config.ts';
import { ConfigError } from '../../functions/settings.ts';
import { birth } from '../../shared/flows/birth.ts';
import { NotAllTaken } from '../../shared/flows/directory/import.ts';
import { openToServe } from '../local/engine.ts';
import { openClock } from '../local/sandbox-clock.ts';
import { askSocket, NobodyThere, ServiceError, socketPath } from '../local/socket.ts';
import { seedTown } from '../town/seed.ts';
import { importCommand } from './command.ts';

/** `npm run import -- FILE.xlsx…`: through the running service, else on the table that `npm start` would open. */
try {
  const paths = process.argv.slice(2).map((path) => resolve(path));
  if (paths.length === 0) throw new ConfigError('usage', 'npm run import -- FILE.xlsx…');
  const config = readConfig(process.env, (path) => readFileSync(path, 'utf8'));
  for await (const line of lines(config, paths)) process.stdout.write(`${line}\n`);
} catch (error) {
  if (!isPlain(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function* lines(config: Config, paths: readonly string[]): AsyncGenerator<string> {
  try {
    yield* askSocket(socketPath(config.dataDir), 'import', paths);
  } catch (error) {
    if (!(error instanceof NobodyThere)) throw error;
    yield* unserved(config, paths);
  }
}

async function* unserved(config: Config, paths: readonly string[]): AsyncGenerator<string> {
  const place = config.sandbox === 'whole' ? 'sandbox' : 'real';
  const kept = await openToServe(config, place);
  try {
    const clock = place === 'sandbox' ? await openClock(kept.table, Date.now) : undefined;
    const ground = { ...kept, write: (line: string) => process.stderr.write(`${line}\n`), wake() {} };
    const house = build(config, ground, clock?.now);
    await birth(house.deps, house.now());
    if (clock) await seedTown(house.deps, house.now());
    yield* importCommand(house)(paths);
  } finally {
    await kept.table.close();
  }
}

/** What an operator can mend himself is told in one line. */
function isPlain(error: unknown): error is Error {
  const known = [ConfigError, NotAllTaken, ServiceError];
  return (
    error instanceof Error &&
    (known.some((kind) => error instanceof kind) || /^(FolderHeld|HalfRestored)$/.test(error.name))
  );
}
