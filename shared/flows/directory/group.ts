import {
  askCover,
  coverNames,
  groupBound,
  groupRefused,
  unnamedGroup,
} from '../../conversation/directory/words.ts';
import { may } from '../../domain/directory/may.ts';
import { covers, type Group, type GroupCover, type Unit } from '../../domain/directory/unit.ts';
import { groupId } from '../../domain/ids.ts';
import type { Happened } from '../../domain/message.ts';
import { allUnits, loadGroup, loadHolder, putGroup } from '../../store/directory.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';

/** The bot came into a group, was put out, or the group is gone or renamed. */
export async function happenedToGroup(deps: Deps, what: Happened): Promise<Outcome> {
  if (what.chat === null) return nothing;
  const stored = await groupAt(deps, what);
  const happenedMs = what.sentAtMs;
  switch (what.what) {
    case 'recalled':
      return nothing;
    case 'bot-added':
      return isOld(stored, what) ? nothing : welcome(deps, what, stored);
    case 'renamed':
      return stored && what.name ? change(stored, { name: what.name }, 'directory.group-renamed') : nothing;
    case 'bot-removed':
    case 'disbanded':
      if (!stored || isOld(stored, what)) return nothing;
      return change(stored, { active: false, happenedMs }, 'directory.group-gone');
  }
}

/** The platform tells in any order: what happened before the last that is known changes nothing any more. */
function isOld(stored: Stored<Group> | undefined, { sentAtMs }: Happened): boolean {
  return stored?.value.happenedMs !== undefined && sentAtMs < stored.value.happenedMs;
}

async function groupAt(deps: Deps, { channel, chat }: Happened): Promise<Stored<Group> | undefined> {
  const holder =
    chat === null ? undefined : await loadHolder(deps.table, { channel, kind: 'chat', id: chat });
  return holder && loadGroup(deps.table, groupId(holder.value.id));
}

function change(stored: Stored<Group>, changed: Partial<Group>, what: string): Outcome {
  const next = { ...stored.value, ...changed };
  return {
    writes: putGroup(next, stored.version),
    entries: [{ pk: `group#${next.id}`, version: stored.version + 1, what, facts: {} }],
  };
}

/** A group that was bound before stays bound; a new one is asked what it covers. */
async function welcome(deps: Deps, what: Happened, stored: Stored<Group> | undefined): Promise<Outcome> {
  if (stored && stored.value.covers.kind !== 'unbound')
    return change(stored, { active: true, happenedMs: what.sentAtMs }, 'directory.group-back');
  const id = stored?.value.id ?? groupId(deps.newId('g'));
  const address = { channel: what.channel, kind: 'chat', id: what.chat ?? '' } as const;
  const group: Group = {
    id,
    name: what.name ?? unnamedGroup,
    address,
    covers: { kind: 'unbound' },
    active: true,
    happenedMs: what.sentAtMs,
  };
  const streets = [...new Set((await allUnits(deps.table)).map(({ value }) => value.street))].sort();
  return {
    writes: putGroup(group, stored?.version ?? 0),
    sends: [
      {
        once: `directory.welcome#${what.channel}#${what.id}`,
        to: { kind: 'address', address },
        lane: 'answer',
        card: askCover(group.name, streets),
        about: { topic: 'directory', id },
      },
    ],
  };
}

/** Somebody of the bureau or the street says in the card what the group covers. */
export async function bindGroup(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, group } = turn;
  const stored = group && (await loadGroup(deps.table, group.id));
  if (!stored || !speaker.person) return say({ text: groupRefused['not-yours'] }, true);
  const units = (await allUnits(deps.table)).map(({ value }) => value);
  const cover = coverOf(intent.form?.['cover'] ?? intent.choice ?? '', intent.form?.['units'] ?? '', units);
  if (typeof cover === 'string') return say({ text: groupRefused[cover] }, true);
  const touched = units.filter((unit) => covers(cover, unit));
  if (!touched.every((unit) => may(speaker, 'bind-group', unit)) || !may(speaker, 'bind-group')) {
    return say({ text: groupRefused['not-yours'] }, true);
  }
  const named = coverNames(
    cover,
    touched.map((unit) => unit.name),
  );
  const card = groupBound(named, speaker.name);
  return {
    ...change(stored, { covers: cover }, 'directory.group-bound'),
    face: card,
    toast: { tone: 'success', text: card.text },
  };
}

function coverOf(
  choice: string,
  typed: string,
  units: readonly Unit[],
): GroupCover | 'no-cover' | 'unknown-units' {
  if (choice === 'all') return { kind: 'all' };
  if (choice.startsWith('street:')) return { kind: 'street', street: choice.slice('street:'.length) };
  if (choice !== 'units') return 'no-cover';
  const names = typed.split(/[、,，;；\s]+/).filter(Boolean);
  const found = names.map((name) => units.find((unit) => unit.name === name || unit.aliases.includes(name)));
  const ids = found.flatMap((unit) => unit?.id ?? []);
  return ids.length === 0 || ids.length < names.length ? 'unknown-units' : { kind: 'units', units: ids };
}
