import { arena, interleaved } from './arena.ts';
import type { Contender } from './contenders.ts';
import { median, percentile, shown, spread, tableOf } from './figures.ts';
import { knock } from './knock.ts';
import type { Platform } from './platform.ts';
import { said } from './sealed.ts';

const people = 2_000;
const inFlight = 16;
const warmUp = 3_000;
const roundMs = 5_000;
const words = '隐患 三楼消防通道堆货';

interface Round {
  readonly perSecond: number;
  /** Processor time of the contender's process for one event. */
  readonly cpuMs: number;
  readonly ack: readonly number[];
  readonly reply: readonly number[];
}

/** A signed, encrypted event, its effect, and the reply as the platform sees it. */
export function talk(rounds: number): Promise<string> {
  return arena({ units: people }, async ({ platform, contenders }) => {
    for (const one of contenders) await exchange(platform, one, { events: warmUp });
    const table = await interleaved(contenders, rounds, (one) => exchange(platform, one, { ms: roundMs }));
    return tableOf(
      ['', 'events/s', 'ack p50 ms', 'ack p99', 'reply p50', 'reply p99', 'CPU ms each', 'kept'],
      table.map(({ one, results }) => rowOf(one, results)),
    );
  });
}

function rowOf({ name, keeps }: Contender, results: readonly Round[]): string[] {
  const of = (what: 'ack' | 'reply', share: number) =>
    shown(median(results.map((round) => percentile(round[what], share))));
  return [
    name,
    spread(results.map(({ perSecond }) => perSecond)),
    ...[of('ack', 0.5), of('ack', 0.99), of('reply', 0.5), of('reply', 0.99)],
    shown(median(results.map(({ cpuMs }) => cpuMs))),
    keeps,
  ];
}

/** So many at once, each sending his next when his last is acknowledged and answered, until it is enough. */
async function exchange(
  platform: Platform,
  { url, cpuMs }: Contender,
  { ms = Number.POSITIVE_INFINITY, events = Number.POSITIVE_INFINITY }: { ms?: number; events?: number },
): Promise<Round> {
  const waiting = new Map<number, () => void>();
  platform.onMessage(({ to }) => waiting.get(Number(to.slice(3)))?.());
  const ack: number[] = [];
  const reply: number[] = [];
  const [fromMs, cpuFromMs] = [performance.now(), cpuMs()];
  let begun = 0;
  const line = async () => {
    while (performance.now() - fromMs < ms && begun < events) {
      begun += 1;
      const person = (begun % people) + 1;
      const startedMs = performance.now();
      const answered = new Promise<void>((resolve) => {
        waiting.set(person, resolve);
      }).then(() => reply.push(performance.now() - startedMs));
      await knock(url, said(person, words));
      ack.push(performance.now() - startedMs);
      await answered;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, line));
  const tookMs = performance.now() - fromMs;
  return {
    perSecond: (reply.length / tookMs) * 1000,
    cpuMs: (cpuMs() - cpuFromMs) / reply.length,
    ...{ ack, reply },
  };
}
