import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Contender, startHouse, startPeer } from './contenders.ts';
import { type District, foundDistrict } from './district.ts';
import { openPlatform, type Platform } from './platform.ts';

export interface Arena {
  readonly platform: Platform;
  /** The house first, then its peers. */
  readonly contenders: readonly Contender[];
}

/** The house of a district and its peers, each in a process of its own, before one platform. Ended when `play` is. */
export async function arena<T>(district: District, play: (arena: Arena) => Promise<T>): Promise<T> {
  const platform = await openPlatform();
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  await foundDistrict(folder, district);
  const contenders = [
    await startHouse(platform, folder),
    await startPeer('Lark SDK 1.74.0', 'sdk.mjs', platform),
    await startPeer('Koishi 4.18.11, adapter-lark 3.12.4', 'koishi.mjs', platform),
  ];
  try {
    return await play({ platform, contenders });
  } finally {
    await Promise.all(contenders.map(({ stop }) => stop()));
    platform.close();
    await rm(folder, { recursive: true });
  }
}

/** Rounds in turn, so that whatever else the machine does meets all alike. */
export async function interleaved<T>(
  contenders: readonly Contender[],
  rounds: number,
  play: (one: Contender) => Promise<T>,
): Promise<readonly { readonly one: Contender; readonly results: readonly T[] }[]> {
  const table = contenders.map((one) => ({ one, results: [] as T[] }));
  for (let round = 0; round < rounds; round += 1)
    for (const { one, results } of table) results.push(await play(one));
  return table;
}
