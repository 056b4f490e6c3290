import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, readConfig } from '../../functions/config.ts';
import { ConfigError } from '../../functions/settings.ts';
import { HalfRestored, NotEmpty, refuseHalfRestored } from '../../shared/store/restoring.ts';
import { openEngine } from '../local/engine.ts';
import { askSocket, NobodyThere, ServiceError, socketPath } from '../local/socket.ts';
import { BackupError, verify, writeLines } from './file.ts';
import { backupLines, type Place } from './format.ts';
import { restore } from './restore.ts';

/** `npm run backup -- FILE` and `npm run restore -- FILE`. */
const plainErrors = [ConfigError, BackupError, NotEmpty, HalfRestored, ServiceError];

try {
  const [command, path, ...more] = process.argv.slice(2);
  if (!path || more.length > 0) throw new BackupError(`usage: npm run ${command} -- FILE`);
  const config = readConfig(process.env, (file) => readFileSync(file, 'utf8'));
  process.stdout.write(
    `${await (command === 'restore' ? restoreFrom(config, path) : backupTo(config, path))}\n`,
  );
} catch (error) {
  if (!isPlain(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function backupTo(config: Config, path: string): Promise<string> {
  try {
    await writeLines(path, askSocket(socketPath(config.dataDir), 'backup', []));
  } catch (error) {
    if (!(error instanceof NobodyThere)) throw error;
    await backupUnserved(config, path);
  }
  const { of, rows, photos } = await verify(path);
  return `${path}${of === 'sandbox' ? ' (the sandbox)' : ''}: rows ${rows}, photos ${photos}`;
}

async function backupUnserved(config: Config, path: string): Promise<void> {
  const place = placeOf(config);
  if (!place) throw new BackupError(`${config.dataDir} holds no table`);
  const kept = await openEngine(config, place);
  await refuseHalfRestored(kept.table);
  await writeLines(path, backupLines(kept, place));
  await kept.table.close();
}

/** A sandbox goes back where a sandbox is looked for, unless a table is named. */
async function restoreFrom(config: Config, path: string): Promise<string> {
  const contents = await verify(path);
  const kept = await openEngine(config, config.tableName ? 'real' : contents.of);
  await restore(path, contents, kept);
  await kept.table.close();
  return `restored from ${path}: rows ${contents.rows}, photos ${contents.photos}`;
}

/** The bureau's table if there is one: a backup by night must not depend on the channel's secrets being named. */
function placeOf({ tableName, dataDir }: Config): Place | undefined {
  if (tableName || existsSync(join(dataDir, 'table'))) return 'real';
  return existsSync(join(dataDir, 'sandbox', 'table')) ? 'sandbox' : undefined;
}

/** What an operator can mend himself is told in one line: our own words, and those of the file system. */
function isPlain(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return (
    plainErrors.some((kind) => error instanceof kind) || error.name === 'FolderHeld' || 'syscall' in error
  );
}
