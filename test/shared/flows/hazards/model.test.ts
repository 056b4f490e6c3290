import { expect, test } from 'vitest';
import type { Case } from '../../../../shared/domain/hazards/case.ts';
import type { Said } from '../../../../shared/domain/message.ts';
import { HOUR_MS, type Instant, later } from '../../../../shared/domain/time.ts';
import { answer } from '../../../../shared/flows/answer.ts';
import { checkRecord } from '../../../../shared/flows/check-record.ts';
import type { Deps } from '../../../../shared/flows/deps.ts';
import { tick } from '../../../../shared/flows/tick.ts';
import { caseRecord } from '../../../../shared/store/hazards.ts';
import { historyOf } from '../../../../shared/store/history.ts';
import { keys } from '../../../../shared/store/keys.ts';
import { load, type Stored } from '../../../../shared/store/record.ts';
import type { Table } from '../../../../shared/store/table.ts';
import { chances } from '../../../kit/platform.ts';
import { world } from '../../../kit/world.ts';
import { acts, cases, people, sensible, wrongs } from './model.ts';

class Crash extends Error {}

function only(kind: typeof Crash): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof kind)) throw error;
  };
}

/** A table whose process dies now and then: before it wrote, or after it wrote and before anybody knew. */
function mortal(table: Table, chance: () => number): Table {
  return {
    ...{ get: (key) => table.get(key), query: (range) => table.query(range), scan: () => table.scan() },
    close: () => table.close(),
    async transact(writes) {
      const dies = chance();
      if (dies < 0.1) throw new Crash('before');
      await table.transact(writes);
      if (dies > 0.9) throw new Crash('after');
    },
  };
}

/** As a platform delivers: again and again until somebody lives to say that it was heard. */
async function deliver(deps: Deps, said: Said, now: Instant): Promise<void> {
  for (let round = 0; round < 30; round += 1) {
    try {
      await answer(deps, said, now);
      return;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
}

interface Walk {
  readonly deps: Deps;
  readonly table: Table;
  readonly chance: () => number;
}

function pick<T>(list: readonly T[], chance: () => number): T {
  const found = list[Math.floor(chance() * list.length)];
  if (found === undefined) throw new Error('nothing to pick');
  return found;
}

function nextAct(
  before: readonly (Stored<Case> | undefined)[],
  chance: () => number,
): readonly [string, string] {
  const number = pick(cases, chance);
  if (chance() < 0.5) return [pick(people, chance), pick(acts, chance)(number)];
  const state = before[Number(number) - 1]?.value.state ?? 'closed';
  const [person, words] = pick(sensible[state] ?? [['zhou', '重新办理']], chance);
  return [person, `${number}${words}`];
}

async function walk({ deps, table, chance }: Walk, start: Instant): Promise<void> {
  let now = start;
  let count = 0;
  const says = async ([person, text]: readonly [string, string]) => {
    count += 1;
    const arrived = {
      id: `m${count}`,
      channel: 'sandbox',
      from: { id: person },
      chat: null,
      sentAtMs: now,
    } as const;
    const said = { kind: 'said', text, attachments: [], mentionsBot: false, mentions: [] } as const;
    await deliver(deps, { ...arrived, ...said }, now);
  };
  await says(['guest', '隐患 万汇广场三楼消防通道堆货']);
  await says(['chen', '隐患 万汇广场三楼安全出口上锁']);
  await says(['song', '举报 聚福楼酒家后厨乱接电线，别说是我说的']);
  for (let act = 0; act < 250; act += 1) {
    const before = await allCases(table);
    now = later(now, Math.floor(chance() * 6 * HOUR_MS) + 1000);
    if (chance() < 0.15) await tick(deps, now).catch(only(Crash));
    const next = nextAct(before, chance);
    await says(next);
    const after = await allCases(table);
    for (const [place, stored] of after.entries()) check(before[place], stored, next.join(': '));
    for (const one of after.flatMap((stored) => stored?.value ?? []))
      for (const mark of marksOf(one)) reached.add(mark);
  }
}

const allCases = (table: Table) =>
  Promise.all(cases.map((n) => load(table, caseRecord, keys.case(`YH-2026-000${n}`))));

test.each([1, 2, 3, 4])(
  'whatever anybody tries in any order, and whenever the house dies, the guards hold (%i)',
  async (seed) => {
    const town = await world('2026-05-06', '09:00');
    const chance = chances(seed);
    const { table } = town.house.deps;
    const deps: Deps = { ...town.house.deps, table: mortal(table, chance), wake() {}, log() {} };
    await walk({ deps, table, chance }, town.host.now());
    for (const stored of await allCases(table)) {
      const past = await historyOf(table, stored?.key.pk ?? '');
      expect(past, 'each change stands once in the history').toHaveLength(stored?.version ?? 0);
    }
    const { broken } = await checkRecord(() => table.scan(), deps.hash);
    expect(broken, 'and says how the case stands').toEqual([]);
    await town.close();
  },
  120_000,
);

/** How far the walks came, all together. */
const reached = new Set<string>();

function marksOf(one: Case): string[] {
  return [
    one.state,
    ...(one.settled ? ['settled'] : []),
    ...(one.state === 'closed' && one.grade === 'major' && !one.settled ? ['major closed'] : []),
    ...(one.plate?.offBy ? ['taken off'] : []),
    ...(one.handedOver?.outcome ? ['answered'] : []),
    ...(one.reopened ? ['reopened'] : []),
    ...(one.sentBack ? ['sent back'] : []),
  ];
}

test('the walks came everywhere', () => {
  const everywhere = [
    'registered',
    'rectifying',
    'reinspection',
    'transferred',
    'closed',
    'invalid',
    'withdrawn',
  ];
  const further = ['settled', 'major closed', 'taken off', 'answered', 'reopened', 'sent back'];
  expect([...everywhere, ...further].filter((mark) => !reached.has(mark))).toEqual([]);
});

function check(before: Stored<Case> | undefined, after: Stored<Case> | undefined, act: string): void {
  if (!before || !after) return;
  expect(wrongs(before.value, after.value), act).toEqual([]);
}
