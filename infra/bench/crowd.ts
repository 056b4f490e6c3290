import { join } from 'node:path';
import { type Child, root, start } from './child.ts';
import { startHouse } from './contenders.ts';
import { median, percentile, shown, tableOf } from './figures.ts';
import { knock } from './knock.ts';
import { openPlatform, type Platform } from './platform.ts';
import { said } from './sealed.ts';

const wordsASecond = 20;
const roundMs = 8_000;
const rounds = 11;
/** Two minutes do not count: a service that has run for a day has shown each page to many, and answered thousands. */
const rehearsals = 8;

/** What the bot's answers take while nobody looks, and while two hundred do, in turn. */
export async function crowd(folder: string, officer: number): Promise<string> {
  const platform = await openPlatform();
  const house = await startHouse(platform, folder);
  const origin = new URL(house.url).origin;
  const cookie = await enter(platform, house.url, officer);
  const [quiet, crowded]: [number[][], number[][]] = [[], []];
  for (let round = -rehearsals; round < rounds; round += 1) {
    const alone = await answers(house.url, officer);
    const crowd = await lookers(origin, cookie);
    const amid = await answers(house.url, officer);
    await crowd.stop();
    if (round < 0) continue;
    quiet.push(alone);
    crowded.push(amid);
  }
  await house.stop();
  platform.close();
  const row = (name: string, ms: readonly number[][]) => [
    name,
    ...[0.5, 0.99].map((share) => shown(median(ms.map((one) => percentile(one, share))))),
  ];
  return tableOf(
    [`the bot’s answer, ${wordsASecond} sentences a second`, 'p50 ms', 'p99 ms'],
    [row('nobody looks', quiet), row('160 walls and 40 officers look', crowded)],
  );
}

/** Asks for the way in and takes it; answers the cookie. A link that was asked for before may come first, and is used up. */
async function enter(platform: Platform, url: string, officer: number): Promise<string> {
  const entered = new Promise<string>((resolve, reject) => {
    platform.onMessage(({ body }) => {
      // A card shows signs that could be markup as entities.
      const text = body.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
      const secret = /\/console\/in\/([\w-]+)/.exec(text)?.[1];
      if (secret !== undefined) take(url, secret).then((cookie) => cookie && resolve(cookie), reject);
    });
  });
  await knock(url, said(officer, '后台'));
  return entered;
}

async function take(url: string, secret: string): Promise<string | undefined> {
  const body = new URLSearchParams({ secret });
  const answer = await fetch(new URL('/console/in', url), { method: 'POST', body, redirect: 'manual' });
  return answer.headers.getSetCookie()[0]?.split(';')[0];
}

/**
 * Sentences at a steady pace, whether the one before is answered or not; the time to each acknowledgement. The first unit is
 * silent: all the cases of the city are copies of its own, and whatever it reports is compared with every open one.
 */
async function answers(url: string, officer: number): Promise<number[]> {
  const ms: number[] = [];
  const underWay: Promise<void>[] = [];
  const untilMs = performance.now() + roundMs;
  for (let nth = 0; performance.now() < untilMs; nth += 1) {
    const fromMs = performance.now();
    const answered = knock(url, said((nth % (officer - 2)) + 2, '隐患 三楼消防通道堆货'));
    underWay.push(answered.then(() => void ms.push(performance.now() - fromMs)));
    await paused(1_000 / wordsASecond);
  }
  await Promise.all(underWay);
  return ms;
}

/** Two hundred browsers, who leave when they are stopped. */
function lookers(origin: string, cookie: string): Promise<Child> {
  const script = join(root, 'infra/bench/lookers.ts');
  return start(['--import', 'tsx', script], { ORIGIN: origin, COOKIE: cookie });
}

function paused(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
