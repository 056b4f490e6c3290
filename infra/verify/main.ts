import { isoOf } from '../../shared/domain/time.ts';
import { BackupError } from '../backup/file.ts';
import { verifyRecord } from './record.ts';

/**
 * `npm run verify -- BACKUPFILE [SEAL]`: whether the history in a backup is what was written down. Needs nothing but the
 * file; SEAL is one that was kept elsewhere, or its first letters: it must stand in the file.
 */
try {
  const [path, known, ...more] = process.argv.slice(2);
  if (!path || more.length > 0 || (known !== undefined && !/^[0-9a-f]{8,64}$/i.test(known)))
    throw new BackupError('usage: npm run verify -- BACKUPFILE [SEAL], SEAL at least 8 letters of its hash');
  const checked = await verifyRecord(path);
  const { chains, entries, older, erased, seals, unsealed, lastSeal, sealHashes, broken, isAsWritten } =
    checked;
  const isThere = known === undefined || sealHashes.some((hash) => hash.startsWith(known.toLowerCase()));
  const lines = [
    `${path}: chains ${chains}, entries ${entries}, seals ${seals}`,
    ...(older > 0 ? [`entries from before there were chains: ${older}; each chain begins behind them`] : []),
    ...(erased > 0 ? [`entries whose personal words were erased in time: ${erased}`] : []),
    ...(unsealed > 0 ? [`entries that wait for the seal of their minute: ${unsealed}`] : []),
    ...(lastSeal === '' ? [] : [`last seal: ${lastSeal}`]),
    ...broken.slice(0, 1).map(({ at, where, why }) => `BROKEN first at ${where}, ${isoOf(at)}: ${why}`),
    ...(broken.length > 1 ? [`broken links in all: ${broken.length}`] : []),
    ...(isThere ? [] : [`BROKEN: no seal begins with ${known}; the record ends before it, or is another`]),
    ...(known !== undefined && isThere ? [`the seal ${known} stands in it`] : []),
    ...(isAsWritten ? [] : ['BROKEN: the file was changed after it was written; its checksum does not fit']),
    ...(broken.length === 0 && isThere && isAsWritten
      ? ['whole: nothing was changed, added or taken out']
      : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (broken.length > 0 || !isThere || !isAsWritten) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof BackupError) && !(error instanceof Error && 'syscall' in error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
