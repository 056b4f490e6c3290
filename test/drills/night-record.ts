import type { FakeFeishu } from '../kit/feishu/platform.ts';
import { type Seen, seen } from '../kit/feishu/seen.ts';
import type { Message } from '../kit/feishu/state.ts';

type Read = Seen & Pick<Message, 'id' | 'chat' | 'inPrivate'>;

/** What the platform has on record of one warning: each figure a drill judges by. */
export function nightRecord(fake: FakeFeishu, hazard: string) {
  const known = new Map<string, Read>();
  /** What was sent is read once: no figure needs the count on a card that was edited. */
  const all = (): Read[] =>
    fake.record
      .sent()
      .filter(({ content }) => content.includes(hazard))
      .map((message) => {
        const read = known.get(message.id) ?? { ...message, ...seen(message.type, message.content) };
        known.set(message.id, read);
        return read;
      });
  const inGroups = () => all().filter(({ inPrivate }) => !inPrivate);
  const alone = () => all().filter(({ inPrivate }) => inPrivate);
  const cards = () => inGroups().filter(({ text }) => text.includes('发布单位'));
  const chases = () => inGroups().filter(({ text }) => text.includes('家未确认'));
  const asked = () => alone().filter(({ text }) => text.includes('还未确认'));
  const people = () => asked().filter(({ text }) => !text.includes('联络员暂无回复'));
  const backups = () => asked().filter(({ text }) => text.includes('联络员暂无回复'));
  const lists = () => alone().filter(({ title = '' }) => /未确认单位（.街）/.test(title));
  const told = (user: string) => alone().filter(({ chat }) => chat === privately(user));

  return {
    told: () => cards().length,
    tellings: () => counted(cards()),
    cardIn(chat: string): { id: string; action: string } {
      const card = cards().find((one) => one.chat === chat);
      if (!card) throw new Error(`no card in ${chat}`);
      return { id: card.id, action: actionOf(card, '收到') };
    },
    toLetGo: (user: string) =>
      told(user)
        .filter(({ actions }) => actions.some(({ label }) => label === '确认发送'))
        .map((card) => ({ id: card.id, action: actionOf(card, '确认发送') })),

    chasedGroups: () => chases().length,
    /** Who was mentioned, for each message in each group. */
    groupChases: () => {
      const byChat = new Map<string, string[][]>();
      for (const { chat, mentions } of chases())
        byChat.set(chat, [...(byChat.get(chat) ?? []), [...mentions].sort()]);
      return byChat;
    },
    chasedPeople: () => people().length,
    personChases: () => usersOf(people()),
    chasedBackups: () => backups().length,
    backupChases: () => usersOf(backups()),
    listed: () => lists().length,
    listsTo: (user: string) =>
      lists()
        .filter(({ chat }) => chat === privately(user))
        .map(namesIn),
    /** The silent at the deadline, and whenever the officer asks. */
    listsToOfficer: () =>
      told('ou_zhou')
        .filter(({ title }) => title === '未确认单位')
        .map(namesIn),
  };
}

function privately(user: string): string {
  return `oc_private_${user}`;
}

function actionOf({ actions }: Read, label: string): string {
  return actions.find((action) => action.label === label)?.id ?? '';
}

function counted(those: readonly Read[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { chat } of those) counts.set(chat, (counts.get(chat) ?? 0) + 1);
  return counts;
}

function usersOf(those: readonly Read[]): string[] {
  return those.map(({ chat }) => chat.replace('oc_private_', '')).sort();
}

function namesIn({ text }: Read): string[] {
  return [...text.matchAll(/第\d{3}家商场/g)].map(([name]) => name).sort();
}
