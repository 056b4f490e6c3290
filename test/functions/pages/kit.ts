import { pages } from '../../../functions/pages/pages.ts';
import { people } from '../../../infra/town/people.ts';
import type { GroupCover } from '../../../shared/domain/directory/unit.ts';
import { shiftIdOf } from '../../../shared/domain/duty/shift.ts';
import { groupId, personId, shiftId } from '../../../shared/domain/ids.ts';
import { dayOf, later } from '../../../shared/domain/time.ts';
import { loadGroup, putGroup } from '../../../shared/store/directory.ts';
import { loadShift, putShift } from '../../../shared/store/duty.ts';
import { loadNotice, waiting } from '../../../shared/store/outbox.ts';
import { channelHouse } from '../../kit/channels/house.ts';
import { fakeWecom } from '../../kit/channels/wecom.ts';

export const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A WeCom robot speaks in the group of one unit, whose liaison chen is; and the door of the signed pages. */
export async function pagesHouse() {
  const house = await channelHouse(fakeWecom);
  const door = pages(house.house);
  await covers({ kind: 'units', units: people.find(({ id }) => id === 'chen')?.units ?? [] });

  async function covers(cover: GroupCover): Promise<void> {
    const stored = await loadGroup(house.table, groupId('g-all'));
    if (!stored) throw new Error('no group');
    const next = { ...stored.value, covers: cover };
    await house.wall.run(house.table.transact(putGroup(next, stored.version)));
  }

  /** The door as a server asks it. */
  const fetched = (request: Request) => house.wall.run(Promise.resolve(door.fetch(request)));

  const get = (url: string, cookie = '') =>
    house.wall.run(Promise.resolve(door.request(url, { headers: { cookie } })));

  async function post(url: string, fields: Record<string, string | Blob> = {}, cookie = '') {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    const sent = new Request(url, { method: 'POST', body });
    const bytes = await sent.arrayBuffer();
    const length = { 'content-length': String(bytes.byteLength) };
    const headers = { ...Object.fromEntries(sent.headers), cookie, ...length };
    return house.wall.run(Promise.resolve(door.request(url, { method: 'POST', headers, body: bytes })));
  }

  /** A telephone: it keeps what it is given. */
  function telephone() {
    let kept = '';
    const keep = async (asked: Promise<Response>): Promise<Response> => {
      const answer = await asked;
      kept = answer.headers.get('set-cookie')?.split(';')[0] ?? kept;
      return answer;
    };
    return {
      get: (url: string) => keep(get(url, kept)),
      post: (url: string, fields: Record<string, string | Blob> = {}) => keep(post(url, fields, kept)),
    };
  }

  /** A notice goes out by the robot; the links in it. */
  async function notice(): Promise<Record<string, string>> {
    await house.says('zhou', '通知 请检查疏散通道');
    await house.says('zhou', '1');
    await house.passes(60_000);
    const text = house.fake.shown().findLast(({ at, text }) => at === 'robot' && text.includes('/p/'))?.text;
    const links = (text ?? '').matchAll(/(?:\[(\S+?)\]\(|^(\S+) )(https:\/\/\S+?)\)?$/gm);
    return Object.fromEntries(
      [...links].map(([, inText, before, url = '']) => [inText ?? before ?? '', url]),
    );
  }

  /** The links of the newest card that has some. */
  function links(): Record<string, string> {
    const text = house.fake.shown().findLast(({ at, text }) => at === 'robot' && text.includes('/p/'))?.text;
    const found = (text ?? '').matchAll(/(?:\[(\S+?)\]\(|^(\S+) )(https:\/\/\S+?)\)?$/gm);
    return Object.fromEntries(
      [...found].map(([, inText, before, url = '']) => [inText ?? before ?? '', url]),
    );
  }

  /** The robot shows a card with a button to check in for a watch that chen has that day, from so many hours on. */
  async function watchCard(inHours: number): Promise<Record<string, string>> {
    const on = dayOf(later(house.house.now(), inHours * 3_600_000));
    const place = { role: 'main', name: '陈思远', person: personId('chen') } as const;
    const shift = {
      id: shiftId(shiftIdOf(on, 'whole')),
      day: on,
      kind: 'whole',
      room: '',
      told: [],
      places: [place],
    } as const;
    const stored = await loadShift(house.table, shift.id);
    await house.wall.run(house.table.transact([putShift(shift, stored?.version ?? 0, undefined)]));
    const actions = [{ id: `duty.checkin#${shift.id}`, label: '签到' }];
    await house.asks({ what: { kind: 'card', card: { title: '值班提醒', text: '请按时到岗。', actions } } });
    return links();
  }

  /** The watch of that card. */
  const ownShift = async () =>
    (await loadShift(house.table, shiftIdOf(dayOf(house.house.now()), 'whole')))?.value;

  /** What was put into the queue for somebody. */
  async function waitingFor(prefix: string): Promise<string[]> {
    const found: string[] = [];
    for await (const { value } of waiting(house.table, 'wecom')) {
      const to = (await loadNotice(house.table, value.once))?.value.order.to;
      if (to?.id.startsWith(prefix)) found.push(value.once);
    }
    return found;
  }

  /** An officer asks for a unit's code and reads it out. */
  async function codeOf(unit: string): Promise<string> {
    await house.says('zhou', `绑定码 ${unit}`);
    return /编码：(\w+)/.exec(house.fake.shown().at(-1)?.text ?? '')?.[1] ?? '';
  }

  const phoneOf = (id: string) => people.find((one) => one.id === id)?.phone ?? '';

  return {
    ...house,
    fetched,
    phoneOf,
    covers,
    get,
    post,
    telephone,
    notice,
    links,
    watchCard,
    ownShift,
    waitingFor,
    codeOf,
  };
}
export type PagesHouse = Awaited<ReturnType<typeof pagesHouse>>;
