import { readFileSync } from 'node:fs';
import { ConfigError, readConfig } from '../../functions/config.ts';
import { FolderHeld } from '../../shared/store/level-folder.ts';
import { HalfRestored } from '../../shared/store/restoring.ts';
import { serve } from './serve.ts';

/** `npm start`: the whole service on one machine. */
try {
  const config = readConfig(process.env, (path) => readFileSync(path, 'utf8'));
  const service = await serve(config, (line) => process.stdout.write(`${line}\n`));
  process.stdout.write(`Zhishou is ready: ${service.url}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void service.close().then(() => process.exit(0)));
  }
} catch (error) {
  if (
    !(
      error instanceof ConfigError ||
      error instanceof FolderHeld ||
      error instanceof HalfRestored ||
      isTaken(error)
    )
  )
    throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function isTaken(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
  );
}
