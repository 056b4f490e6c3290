import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cap } from '../../functions/cap.ts';
import { tickDoor } from '../../functions/tick.ts';
import { HOUR_MS } from '../../shared/domain/time.ts';
import { pendingOf } from '../../shared/flows/deliver.ts';
import { capOf } from '../../test/kit/cap.ts';
import { foundDistrict } from './district.ts';
import { percentile, shown, tableOf } from './figures.ts';
import { knock } from './knock.ts';
import { letGo, openNight } from './night-house.ts';
import { storm } from './night-storm.ts';
import { rush } from './rush.ts';
import { clicked } from './sealed.ts';

const groups = 20_000;
const silent = 6_000;
const warnings = 100;
const inFlight = 64;
const officer = 900_001;

/** What a typhoon night asks of the house at once. */
export async function night(): Promise<string> {
  const rows = [
    ...(await storm(groups)),
    ...(await inFolder(groups, confirmations)),
    ...(await inFolder(silent, chases)),
    ...(await inFolder(1, folded)),
  ];
  return tableOf(['what', 'figure'], rows);
}

async function inFolder(units: number, measure: (folder: string) => Promise<string[][]>) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    await foundDistrict(folder, { units, groups: true, officer });
    return await measure(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Every unit of a city presses the button; each waits for its HTTP answer, which comes when its confirmation is on disk. */
async function confirmations(folder: string): Promise<string[][]> {
  const before = await openNight(folder, { nowMs: Date.now() });
  await letGo(before, String(officer), '通知 今晚有大风，请各单位加固户外广告牌，回复收到');
  const action = before.sent.find(({ to }) => to.kind === 'chat')?.card.actions?.[0]?.id;
  await before.close();
  const press = (url: string, number: number) =>
    knock(url, clicked(number, `om_${number}`, { a: action, p: 1 }));
  const { ms, tookMs, cpuMs } = await rush(folder, { count: groups, atOnce: inFlight }, press);
  return [
    [
      `${groups} confirmations, ${inFlight} at once: all of them, and processor time of one`,
      `${shown(tookMs / 1000)} s, ${shown(cpuMs)} ms`,
    ],
    ['HTTP answer p50 / p99', `${shown(percentile(ms, 0.5))} / ${shown(percentile(ms, 0.99))} ms`],
    ['counted', await counted(folder)],
  ];
}

/** What the officer is told who asks for the silent. Throws if anybody was counted wrong. */
async function counted(folder: string): Promise<string> {
  const after = await openNight(folder, { nowMs: Date.now() });
  await after.says(String(officer), '谁没回复');
  await after.delivered();
  const answer = after.sent.find(({ card }) => card.text.includes('全部确认'))?.card.text ?? '';
  await after.close();
  if (!answer.includes(`${groups}家已全部确认`)) throw new Error('not all confirmations were counted');
  return `${groups} of ${groups}`;
}

/** The deadline passes and nobody has confirmed: from the look at the clock until every chase is the courier's. */
async function chases(folder: string): Promise<string[][]> {
  const clock = { nowMs: Date.parse('2026-05-12T09:30:00+08:00') };
  const night = await openNight(folder, clock);
  await letGo(night, String(officer), '通知 请于今天11点前回复参会人员');
  clock.nowMs += 2 * HOUR_MS;
  const fromMs = performance.now();
  await tickDoor(night.house);
  for (let looks = 0; looks < 3; looks += 1) await tickDoor(night.house);
  const tookMs = performance.now() - fromMs;
  const { total } = await pendingOf(night.house.deps, 'feishu');
  await night.close();
  if (total < silent) throw new Error(`${total} of ${silent} chases were handed over`);
  return [[`${silent} chases due at once, handed to the courier in`, `${shown(tookMs / 1000)} s`]];
}

/** A hundred warnings of other places and colours come in within a minute. */
async function folded(folder: string): Promise<string[][]> {
  const night = await openNight(folder, { nowMs: Date.parse('2026-05-12T09:20:00+08:00') });
  const door = cap(night.house);
  const headers = { authorization: 'Bearer bench' };
  const documents = Array.from({ length: warnings }, (_, nth) => documentOf(nth));
  const fromMs = performance.now();
  const taken = await Promise.all(
    documents.map((body) => door.request('/alerts/cap', { method: 'POST', headers, body })),
  );
  const tookMs = performance.now() - fromMs;
  await tickDoor(night.house);
  await night.delivered();
  await night.close();
  const kept = taken.filter(({ status }) => status === 202).length;
  const read = night.sent.filter(({ card }) => card.title?.includes(String(warnings)));
  if (kept !== warnings || read.length !== 1)
    throw new Error('the warnings were not folded into one message');
  return [
    [
      `${warnings} warnings within a minute: taken in, messages the duty officer read, messages a unit read`,
      `${shown(tookMs / 1000)} s, ${night.sent.length}, ${night.sent.filter(({ to }) => to.kind === 'chat').length}`,
    ],
  ];
}

function documentOf(nth: number): string {
  const colour = nth === 57 ? '红' : nth % 7 === 0 ? '橙' : '黄';
  const place = `第${'一二三四五六七八九十'[nth % 10]}${'甲乙丙丁戊己庚辛壬癸'[Math.floor(nth / 10)]}区`;
  return capOf({
    headline: `${place}气象台发布雷电${colour}色预警信号`,
    description: '请做好防范。',
    code: '990101',
  });
}
