import { build } from '../../functions/app.ts';
import { readConfig } from '../../functions/config.ts';
import type { Person } from '../../shared/domain/directory/person.ts';
import { personId, unitId } from '../../shared/domain/ids.ts';
import { at, type Day } from '../../shared/domain/time.ts';
import { answer } from '../../shared/flows/answer.ts';
import { work } from '../../shared/flows/steps.ts';
import { tick } from '../../shared/flows/tick.ts';
import { directoryChanged, putPerson, putUnit } from '../../shared/store/directory.ts';
import { memory } from './feishu-house.ts';
import { photosInMemory } from './photos-in-memory.ts';

/** A bureau of so many officers, nobody of whom is on the roster; nothing is sent, only kept. */
export async function largeBureau(many: number) {
  const table = await memory();
  const config = readConfig({ LOG_LEVEL: 'error' }, String);
  const { deps } = build(config, { table, photos: photosInMemory(), write() {}, wake() {} });
  for (let nth = 0; nth < many; nth += 1) await table.transact(putPerson(officer(nth), 0));
  await table.transact([directoryChanged()]);
  let messages = 0;
  return {
    ...{ deps, table },
    /** A unit whose liaison and backup are the first two of them. */
    async hasUnit(name: string) {
      const common = {
        id: unitId('u1'),
        name,
        aliases: [],
        kind: 'mall',
        street: '江湾街道',
        risk: 'red',
      } as const;
      const people = { liaison: personId('o0'), backup: personId('o1') };
      await table.transact([
        ...putUnit({ ...common, ...people, exposures: [], notes: {}, active: true }, 0),
        directoryChanged(),
      ]);
    },
    /** What falls due then, with all that takes more than one step. */
    async comes(on: Day, clock: string) {
      await tick(deps, at(on, clock));
      await work(deps, at(on, clock));
    },
    /** The officer of a number says it, or a stranger, privately and with so many photos. */
    async says(
      who: number | 'guest',
      text: string,
      more: { readonly at: readonly [Day, string]; readonly photos?: number },
    ) {
      messages += 1;
      const now = at(...more.at);
      const attachments = Array.from({ length: more.photos ?? 0 }, (_, nth) => ({
        ...{ kind: 'image' as const, key: `img_${messages}_${nth}` },
      }));
      const from = { id: who === 'guest' ? 'ou_guest' : `ou_${who}` };
      const common = { id: `om_${messages}`, channel: 'feishu', chat: null, sentAtMs: now } as const;
      const rest = { kind: 'said', mentionsBot: false, mentions: [] } as const;
      await answer(deps, { ...common, ...rest, from, text, attachments }, now);
      await work(deps, now);
    },
  };
}

function officer(nth: number): Person {
  return {
    ...{ id: personId(`o${nth}`), name: `科员${nth}`, nicknames: [], roles: ['officer'], units: [] },
    ...{ active: true, addresses: [{ channel: 'feishu', kind: 'person', id: `ou_${nth}` }] },
  };
}
