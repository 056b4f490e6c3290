import { afterAll, beforeAll, expect, test } from 'vitest';
import { personId } from '../../../shared/domain/ids.ts';
import type { Happened, Inbound, Said } from '../../../shared/domain/message.ts';
import { loadPerson, putPerson } from '../../../shared/store/directory.ts';
import { enters, formsOf, type Page, type Visit } from '../../kit/console.ts';
import { walk } from '../../kit/console-walk.ts';
import { type Town, world } from '../../kit/world.ts';
import { bookOf } from '../../shared/papers/books.ts';

/** What turns the letters after it: 何静 would read as 静何, and xlsx as the end of what is no table. */
const turned = '\u202e\u2066\u200f\u061c';
const bidi = /\p{Bidi_Control}/u;
const attacks = [
  `${turned}静何`,
  '</strong><svg onload=alert(1)>',
  "=cmd|' /C calc'!A0",
  '李四\rBEGIN:VEVENT\r\nURL:javascript:alert(1)',
] as const;

let town: Town;
let zhou: Visit;
beforeAll(async () => {
  town = await world('2026-05-06', '10:00');
  zhou = await enters(town, 'zhou');
});
afterAll(() => town.close());

const arrived = (id: string, name: string) => ({
  ...{ id, channel: 'sandbox' as const, sentAtMs: town.host.now() },
  from: { id: 'stranger', name },
});

function hears(id: string, more: Pick<Said, 'text'> & Partial<Said>, name = '路人') {
  const said: Inbound = {
    ...{ ...arrived(id, name), kind: 'said', chat: null, attachments: [] },
    ...{ mentionsBot: false, mentions: [], ...more },
  };
  return town.house.hear(said);
}

/** The tags of a page, without what stands between quotes. */
const tagsOf = ({ html }: Page) =>
  html
    .replace(/"[^"]*"/g, '""')
    .match(/<[^>]*>/g)
    ?.join('') ?? '';

async function everywhere(): Promise<Page[]> {
  const pages = (await walk(town, zhou)).map(({ page }) => page);
  for (const page of pages) {
    expect(page.html, page.path).not.toMatch(bidi);
    expect(tagsOf(page), page.path).not.toMatch(/onload/);
  }
  return pages;
}

test('what a platform says a stranger or a group is called is text that reads as it was sent', async () => {
  for (const [place, name] of attacks.entries()) {
    await hears(`cry-${place}`, { text: `着火了 江湾农贸市场${place + 1}号摊冒烟${turned}` }, name);
    await hears(`tells-${place}`, { text: `隐患 江湾农贸市场${place + 1}号摊${turned}乱接电线` }, name);
    const renamed: Happened = {
      ...{ ...arrived(`renamed-${place}`, name), kind: 'happened', what: 'renamed' },
      ...{ chat: ['g-jiangwan', 'g-beiyuan', 'g-all'][place] ?? 'g-all', name },
    };
    await town.house.hear(renamed);
  }
  await town.passes(1);
  const text = (await everywhere()).map((page) => page.text).join('\n');
  expect(text).toContain('静何');
  expect(text).toContain('=cmd|');
  for (const line of town.heard('zhou')) expect(line).not.toMatch(bidi);
});

test('what stands in a workbook’s cells or is the name of its file reads as it was written', async () => {
  const month = await zhou.get('/console/duty');
  const hidden = formsOf(month.html).find(({ to }) => to === '/console/roster')?.hidden ?? {};
  const rows = [
    ['日期', '班次', '带班领导', '值班员', '备注'],
    ['2026-05-20', '24小时', '林国栋', `${turned}何静`, attacks.join('；')],
  ];
  const file = new File([new Uint8Array(bookOf(rows))], `排班${turned}xslx.exe.xlsx`);
  expect((await zhou.upload('/console/roster', hidden, file)).status).toBe(200);
  await town.passes(1);
  const read = await zhou.get('/console/duty?since=1');
  expect(read.html).not.toMatch(bidi);
  await zhou.sends(read, '以此为准');
  await town.passes(1);
  expect((await everywhere()).some(({ text }) => text.includes('静何'))).toBe(true);
});

test('a note in the roster makes no event of its own in a calendar, and a right taken away empties it', async () => {
  const { calendar } = await import('../../../functions/calendar.ts');
  const [given] = await town.says('he', '订阅全部值班表日历');
  const path = /\/duty\/[\w-]+\.ics/.exec(given?.text ?? '')?.[0] ?? '';
  const read = async () => (await (await calendar(town.house).request(path)).text()).replaceAll('\r\n ', '');
  const whole = await read();
  const noted = whole.split(/\r\n|\r|\n/).filter((line) => line.includes('calc'));
  expect(noted).toEqual([expect.stringMatching(/^DESCRIPTION:.*\\nBEGIN:VEVENT\\nURL:/)]);
  expect(whole.match(/^BEGIN:VEVENT/gm)?.length).toBe(whole.match(/^DTSTART/gm)?.length);
  const { table } = town.house.deps;
  const stored = await loadPerson(table, personId('he'));
  if (!stored) throw new Error('he is known');
  await table.transact(putPerson({ ...stored.value, roles: ['liaison'] }, stored.version, stored.value));
  const own = await read();
  expect(own.match(/^BEGIN:VEVENT/gm)?.length).toBeLessThan(whole.match(/^BEGIN:VEVENT/gm)?.length ?? 0);
  for (const event of own.split(/^BEGIN:VEVENT/m).slice(1)) expect(event).toContain('何静');
});
