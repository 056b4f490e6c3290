import { MemoryLevel } from 'memory-level';
import { build, type House } from '../../functions/app.ts';
import { readConfig } from '../../functions/config.ts';
import { instant } from '../../shared/domain/time.ts';
import { openLevel } from '../../shared/store/level.ts';
import type { Table } from '../../shared/store/table.ts';
import { photosInMemory } from './photos-in-memory.ts';

/** A house over an empty table in memory, at a moment that stands still. `around` may spoil its table. */
export function emptyHouse(now = '2026-09-25T09:00:00+08:00', around = (table: Table) => table): House {
  const table = around(
    openLevel(new MemoryLevel<string, string>({ keyEncoding: 'utf8', valueEncoding: 'utf8' })),
  );
  const ground = {
    table,
    photos: photosInMemory(),
    write: (line: string) => process.stderr.write(line),
    wake() {},
  };
  return build(readConfig({ LOG_LEVEL: 'error' }, String), ground, () => instant(now));
}
