import type { Message } from '../../functions/sandbox/message.ts';
import { groupId } from '../../shared/domain/ids.ts';
import { loadGroup, putGroup } from '../../shared/store/directory.ts';
import { type Town, world } from '../kit/world.ts';

/** Both ways of hearing a group: everything, or only what mentions the bot or answers its cards. */
export const hearings = [
  { hearing: 'the bot hears all', onlyMentions: false },
  { hearing: 'only mentions reach the bot', onlyMentions: true },
];

/** One grey dot: a real image. */
export const dot =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** The town, and people who know that they must mention the bot where it hears nothing else. */
export interface Story extends Town {
  /** Says something in a group, to the bot if need be. */
  inGroup(person: string, chat: string, text: string, images?: readonly string[]): Promise<Message[]>;
}

export async function story(on: string, clock: string, onlyMentions: boolean): Promise<Story> {
  const town = await world(on, clock);
  town.host.chat.turn({ onlyMentions });
  return {
    ...town,
    inGroup: (person, chat, text, images = []) =>
      town.says(person, text, { chat, images, mention: onlyMentions }),
  };
}

/** What one person or group read of these messages, fields included. */
export function read(at: string, heard: readonly Message[]): string {
  return heard
    .filter(({ to }) => ('person' in to ? to.person : to.chat) === at)
    .map(({ title = '', text, fields = [] }) =>
      [title, text, ...fields.map(({ label, value }) => `${label}：${value}`)].join('\n'),
    )
    .join('\n---\n');
}

/** The last message with something to press that reached somebody. */
export function card(at: string, heard: readonly Message[]): Message {
  const found = heard.findLast(
    ({ to, actions }) => ('person' in to ? to.person : to.chat) === at && actions !== undefined,
  );
  if (!found) throw new Error(`no card for ${at}`);
  return found;
}

/** Who or which group was sent anything. */
export function reached(heard: readonly Message[]): string[] {
  return [...new Set(heard.map(({ to }) => ('person' in to ? to.person : to.chat)))].sort();
}

/** A group of the town as it was before anybody said whose it is, and the bot comes into it. */
export async function botComesInto(town: Town, chat: string): Promise<Message> {
  const { table } = town.house.deps;
  const stored = await loadGroup(table, groupId(chat));
  if (!stored) throw new Error(`no group ${chat}`);
  await table.transact(putGroup({ ...stored.value, covers: { kind: 'unbound' } }, stored.version));
  await town.house.hear({
    ...{ kind: 'happened', what: 'bot-added', channel: 'sandbox', id: `added-${chat}` },
    ...{ chat, name: stored.value.name, from: { id: 'zhou' }, sentAtMs: town.host.now() },
  });
  await town.passes(1);
  const line = town.host.chat.lines({ talks: [{ chat }] }).findLast(({ from }) => from === 'bot');
  if (!line) throw new Error('nothing was asked');
  const { title, text, actions } = line.card;
  const message = { id: line.id, at: line.at, from: 'bot', to: { chat }, text };
  return { ...message, ...(title && { title }), ...(actions && { actions }) };
}
