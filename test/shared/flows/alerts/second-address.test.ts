import { afterEach, beforeEach, expect, test } from 'vitest';
import { personId } from '../../../../shared/domain/ids.ts';
import { later, MINUTE_MS } from '../../../../shared/domain/time.ts';
import type { Deps } from '../../../../shared/flows/deps.ts';
import { work } from '../../../../shared/flows/steps.ts';
import { tick } from '../../../../shared/flows/tick.ts';
import { loadPerson, putPerson } from '../../../../shared/store/directory.ts';
import { waiting } from '../../../../shared/store/outbox.ts';
import { district, launchNotice, now } from './district.ts';

let deps: Deps;
beforeEach(async () => {
  deps = await district(3);
  const stored = await loadPerson(deps.table, personId('p1'));
  if (!stored) throw new Error('he is of the district');
  const addresses = [...stored.value.addresses, { channel: 'wecom', kind: 'person', id: 'w1' } as const];
  await deps.table.transact(putPerson({ ...stored.value, addresses }, stored.version));
});
afterEach(() => deps.table.close());

async function queue(channel: 'feishu' | 'wecom'): Promise<string[]> {
  const found: string[] = [];
  for await (const { value } of waiting(deps.table, channel))
    found.push(`${value.to.id} ${value.once.split('#')[0]}`);
  return found.sort();
}

const warning = { issuer: 'i', verb: 'v', hazard: 'h', colour: 'red', lifted: false } as const;

test('while a channel is down, a grave warning reaches units by their second address, once, and the officer sees it', async () => {
  await launchNotice(deps, { kind: 'warning', warning });
  await work(deps, now);
  expect(await queue('wecom')).toEqual([]);
  for (const minutes of [6, 7, 8]) {
    await tick(deps, later(now, minutes * MINUTE_MS));
    await work(deps, later(now, minutes * MINUTE_MS));
  }
  expect(await queue('wecom')).toEqual(['w1 alert.second']);
  expect((await queue('feishu')).filter((line) => line.includes('lagging'))).toEqual(['zhou alert.lagging']);
});

test('what can wait does so for a quarter of an hour before another way is tried', async () => {
  await launchNotice(deps);
  await work(deps, now);
  await tick(deps, later(now, 8 * MINUTE_MS));
  expect(await queue('wecom')).toEqual([]);
  await tick(deps, later(now, 16 * MINUTE_MS));
  expect(await queue('wecom')).toEqual(['w1 alert.second']);
});
