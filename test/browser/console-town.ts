import type { Browser, Page } from 'playwright-core';
import * as z from 'zod/mini';
import { clockOf, dayOf, type Instant, instant, isoOf, plusDays } from '../../shared/domain/time.ts';

/** A picture a phone could have taken. */
export const photo =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';

export interface Message {
  readonly id: string;
  readonly text: string;
  readonly to: { readonly chat?: string; readonly person?: string };
  readonly title?: string;
  readonly actions?: readonly { readonly id: string; readonly label: string }[];
}

/** The sandbox's calls, as whoever sits before it makes them. */
export function sandboxAt(url: string) {
  const origin = new URL(url).origin;
  async function call(name: string, body: object): Promise<{ heard: Message[] }> {
    const response = await fetch(`${origin}/sandbox/api/${name}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return Object.assign({ heard: [] }, answer);
  }
  return {
    says: async (person: string, text: string, more: object = {}) =>
      (await call('say', { person, text, chat: null, ...more })).heard,
    clicks: async (person: string, message: Message, label: string, form: object = {}) => {
      const action = message.actions?.find((one) => one.label === label);
      if (!action) throw new Error(`no ${label} on: ${message.text}`);
      return (await call('click', { person, message: message.id, action: action.id, form })).heard;
    },
    comes: async (to: string) => (await call('clock', { to })).heard,
  };
}

/** Asks for the way in as a chat person and takes it. */
export async function entersConsole(page: Page, url: string, person: string): Promise<void> {
  const [answer] = await sandboxAt(url).says(person, '后台');
  const link = /https?:\/\/\S+/.exec(answer?.text ?? '')?.[0];
  if (link === undefined) throw new Error(`no link in ${answer?.text}`);
  await page.goto(link);
  await page.getByRole('button', { name: '进入后台' }).click();
  await page.locator('main').waitFor();
}

/** A browser of somebody's own, who is in. */
export async function deskOf(
  { browser, url }: { readonly browser: Browser; readonly url: string },
  person: string,
): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await entersConsole(page, url, person);
  return page;
}

/** What the town takes for now. */
export async function townNow(url: string): Promise<Instant> {
  const town: unknown = await (await fetch(`${new URL(url).origin}/sandbox/api/town`)).json();
  return instant(z.object({ now: z.string() }).parse(town).now);
}

/** A town that went on to the morning stands still there, and of two notices of one moment none is the last. */
export async function minutePasses(url: string): Promise<void> {
  const now = await townNow(url);
  await sandboxAt(url).comes(isoOf(instant(now + 60_000)));
}

/** At night little is sent: whoever tries the town then goes on to the morning. */
async function byDay(url: string): Promise<void> {
  const now = await townNow(url);
  const clock = clockOf(now);
  if (clock >= '07:30' && clock < '21:00') return;
  const day = clock < '07:30' ? dayOf(now) : plusDays(dayOf(now), 1);
  await sandboxAt(url).comes(`${day}T10:00:00+08:00`);
}

/** A day on which much goes on. */
export async function fillTown(url: string): Promise<void> {
  const town = sandboxAt(url);
  await byDay(url);
  await town.says('lin', '签到');
  const relay =
    '转发预警 临江区气象台发布暴雨橙色预警信号：预计未来3小时我区将出现50毫米以上降雨，请有关单位和人员做好防范准备。';
  const [preview] = await town.says('zhou', relay);
  const asked = preview ? await town.clicks('zhou', preview, '确认发送') : [];
  const second = asked.find(({ to, actions }) => to.person === 'wu' && actions?.length);
  if (second) await town.clicks('wu', second, second.actions?.[0]?.label ?? '');
  const [notice] = await town.says('wu', '通知 今晚有大风，请各单位加固户外广告牌，20时前回复收到');
  if (notice) await town.clicks('wu', notice, '确认发送');
  for (const person of ['chen', 'xu', 'zhao', 'gao']) await town.says(person, '收到');
  await town.says('chen', '隐患 三楼消防通道堆货', { images: [photo] });
  await town.says('guest', '隐患 江湾农贸市场东门电线裸露');
  await town.says('gao', '隐患 拆解车间地面有油，灭火器过期');
  await town.says('sun', '1属实 一般 三天内整改');
  await town.says('ma', '着火了 冷库二楼冒烟，两人被困');
}

/** Every page there is, with one of each thing that is listed. */
export async function consolePages(page: Page, base: string): Promise<{ path: string; title: string }[]> {
  const plain = [
    'wall',
    'alerts',
    'cases',
    'incidents',
    'duty',
    'units',
    'calendar',
    'figures',
    'settings',
    'running',
  ];
  const found: { path: string; title: string }[] = plain.map((name) => ({
    path: `/console/${name}`,
    title: name,
  }));
  const inner = [
    { path: '/console/rehearsal', title: 'rehearsal' },
    { path: '/console/settings/texts', title: 'texts' },
    { path: '/console/settings/channels', title: 'channels' },
    { path: '/console/settings/audit', title: 'audit' },
  ];
  return found.concat(inner, await firstOf(page, base));
}

async function firstOf(page: Page, base: string): Promise<{ path: string; title: string }[]> {
  const lists = ['alerts', 'cases', 'incidents', 'units', 'duty'];
  const found: { path: string; title: string }[] = [];
  for (const name of lists) {
    await page.goto(`${base}/console/${name}`);
    const path = await page.locator(`main a[href^="/console/${name}/"]`).first().getAttribute('href');
    if (path !== null) found.push({ path, title: `${name}-one` });
  }
  return found;
}

/** What a page looks like only once something was asked of it: lists narrowed, answers street by street, a file that was made. */
export async function consoleStates(page: Page, base: string): Promise<string[]> {
  const notice = (await firstOf(page, base)).find(({ title }) => title === 'alerts-one')?.path ?? '';
  await page.goto(`${base}/console/figures`);
  await page.getByRole('button', { name: '隐患台账', exact: true }).click();
  await page.getByRole('link', { name: '下载文件' }).waitFor({ timeout: 60_000 });
  const { pathname, search } = new URL(page.url());
  return [
    `${pathname}${search}`,
    '/console/cases?state=all&kind=mall&from=2020-01-01',
    '/console/cases?state=overdue&grade=major&campaign=没有的行动',
    `${notice}?street=${encodeURIComponent('江湾街道')}`,
    `/console/settings?words=${encodeURIComponent('没有的')}`,
  ];
}
