import { MemoryLevel } from 'memory-level';
import { vault } from '../../../../functions/vault.ts';
import { type Draft, draft } from '../../../../shared/domain/alerts/broadcast.ts';
import { alertId, groupId, personId, unitId } from '../../../../shared/domain/ids.ts';
import { type Instant, instant } from '../../../../shared/domain/time.ts';
import { everybody } from '../../../../shared/flows/alerts/audience.ts';
import { launch } from '../../../../shared/flows/alerts/launch.ts';
import { commit } from '../../../../shared/flows/commit.ts';
import type { Deps } from '../../../../shared/flows/deps.ts';
import { putGroup, putPerson, putUnit } from '../../../../shared/store/directory.ts';
import { openLevel } from '../../../../shared/store/level.ts';
import { notebookOn } from '../../../../shared/store/notebook.ts';
import type { Write } from '../../../../shared/store/table.ts';
import { photosInMemory } from '../../../kit/photos-in-memory.ts';

export const now = instant('2026-05-12T09:30:00+08:00');
export const notice = alertId('al_1');

/** A district without a courier: each unit with its liaison and a group of its own, and an officer who drafts. */
export async function district(size: number): Promise<Deps> {
  const table = openLevel(new MemoryLevel<string, string>({ keyEncoding: 'utf8', valueEncoding: 'utf8' }));
  const deps: Deps = {
    ...{
      table,
      notebook: notebookOn(table),
      photos: photosInMemory(),
      admins: [],
      robots: [],
      vault,
      log: () => {},
      wake: () => {},
      hash: String,
      inflate: () => undefined,
    },
    ...{ wall: { now: () => now, sleep: () => Promise.resolve() }, newId: (prefix) => `${prefix}_1` },
  };
  for (let from = 0; from < size; from += 15) {
    const places = Array.from({ length: Math.min(15, size - from) }, (_, place) => from + place);
    await table.transact(places.flatMap(rowsOf));
  }
  await table.transact(officer());
  return deps;
}

function rowsOf(place: number): Write[] {
  const [unit, person, group] = [unitId(`u${place}`), personId(`p${place}`), groupId(`g${place}`)];
  const street = `${Math.floor(place / 200)}街道`;
  const own = { id: unit, name: `单位${place}`, street, kind: 'mall', liaison: person, active: true };
  const whose = {
    id: person,
    name: `人${place}`,
    phone: `199${String(60_000_000 + place)}`,
    units: [unit],
    active: true,
  };
  return [
    ...putUnit({ ...own, aliases: [], exposures: [], notes: {} }, 0),
    ...putPerson({ ...whose, nicknames: [], roles: ['liaison'], addresses: [at('person', person)] }, 0),
    ...putGroup(
      {
        id: group,
        name: '',
        address: at('chat', group),
        covers: { kind: 'units', units: [unit] },
        active: true,
      },
      0,
    ),
  ];
}

function officer(): Write[] {
  const base = { id: personId('zhou'), name: '周敏', nicknames: [], units: [], active: true } as const;
  return putPerson({ ...base, roles: ['officer'], addresses: [at('person', 'zhou')] }, 0);
}

function at(kind: 'person' | 'chat', id: string) {
  return { channel: 'feishu', kind, id } as const;
}

/** Lets a notice go to all units; nothing of it is expanded yet. */
export async function launchNotice(deps: Deps, more: Partial<Draft> = {}, when: Instant = now) {
  const audience = { streets: [], kinds: [], units: [] };
  const base = {
    id: notice,
    kind: 'notice',
    text: '请检查疏散通道',
    audience,
    drafter: personId('zhou'),
  } as const;
  const done = await launch(deps, draft({ ...base, ...more }, when), {
    seen: 0,
    all: await everybody(deps),
    now: when,
    cause: 'm1',
  });
  if (!done.ok) throw new Error(done.why);
  await commit(deps, done.outcome, { who: 'zhou', through: 'm1', now: when });
  return done.sent;
}
