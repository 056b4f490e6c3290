import { build } from '../../functions/app.ts';
import { readConfig } from '../../functions/config.ts';
import { deliverDoor } from '../../functions/deliver.ts';
import { type Limits, limitsOf } from '../../shared/domain/delivery.ts';
import type { Address, Card, Mouth } from '../../shared/domain/message.ts';
import { instant } from '../../shared/domain/time.ts';
import { openEngine } from '../local/engine.ts';

/** What the platform was given, oldest first. */
export interface Sent {
  readonly to: Address;
  readonly card: Card;
  readonly id: string;
}

/** No two houses of this process hear the same message. */
let said = 0;

/** The house of a folder in this process, on a clock that is moved by hand, before a platform that takes everything at once. */
export async function openNight(dataDir: string, clock: { nowMs: number }) {
  const config = readConfig({ DATA_DIR: dataDir, SANDBOX: '0', INGEST_TOKEN: 'bench' }, String);
  const kept = await openEngine(config, 'real');
  const house = build(config, { ...kept, wake() {}, write() {} }, () => instant(clock.nowMs));
  const sent: Sent[] = [];
  const mouth: Mouth = {
    async send(to, card) {
      // A group's card is named after its group, so that whoever presses it can name it.
      const id = to.kind === 'chat' ? to.id.replace('oc_', 'om_') : `om_private_${sent.length}`;
      sent.push({ to, card, id });
      return { message: id };
    },
    errand: async () => ({ kind: 'done' }),
  };
  const from = (person: string) => {
    said += 1;
    return {
      ...({ channel: 'feishu' } as const),
      ...{ id: `om_said_${said}`, from: { id: `ou_${person}` }, chat: null },
      sentAtMs: Date.now(),
    };
  };
  return {
    ...{ house, sent },
    says: (person: string, text: string) =>
      house.hear({
        ...from(person),
        ...{ kind: 'said', text, attachments: [], mentions: [], mentionsBot: false },
      }),
    presses: (person: string, message: string, action: string) =>
      house.hear({ ...from(person), kind: 'clicked', message, action, form: {} }),
    delivered: () => deliverDoor(house, { feishu: mouth }, { limits: noWindows }),
    close: () => kept.table.close(),
  };
}

export type Night = Awaited<ReturnType<typeof openNight>>;

/** The officer writes, looks at the preview and lets it go to all groups. */
export async function letGo({ sent, says, presses, delivered }: Night, officer: string, text: string) {
  await says(officer, text);
  await delivered();
  const preview = sent.at(-1);
  await presses(officer, preview?.id ?? '', preview?.card.actions?.[0]?.id ?? '');
  await delivered();
}

function noWindows(channel: Parameters<typeof limitsOf>[0]): Limits {
  return { ...limitsOf(channel), perCall: [], perAddress: [] };
}
