import { startHouse } from './contenders.ts';
import { openPlatform } from './platform.ts';

export interface Rush {
  /** From each knock to its HTTP answer, which comes when the effect is on disk. */
  readonly ms: readonly number[];
  readonly tookMs: number;
  /** The house's own processor time of one. */
  readonly cpuMs: number;
}

/** `count` knocks at the door of a house on a folder, numbered from 1, so many at once; each line waits for its answer. */
export async function rush(
  folder: string,
  { count, atOnce }: { readonly count: number; readonly atOnce: number },
  knockAs: (url: string, number: number) => Promise<unknown>,
): Promise<Rush> {
  const platform = await openPlatform();
  const house = await startHouse(platform, folder);
  const ms: number[] = [];
  let next = 0;
  const [fromMs, cpuFromMs] = [performance.now(), house.cpuMs()];
  const line = async () => {
    while (next < count) {
      next += 1;
      const startedMs = performance.now();
      await knockAs(house.url, next);
      ms.push(performance.now() - startedMs);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, line));
  const tookMs = performance.now() - fromMs;
  const cpuMs = (house.cpuMs() - cpuFromMs) / count;
  await house.stop();
  platform.close();
  return { ms, tookMs, cpuMs };
}
