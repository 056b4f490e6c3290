import { coverInGroup, coverSaid, groupToBind } from '../../conversation/directory/cover.ts';
import {
  askCover,
  coverNames,
  groupBound,
  groupRefused,
  unnamedGroup,
} from '../../conversation/directory/words.ts';
import { groupsToBind, namedGroupBound, unknownGroup } from '../../conversation/directory/words-groups.ts';
import { may } from '../../domain/directory/may.ts';
import { covers, type Group, type GroupCover, type Unit } from '../../domain/directory/unit.ts';
import { groupId } from '../../domain/ids.ts';
import type { Happened } from '../../domain/message.ts';
import {
  allGroups,
  allUnits,
  directoryChanged,
  loadGroup,
  loadHolder,
  putGroup,
} from '../../store/directory.ts';
import type { Stored } from '../../store/record.ts';
import type { Write } from '../../store/table.ts';
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
    writes: [...putGroup(next, stored.version), directoryChanged()],
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
    writes: [...putGroup(group, stored?.version ?? 0), directoryChanged()],
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
  const { intent, group, inbound } = turn;
  const named = inbound.kind === 'said' && inbound.chat === null ? groupToBind(inbound.text) : undefined;
  if (named !== undefined) return bindNamed(deps, turn, named);
  const stored = group && (await loadGroup(deps.table, group.id));
  const units = (await allUnits(deps.table)).map(({ value }) => value);
  const words = coverSaid(inbound.kind === 'said' ? coverInGroup(inbound.text) : '', streetsOf(units));
  const { cover: choice = intent.choice ?? words.choice, units: typed = words.units } = intent.form ?? {};
  return bindTo(turn, { stored, units, cover: coverOf(choice, typed, units) });
}

/** Robots and rooms that nobody can press a button in are bound from a private talk, by their names. */
async function bindNamed(deps: Deps, turn: Turn, words: string): Promise<Outcome> {
  if (!turn.speaker.person || !may(turn.speaker, 'bind-group'))
    return say({ text: groupRefused['not-yours'] }, true);
  const groups = await allGroups(deps.table);
  if (words === '') {
    const open = groups.filter(({ value }) => value.covers.kind === 'unbound' || value.rebind === true);
    return say(groupsToBind(open.map(({ value }) => value.name)), true);
  }
  const stored = groups
    .filter(({ value }) => words.startsWith(value.name))
    .sort((a, b) => b.value.name.length - a.value.name.length || Number(isKnown(a)) - Number(isKnown(b)))[0];
  if (!stored) return say({ text: unknownGroup }, true);
  const units = (await allUnits(deps.table)).map(({ value }) => value);
  const said = coverSaid(words.slice(stored.value.name.length), streetsOf(units));
  const cover = coverOf(said.choice, said.units, units);
  const outcome = bindTo(turn, { stored: takenOver(groups, stored), units, cover, named: true });
  return outcome.entries
    ? { ...outcome, writes: [...outcome.writes, ...successorWrites(groups, stored)] }
    : outcome;
}

const isKnown = ({ value }: Stored<Group>) => value.covers.kind !== 'unbound';

/** A group whose platform gave it another id keeps what it is with us: it only moves to where it is found now. */
function takenOver(groups: readonly Stored<Group>[], found: Stored<Group>): Stored<Group> {
  const old = lostOf(groups, found);
  return old ? { ...old, value: { ...old.value, address: found.value.address } } : found;
}

function lostOf(groups: readonly Stored<Group>[], found: Stored<Group>): Stored<Group> | undefined {
  const { address, name, covers: cover } = found.value;
  if (cover.kind !== 'unbound') return undefined;
  return groups.find(
    ({ value }) => value.rebind && value.address.channel === address.channel && value.name === name,
  );
}

/** What stood for the room until it was known which one it is. */
function successorWrites(groups: readonly Stored<Group>[], found: Stored<Group>): Write[] {
  return lostOf(groups, found) ? [{ kind: 'delete', key: found.key, seen: found.version }] : [];
}

interface Binding {
  readonly stored: Stored<Group> | undefined;
  readonly units: readonly Unit[];
  readonly cover: GroupCover | 'no-cover' | 'unknown-units';
  readonly named?: boolean;
}

function bindTo({ speaker }: Turn, { stored, units, cover, named }: Binding): Outcome {
  if (!stored || !speaker.person) return say({ text: groupRefused['not-yours'] }, true);
  if (typeof cover === 'string') return say({ text: groupRefused[cover] }, true);
  const touched = units.filter((unit) => covers(cover, unit));
  if (!touched.every((unit) => may(speaker, 'bind-group', unit)) || !may(speaker, 'bind-group')) {
    return say({ text: groupRefused['not-yours'] }, true);
  }
  const covered = coverNames(
    cover,
    touched.map((unit) => unit.name),
  );
  const bound = change(stored, { covers: cover, active: true, rebind: false }, 'directory.group-bound');
  if (named) return { ...bound, reply: namedGroupBound(stored.value.name, covered), privately: true };
  const card = groupBound(covered, speaker.name);
  return { ...bound, face: card, toast: { tone: 'success', text: card.text } };
}

function streetsOf(units: readonly Unit[]): string[] {
  return [...new Set(units.map(({ street }) => street))];
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
