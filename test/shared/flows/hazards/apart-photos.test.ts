import { afterEach, beforeEach, expect, test } from 'vitest';
import { settledHazards } from '../../../../shared/flows/hazards/settled.ts';
import { photosOf, putPhoto } from '../../../../shared/store/case-photos.ts';
import { numberedIncident } from '../../../../shared/store/incidents.ts';
import { keys } from '../../../../shared/store/keys.ts';
import { loadNotice } from '../../../../shared/store/outbox.ts';
import { cardFor, dot, morning, type Town, toldTo } from './kit.ts';
import { fileFor, textOf, unpacked } from './kit-papers.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
  await town.says('guest', '人民路88号烧烤店着火了', { images: [dot] });
  await town.passes(2);
  await town.says('song', '', { images: [dot] });
  const second = await town.says('song', '人民路88号着火了，浓烟很大', { images: [dot] });
  const pressed = await town.clicks('zhou', cardFor('zhou', second), '不是同一起，另立一起');
  expect(toldTo('zhou', pressed.heard)).toContain('已单独立为一起');
});
afterEach(() => town.close());

async function photos(number: string) {
  const { table } = town.house.deps;
  const id = (await numberedIncident(table, number))?.value.id ?? '';
  return { id, of: await photosOf(table, keys.incident(id).pk) };
}

async function pack(number: string) {
  const files = unpacked((await fileFor(town, 'zhou', `证据包 ${number}`)).bytes);
  return {
    pictures: [...files.keys()].filter((name) => name.startsWith('照片')),
    text: textOf(files.get('报告.docx') ?? Buffer.alloc(0)),
  };
}

test('the photos of a report that was taken apart are evidence of its own emergency, those sent before its words too', async () => {
  expect((await pack('SG-2026-0002')).pictures).toHaveLength(2);
  const first = await pack('SG-2026-0001');
  expect(first.pictures).toHaveLength(1);
  expect(first.text.match(/（后核实为另一起）/g)).toHaveLength(3);
});

test('one that was still on its way then comes to its own emergency as well', async () => {
  const { deps } = town.house;
  const second = await photos('SG-2026-0002');
  const first = await photos('SG-2026-0001');
  const late = second.of[0]?.value.id;
  const both = [...first.of, ...second.of].filter(({ value }) => value.id === late);
  await deps.table.transact(both.map((one) => putPhoto(one, { ...one.value, state: 'fetching' })));
  const once = `hazard.photo#${keys.incident(first.id).pk}#${late}`;
  const order = (await loadNotice(deps.table, once))?.value.order;
  if (!order) throw new Error('it was never asked for');
  const result = { kind: 'fetched', bytes: Buffer.from(dot, 'base64'), type: 'image/png' } as const;
  const fate = { kind: 'sent', message: 'm' } as const;
  await deps.table.transact(await settledHazards(deps, { order, fate, result, now: town.host.now() }));
  for (const { of } of [await photos('SG-2026-0001'), await photos('SG-2026-0002')])
    expect(of.find(({ value }) => value.id === late)?.value.state).toBe('kept');
});
