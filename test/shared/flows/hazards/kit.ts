import type { Message } from '../../../../functions/sandbox/message.ts';
import { caseNumber } from '../../../../shared/domain/ids.ts';
import { loadCase } from '../../../../shared/store/hazards.ts';
import { world } from '../../../kit/world.ts';

/** One grey dot: a real image. */
export const dot =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export type Town = Awaited<ReturnType<typeof world>>;

/** A quiet weekday morning: 何 and 周 are on watch, 林 leads; with what was said before the test begins. */
export async function morning(...before: readonly (readonly [person: string, text: string])[]) {
  const town = await world('2026-05-06', '09:00');
  for (const [person, text] of before) await town.says(person, text);
  return town;
}

export const kept = async (town: Town, number = 'YH-2026-0001') =>
  (await loadCase(town.house.deps.table, caseNumber(number)))?.value;

/** What somebody is answered privately. */
export const answerTo = async (town: Town, person: string, text: string) =>
  toldTo(person, await town.says(person, text));

/** What somebody got privately of these messages, as text. */
export function toldTo(person: string, messages: readonly Message[]): string {
  return messages
    .filter(({ to }) => 'person' in to && to.person === person)
    .map(({ text, fields = [] }) =>
      [text, ...fields.map(({ label, value }) => `${label}：${value}`)].join('\n'),
    )
    .join('\n---\n');
}

export function toldIn(chat: string, messages: readonly Message[]): string {
  return messages.flatMap(({ to, text }) => ('chat' in to && to.chat === chat ? [text] : [])).join('\n---\n');
}

export function cardFor(person: string, messages: readonly Message[]): Message {
  const found = messages.find(({ to, actions }) => 'person' in to && to.person === person && actions);
  if (!found) throw new Error(`no card for ${person}`);
  return found;
}

export function numberIn(messages: readonly Message[]): string {
  return /YH-\d{4}-\d{4,}/.exec(messages.map(({ text }) => text).join(' '))?.[0] ?? '';
}
