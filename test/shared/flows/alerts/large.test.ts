import { expect, test } from 'vitest';
import { silenceOf } from '../../../../shared/flows/alerts/silence.ts';
import { work } from '../../../../shared/flows/steps.ts';
import { copiesOf } from '../../../../shared/store/alert-waves.ts';
import { loadBroadcast } from '../../../../shared/store/alerts.ts';
import { waiting } from '../../../../shared/store/outbox.ts';
import { rollOf } from '../../../../shared/store/rolls.ts';
import { district, launchNotice, notice, now } from './district.ts';

const size = 2_000;

/** Processor time, which other programs of the machine do not lengthen. */
async function measured<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, ms: (user + system) / 1_000 };
}

test('two thousand groups are expanded in seconds, each once, and two workers beside each other do no harm', async () => {
  const deps = await district(size);
  const expanded = await measured(async () => {
    await launchNotice(deps);
    await Promise.all([work(deps, now), work(deps, now)]);
  });
  expect(await rollOf(deps.table, notice)).toHaveLength(size);
  expect(await copiesOf(deps.table, notice)).toHaveLength(size);
  let queued = 0;
  for await (const _ of waiting(deps.table, 'feishu')) queued += 1;
  expect(queued).toBe(size);
  const stored = await loadBroadcast(deps.table, notice);
  expect(stored?.value.state).toBe('sent');
  expect(expanded.ms).toBeLessThan(5_000);

  if (!stored) throw new Error('it was sent');
  await silenceOf(deps, stored.value, () => true);
  const silence = await measured(() => silenceOf(deps, stored.value, () => true));
  expect(silence.value.missing).toHaveLength(size);
  expect(silence.ms).toBeLessThan(600);
  await deps.table.close();
}, 60_000);
