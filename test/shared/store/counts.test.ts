import { MemoryLevel } from 'memory-level';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Case, caseStates, register } from '../../../shared/domain/hazards/case.ts';
import { countsOf, figuresOf } from '../../../shared/domain/hazards/counts.ts';
import { numberOf } from '../../../shared/domain/hazards/number.ts';
import { personId, unitId } from '../../../shared/domain/ids.ts';
import { at, DAY_MS, day, later, plusDays } from '../../../shared/domain/time.ts';
import { countsIn } from '../../../shared/store/counts.ts';
import { listedOn, loadCase, putCase } from '../../../shared/store/hazards.ts';
import { openLevel } from '../../../shared/store/level.ts';
import { Conflict, type Engine } from '../../../shared/store/table.ts';

let table: Engine;
beforeEach(() => {
  table = openLevel(new MemoryLevel<string, string>({ keyEncoding: 'utf8', valueEncoding: 'utf8' }));
});
afterEach(() => table.close());

const start = at(day('2026-01-05'), '10:00');
const everything = { from: '2000-01', until: '2999-12' };

/** The same numbers each time for one seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

function reported(nth: number, roll: (sides: number) => number): Case {
  const source = (['public', 'self', 'inspection'] as const)[roll(3)] ?? 'public';
  const one = { number: numberOf('2026', nth), description: '', source, protected: false, majorHint: false };
  return register({ ...one, ...placed(roll) }, later(start, roll(120) * DAY_MS));
}

function placed(roll: (sides: number) => number): Pick<Case, 'unit' | 'street'> {
  if (roll(4) === 0) return {};
  return { unit: unitId(`u${roll(3)}`), street: `s${roll(2)}` };
}

/** Anything may become of it, legal or not: the counters follow the case, whatever the flows do. */
function changed(one: Case, roll: (sides: number) => number): Case {
  const { grade: _grade, rectified: _rectified, closedAt: _closedAt, deadline: _deadline, ...rest } = one;
  const state = caseStates[roll(caseStates.length)] ?? 'registered';
  const when = later(one.openedAt, roll(40) * DAY_MS);
  return {
    ...rest,
    ...placed(roll),
    state,
    ...(roll(3) > 0 && { grade: roll(2) === 0 ? ('major' as const) : ('general' as const) }),
    ...(roll(3) > 0 && { deadline: plusDays(day('2026-01-05'), roll(150)) }),
    ...(roll(2) > 0 && { rectified: { by: personId('p'), at: when, photos: 0 } }),
    ...(state === 'closed' && { closedAt: when }),
  };
}

async function kept(scope: string): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for await (const [name, count] of countsIn(table, scope, everything))
    sums[name] = (sums[name] ?? 0) + count;
  return withoutNoughts(sums);
}

async function recounted(scope: string): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const part of ['open', 'over'] as const)
    for await (const { number } of listedOn(table, 'all', part)) {
      const one = (await loadCase(table, number))?.value;
      if (!one || !['all', `street#${one.street}`, `unit#${one.unit}`].includes(scope)) continue;
      for (const [name, count] of countsOf(one)) sums[name] = (sums[name] ?? 0) + count;
    }
  return withoutNoughts(sums);
}

const withoutNoughts = (sums: Record<string, number>) =>
  Object.fromEntries(Object.entries(sums).filter(([, count]) => count !== 0));

test.each([1, 2, 3, 4, 5])(
  'whatever happens to cases, the counters equal a full recount (seed %i)',
  async (seed) => {
    const roll = dice(seed);
    for (let nth = 1; nth <= 60; nth += 1) await table.transact(putCase(reported(nth, roll), 0));
    for (let step = 0; step < 400; step += 1) {
      const stored = await loadCase(table, numberOf('2026', 1 + roll(60)));
      if (!stored) throw new Error('a case is gone');
      const next = changed(stored.value, roll);
      await table.transact(putCase(next, stored.version, stored.value));
      // Whoever lost the race changed nothing, the counters included.
      const late = table.transact(putCase(changed(stored.value, roll), stored.version, stored.value));
      if (roll(5) === 0) await expect(late).rejects.toBeInstanceOf(Conflict);
      else await late.catch(() => undefined);
    }
    for (const scope of ['all', 'street#s0', 'street#s1', 'unit#u0', 'unit#u1', 'unit#u2'])
      expect(await kept(scope)).toEqual(await recounted(scope));
  },
);

test('figures of some months leave the others out, but for what is overdue just now', () => {
  const counts = [
    ['cell#2026-01#self#-#registered', 2],
    ['cell#2026-02#public#major#closed', 3],
    ['days#2026-02', 12],
    ['late#2026-02', 1],
    ['due#2026-01-31', 4],
    ['due#2026-12-31', 5],
  ] as const;
  expect(figuresOf(counts, { from: '2026-02', until: '2026-02', today: day('2026-03-01') })).toEqual({
    ...{ registered: 3, by: { public: 3, self: 0, inspection: 0 }, grades: { major: 3 } },
    ...{ states: { closed: 3 }, days: 12, late: 1, overdue: 4 },
  });
});
