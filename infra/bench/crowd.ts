import { join } from 'node:path';
import { type Child, root, start } from './child.ts';
import { startHouse } from './contenders.ts';
import { median, percentile, shown, tableOf } from './figures.ts';
import { knock } from './knock.ts';
import { openPlatform, type Platform } from './platform.ts';
import { said } from './sealed.ts';

const wordsASecond = 20;
const roundMs = 8_000;
const rounds = 9;
/** Two minutes do not count: a service that has run for a day has shown each page to many, and answered thousands. */
const rehearsals = 16;

/** What the two hundred ask for: their pages, or as often for what costs nothing, to tell the pages from the asking. */
type Looks = 'pages' | 'nothing';

/** What the bot's answers take while nobody looks, and while two hundred do, in turn. */
export async function crowd(folder: string, officer: number): Promise<string> {
  const platform = await openPlatform();
  const house = await startHouse(platform, folder);
  const origin = new URL(house.url).origin;
  const cookie = await enter(platform, house.url, officer);
  const [quiet, knocked, crowded]: [number[][], number[][], number[][]] = [[], [], []];
  const amid = async (looks: Looks, times = 1) => {
    const crowd = await lookers(origin, cookie, looks);
    const ms: number[][] = [];
    for (let nth = 0; nth < times; nth += 1) ms.push(await answers(house.url, officer));
    await crowd.stop();
    return ms;
  };
  await amid('pages', rehearsals);
  for (let round = 0; round < rounds; round += 1) {
    quiet.push(await answers(house.url, officer));
    knocked.push(...(await amid('nothing')));
    crowded.push(...(await amid('pages')));
  }
  await house.stop();
  platform.close();
  const row = (name: string, ms: readonly number[][]) => [
    name,
    ...[median, mean, slowest].map((of) => shown(median(ms.map(of)))),
  ];
  return tableOf(
    [`the bot’s answer, ${wordsASecond} sentences a second`, 'p50 ms', 'mean', 'p99'],
    [
      row('nobody looks', quiet),
      row('the same requests for a page of nothing (/healthz)', knocked),
      row('160 walls and 40 officers look', crowded),
    ],
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
function lookers(origin: string, cookie: string, looks: Looks): Promise<Child> {
  const script = join(root, 'infra/bench/lookers.ts');
  return start(['--import', 'tsx', script], { ORIGIN: origin, COOKIE: cookie, LOOKS: looks });
}

function mean(ms: readonly number[]): number {
  return ms.reduce((sum, one) => sum + one, 0) / ms.length;
}

function slowest(ms: readonly number[]): number {
  return percentile(ms, 0.99);
}

function paused(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
