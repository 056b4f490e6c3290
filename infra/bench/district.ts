import { build } from '../../functions/app.ts';
import { readConfig } from '../../functions/config.ts';
import type { Person } from '../../shared/domain/directory/person.ts';
import type { Group, Unit } from '../../shared/domain/directory/unit.ts';
import { groupId, personId, unitId } from '../../shared/domain/ids.ts';
import { DAY_MS, later } from '../../shared/domain/time.ts';
import { birth } from '../../shared/flows/birth.ts';
import { found } from '../../shared/flows/founding.ts';
import { openEngine } from '../local/engine.ts';

export interface District {
  readonly units: number;
  /** One group for each unit. */
  readonly groups?: boolean;
  /** The number of the one officer; nobody else is of the bureau. */
  readonly officer?: number;
  /** How long ago the house began: its ledgers know nothing from before. */
  readonly daysOld?: number;
}

const streets = 20;

/** Fills the table under a folder with a district: each unit has a liaison whose number on the platform is its own. */
export async function foundDistrict(
  dataDir: string,
  { units, groups = false, officer, daysOld = 0 }: District,
): Promise<void> {
  const config = readConfig({ DATA_DIR: dataDir, SANDBOX: '0' }, String);
  const kept = await openEngine(config, 'real');
  const { deps, now } = build(config, { ...kept, wake() {}, write() {} });
  const numbers = Array.from({ length: units }, (_, place) => place + 1);
  await birth(deps, later(now(), -daysOld * DAY_MS));
  await found(
    deps,
    {
      bureau: { name: '临江区商务局', office: '值班室', landline: '0100-88660119' },
      units: numbers.map(unitOf),
      people: [...numbers.map(liaisonOf), ...(officer === undefined ? [] : [officerOf(officer)])],
      groups: groups ? numbers.map(groupOf) : [],
      rosterOf: () => [],
    },
    now(),
  );
  await kept.table.close();
}

function unitOf(number: number): Unit {
  return {
    ...{ id: unitId(`u${number}`), name: `临江第${number}商场`, aliases: [], kind: 'mall' },
    ...{ street: `第${number % streets}街道`, exposures: [], notes: {}, active: true },
    liaison: personId(`p${number}`),
  };
}

function liaisonOf(number: number): Person {
  return {
    ...personAt(number),
    ...{ id: personId(`p${number}`), name: `联络员${number}`, roles: ['liaison'] },
    units: [unitId(`u${number}`)],
  };
}

function officerOf(number: number): Person {
  return { ...personAt(number), id: personId('officer'), name: '周敏', roles: ['administrator', 'officer'] };
}

function personAt(number: number) {
  const address = { channel: 'feishu', kind: 'person', id: `ou_${number}` } as const;
  return { nicknames: [], units: [], addresses: [address], active: true };
}

function groupOf(number: number): Group {
  return {
    ...{ id: groupId(`g${number}`), name: `第${number}商场安全群`, active: true },
    address: { channel: 'feishu', kind: 'chat', id: `oc_${number}` },
    covers: { kind: 'units', units: [unitId(`u${number}`)] },
  };
}
