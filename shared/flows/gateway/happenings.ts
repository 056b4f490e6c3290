import { roomsChanged } from '../../conversation/directory/words-groups.ts';
import { scanToLogIn, wrongAccount } from '../../conversation/gateway/words.ts';
import type { Group } from '../../domain/directory/unit.ts';
import { groupId } from '../../domain/ids.ts';
import { straight } from '../../domain/straight.ts';
import { type Instant, later } from '../../domain/time.ts';
import { allGroups, directoryChanged, loadHolder, putGroup } from '../../store/directory.ts';
import { loadGateway, putGateway } from '../../store/gateway.ts';
import { commit } from '../commit.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome } from '../outcome.ts';
import { patienceMs } from './status.ts';
import { toAdministrators } from './tell.ts';

/** What a gateway tells besides messages. */
export type Happening =
  | { readonly kind: 'room'; readonly room: string; readonly name: string }
  | { readonly kind: 'login'; readonly session: string; readonly stableIds: boolean }
  | { readonly kind: 'wrong-account' }
  | { readonly kind: 'qr'; readonly png?: Uint8Array };

export async function takeHappening(
  deps: Deps,
  from: { readonly account: string; readonly id: string },
  { happening, now }: { readonly happening: Happening; readonly now: Instant },
): Promise<void> {
  const outcome = await outcomeOf(deps, from, { happening, now });
  await commit(deps, outcome, { who: `gateway:${from.account}`, through: from.id, now });
}

async function outcomeOf(
  deps: Deps,
  { account, id }: { readonly account: string; readonly id: string },
  { happening, now }: { readonly happening: Happening; readonly now: Instant },
): Promise<Outcome> {
  switch (happening.kind) {
    case 'room':
      return meetRoom(deps, happening);
    case 'login':
      return loggedIn(deps, account, { ...happening, now });
    case 'wrong-account':
      return { writes: [], sends: await toAdministrators(deps, `gateway.wrong#${id}`, wrongAccount()) };
    case 'qr':
      return askToScan(deps, id, happening.png);
  }
}

/** A room that nobody knows waits to be bound; names are not unique there, so a second one gets a number. */
async function meetRoom(deps: Deps, { room, name }: { room: string; name: string }): Promise<Outcome> {
  const address = { channel: 'wechat', kind: 'chat', id: room } as const;
  if (await loadHolder(deps.table, address)) return nothing;
  const names = new Set(
    (await allGroups(deps.table)).flatMap(({ value }) => (value.rebind ? [] : [value.name])),
  );
  const shown = straight(name);
  let free = shown;
  for (let count = 2; names.has(free); count += 1) free = `${shown}${count}`;
  const group: Group = {
    ...{ id: groupId(deps.newId('g')), name: free, address },
    ...{ covers: { kind: 'unbound' }, active: true },
  };
  return { writes: [...putGroup(group, 0), directoryChanged()] };
}

/** Where ids change with each login, nobody may be written to by his old one until a person has said which room is which. */
async function loggedIn(
  deps: Deps,
  account: string,
  { session, stableIds, now }: { session: string; stableIds: boolean; now: Instant },
): Promise<Outcome> {
  const stored = await loadGateway(deps.table, account);
  const known = stored?.value ?? { account, loggedIn: true, statusAt: now };
  if (stored?.value.session === session) return nothing;
  const write = putGateway({ ...known, session }, stored?.version ?? 0, later(now, patienceMs));
  if (stableIds || !stored || stored.value.session === '') return { writes: [write] };
  const rooms = (await allGroups(deps.table)).filter(
    ({ value }) => value.address.channel === 'wechat' && value.active && value.covers.kind !== 'unbound',
  );
  const held = rooms.map(({ value, version }) => putGroup({ ...value, rebind: true }, version));
  const last = held.slice(-mostRooms);
  // The new session is written down with the last of them: what breaks off before is told again, and goes on.
  for (let from = 0; from < held.length - last.length; from += mostRooms)
    await deps.table.transact([
      ...held.slice(from, Math.min(from + mostRooms, held.length - last.length)).flat(),
      directoryChanged(),
    ]);
  return {
    writes: [write, ...last.flat(), directoryChanged()],
    sends:
      rooms.length === 0
        ? []
        : await toAdministrators(deps, `gateway.rooms#${account}#${session}`, roomsChanged(rooms.length)),
  };
}

/** A transaction has room for so many. */
const mostRooms = 40;

async function askToScan(deps: Deps, id: string, png: Uint8Array | undefined): Promise<Outcome> {
  const key = png && (await shelved(deps, png));
  const card = { ...scanToLogIn(key !== undefined), ...(key !== undefined && { images: [key] }) };
  return { writes: [], sends: await toAdministrators(deps, `gateway.qr#${id}`, card) };
}

/** Where this host does not reach the shelf, the gateway's own page shows the code. */
async function shelved(deps: Deps, png: Uint8Array): Promise<string | undefined> {
  const key = deps.newId('qr');
  try {
    await deps.photos.put(key, png, 'image/png');
    return key;
  } catch {
    return undefined;
  }
}
