import { readdirSync } from 'node:fs';
import { MemoryLevel } from 'memory-level';
import { expect, test } from 'vitest';
import { readConfig } from '../../../functions/config.ts';
import { say } from '../../../functions/sandbox/calls.ts';
import { verify } from '../../../infra/backup/file.ts';
import { restore } from '../../../infra/backup/restore.ts';
import { sandboxHouse } from '../../../infra/local/sandbox.ts';
import { openLevel } from '../../../shared/store/level.ts';
import { photosInMemory } from '../../kit/photos-in-memory.ts';

const folder = new URL('../../fixtures/tables/', import.meta.url);
const tables = readdirSync(folder).filter((name) => name.endsWith('.backup'));

/** One table for each finished issue, written by the house of that day: it opens for ever. */
test.each(tables)('the table of %s opens, and its people go on where they were', async (name) => {
  const path = new URL(name, folder).pathname;
  const level = new MemoryLevel<string, string>({ keyEncoding: 'utf8', valueEncoding: 'utf8' });
  const kept = { table: openLevel(level), photos: photosInMemory() };
  await restore(path, await verify(path), kept);
  const { host, courier } = await sandboxHouse(readConfig({ LOG_LEVEL: 'error' }, String), kept, {
    write: (line) => process.stderr.write(`${line}\n`),
    real: () => 0,
  });
  const says = async (person: string, text: string) =>
    (await say(host, { person, chat: null, text })).heard.map((message) => message.text).join('\n');
  expect(await says('zhou', '隐患台账')).toMatch(/YH-\d{4}-0001/);
  expect(await says('zhou', '谁没回复')).toMatch(/未确认/);
  expect(await says('lin', '今天谁值班')).toMatch(/带班领导/);
  expect(await says('chen', '隐患 二楼灭火器过期')).toMatch(/已登记 YH-\d{4}-\d{4}/);
  await courier.stop();
  await kept.table.close();
});
