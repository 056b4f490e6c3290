import { readFileSync } from 'node:fs';
import { readConfig } from '../../functions/config.ts';
import { ConfigError } from '../../functions/settings.ts';
import { FolderHeld } from '../../shared/store/level-folder.ts';
import { HalfRestored } from '../../shared/store/restoring.ts';
import { serve } from './serve.ts';
import { ServiceError } from './socket.ts';

/** `npm start`: the whole service on one machine. */
try {
  const config = readConfig(process.env, (path) => readFileSync(path, 'utf8'));
  const service = await serve(config, (line) => process.stdout.write(`${line}\n`));
  process.stdout.write(`Zhishou is ready: ${service.url}\n`);
  void asked()
    .then(() => service.close())
    .then(() => process.exit(0));
} catch (error) {
  if (!isPlain(error)) throw error;
  // Whatever was opened before it would keep the process, and the folder's lock, alive.
  const line = `${'syscall' in error && error.syscall === 'listen' ? 'PORT: ' : ''}${error.message}\n`;
  process.stderr.write(line, () => process.exit(1));
}

/**
 * Resolves when it is to end. npm hands a signal to its shell, which may die of it and pass nothing on:
 * https://github.com/npm/cli/issues/6684
 */
function asked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
    if (process.env['npm_lifecycle_event'] === undefined) return;
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && resolve(), 250).unref();
  });
}

/** What an operator can mend himself is told in one line. */
function isPlain(error: unknown): error is Error {
  const kinds = [ConfigError, FolderHeld, HalfRestored, ServiceError];
  return kinds.some((kind) => error instanceof kind) || isTaken(error);
}

function isTaken(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
  );
}
