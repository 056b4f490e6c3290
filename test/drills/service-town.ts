import { join } from 'node:path';
import { openFolder } from '../../shared/store/level-folder.ts';
import { district } from '../kit/feishu/district.ts';
import type { FakeFeishu } from '../kit/feishu/platform.ts';

/** A district in a table that no service has opened yet. */
export async function districtOf(fake: FakeFeishu, dataDir: string, units: number): Promise<string[]> {
  const table = await openFolder(join(dataDir, 'table'));
  const chats = await district(fake, table, units);
  await table.close();
  return chats;
}
