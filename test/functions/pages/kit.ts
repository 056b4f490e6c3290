import { pages } from '../../../functions/pages/pages.ts';
import { people } from '../../../infra/town/people.ts';
import type { GroupCover } from '../../../shared/domain/directory/unit.ts';
import { groupId } from '../../../shared/domain/ids.ts';
import { loadGroup, putGroup } from '../../../shared/store/directory.ts';
import { loadNotice, waiting } from '../../../shared/store/outbox.ts';
import { channelHouse } from '../../kit/channels/house.ts';
import { fakeWecom } from '../../kit/channels/wecom.ts';

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
      post: (url: string, fields: Record<string, string> = {}) => keep(post(url, fields, kept)),
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

  return { ...house, covers, get, post, telephone, notice, waitingFor, codeOf };
}
export type PagesHouse = Awaited<ReturnType<typeof pagesHouse>>;
