import type { Intent } from '../conversation/intent.ts';
import { understand } from '../conversation/phrasebook.ts';
import type { Context, OpenWindows, Utterance } from '../conversation/utterance.ts';
import type { Said } from '../domain/message.ts';
import { openAlerts } from './alerts/open.ts';
import type { Deps } from './deps.ts';
import { openDuty } from './duty/open.ts';
import { openHazards } from './hazards/open.ts';
import { knownNames } from './names.ts';
import type { Turn } from './turn.ts';

/** What somebody wants who wrote. Loaded by the first sentence: who presses a button needs no phrasebook. */
export async function intentOfWords(deps: Deps, seen: Omit<Turn, 'intent'>, said: Said): Promise<Intent> {
  return understand(utteranceOf(said), await contextOf(deps, seen), seen.now);
}

/** What the phrasebook may know of the speaker and of what waits for his answer. */
async function contextOf(deps: Deps, seen: Omit<Turn, 'intent'>): Promise<Context> {
  const { speaker, quoted } = seen;
  const [known, ...open] = await Promise.all([
    knownNames(deps),
    openAlerts(deps, seen),
    openDuty(deps, seen),
    openHazards(deps, seen),
  ]);
  return {
    roles: speaker.roles,
    name: speaker.name,
    units: speaker.represents.map((unit) => ({ id: unit.id, names: [unit.name, ...unit.aliases] })),
    ...(quoted && { quoted }),
    open: Object.assign({ ...closed }, ...open),
    known,
  };
}

const closed: OpenWindows = { confirm: 0, spotCheck: false, zeroReport: false, swap: false };

function utteranceOf(said: Said): Utterance {
  return {
    text: said.text,
    images: said.attachments.filter(({ kind }) => kind === 'image').length,
    others: said.attachments.flatMap(({ kind }) => (kind === 'image' ? [] : [kind])),
    fileNames: said.attachments.flatMap(({ name }) => name ?? []),
    mentionsBot: said.mentionsBot,
    mentions: said.mentions.flatMap(({ name }) => name ?? []),
    inGroup: said.chat !== null,
    forwarded: said.forwarded ?? false,
  };
}
