import { startHouse } from './contenders.ts';
import { median, percentile, shown, tableOf } from './figures.ts';
import { knock } from './knock.ts';
import { openPlatform, type Platform } from './platform.ts';
import { said } from './sealed.ts';

const walls = 160;
const officers = 40;
/** A wall fetches its middle so often; an officer opens a page. */
const wallEveryMs = 10_000;
const officerEveryMs = 5_000;
const wordsASecond = 20;
const roundMs = 8_000;
const rounds = 7;
const warmLooks = 100;
const looks = ['alerts', 'cases', 'duty', 'units', 'figures'];

/** What the bot's answers take while nobody looks, and while two hundred do, in turn. */
export async function crowd(folder: string, officer: number): Promise<string> {
  const platform = await openPlatform();
  const house = await startHouse(platform, folder);
  const origin = new URL(house.url).origin;
  const cookie = await enter(platform, house.url, officer);
  const [quiet, crowded]: [number[][], number[][]] = [[], []];
  await answers(house.url, officer);
  await warmUp(origin, cookie);
  for (let round = 0; round < rounds; round += 1) {
    quiet.push(await answers(house.url, officer));
    const leave = lookOn(origin, cookie);
    crowded.push(await answers(house.url, officer));
    await leave();
  }
  await house.stop();
  platform.close();
  const row = (name: string, ms: readonly number[][]) => [
    name,
    ...[0.5, 0.99].map((share) => shown(median(ms.map((one) => percentile(one, share))))),
  ];
  return tableOf(
    [`the bot’s answer, ${wordsASecond} sentences a second`, 'p50 ms', 'p99 ms'],
    [row('nobody looks', quiet), row(`${walls} walls and ${officers} officers look`, crowded)],
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

/** Sentences at a steady pace, whether the one before is answered or not; the time to each acknowledgement. */
async function answers(url: string, officer: number): Promise<number[]> {
  const ms: number[] = [];
  const underWay: Promise<void>[] = [];
  const untilMs = performance.now() + roundMs;
  for (let nth = 0; performance.now() < untilMs; nth += 1) {
    const fromMs = performance.now();
    const answered = knock(url, said((nth % (officer - 1)) + 1, '隐患 三楼消防通道堆货'));
    underWay.push(answered.then(() => void ms.push(performance.now() - fromMs)));
    await paused(1_000 / wordsASecond);
  }
  await Promise.all(underWay);
  return ms;
}

/** A service that has run for a day has shown each page before. */
async function warmUp(origin: string, cookie: string): Promise<void> {
  for (let nth = 0; nth < warmLooks; nth += 1)
    for (const path of ['wall/part', ...looks]) await look(`${origin}/console/${path}`, cookie);
}

async function look(url: string, cookie: string): Promise<void> {
  const answer = await fetch(url, { headers: { cookie } });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
}

/** Two hundred browsers, each at its own moment; returns how they leave. */
function lookOn(origin: string, cookie: string): () => Promise<void> {
  let isOver = false;
  const sit = async (nth: number, everyMs: number, pathOf: (turn: number) => string) => {
    await paused((everyMs * (nth % walls)) / walls);
    for (let turn = nth; !isOver; turn += 1) {
      await look(`${origin}/console/${pathOf(turn)}`, cookie);
      await paused(everyMs);
    }
  };
  const all = [
    ...Array.from({ length: walls }, (_, nth) => sit(nth, wallEveryMs, () => 'wall/part')),
    ...Array.from({ length: officers }, (_, nth) =>
      sit(nth * 4, officerEveryMs, (turn) => looks[turn % looks.length] ?? 'wall'),
    ),
  ];
  return async () => {
    isOver = true;
    await Promise.all(all);
  };
}

function paused(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
