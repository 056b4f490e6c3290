import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verify, writeLines } from '../../../infra/backup/file.ts';
import { backupLines } from '../../../infra/backup/format.ts';
import { restore } from '../../../infra/backup/restore.ts';
import { verifyRecord } from '../../../infra/verify/record.ts';
import type { Row } from '../../../shared/store/table.ts';
import { type Town, world } from '../../kit/world.ts';
import { type Kept, keptIn, temporaryFolder } from '../backup/places.ts';

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let town: Town;
beforeEach(async () => {
  place = await temporaryFolder();
  town = await world('2026-05-06', '09:00');
});
afterEach(async () => {
  await town.close();
  await place.remove();
});

/** A case from its report to its order, an emergency by somebody unknown, a notice: all sealed. */
async function lived(): Promise<void> {
  await town.says('chen', '隐患 三楼消防通道堆货');
  await town.passes(1);
  await town.says('he', '1属实 一般 三天内整改');
  await town.says('guest', '万汇广场着火了 三楼有人被困');
  await town.says('guest', '在三楼影院');
  await town.passes(3);
}

const file = () => join(place.folder, 'record.backup');

/** What the record looks like once `forge` has had its way with the rows behind the house's back. */
async function forged(forge: (rows: Row[]) => readonly Row[]) {
  const { table, photos } = town.house.deps;
  const rows: Row[] = [];
  for await (const row of table.scan()) rows.push(row);
  const scan = async function* () {
    yield* forge(rows);
  };
  await writeLines(
    file(),
    backupLines({ table: { ...table, scan }, photos: { ...photos, list: async function* () {} } }, 'sandbox'),
  );
  return verifyRecord(file());
}

const of = (what: string) => (row: Row) => row.kind === 'history' && row.data['what'] === what;
const changed = (what: string, data: Record<string, unknown>) => (rows: Row[]) =>
  rows.map((row) => (of(what)(row) ? { ...row, data: { ...row.data, ...data } } : row));

test('a record that nobody touched is whole, and says what it covers', async () => {
  await lived();
  const checked = await forged((rows) => rows);
  expect(checked.broken).toEqual([]);
  expect(checked.entries).toBeGreaterThan(4);
  expect(checked).toMatchObject({ older: 0, erased: 0, unsealed: 0 });
  expect(checked.lastSeal).toMatch(/^[0-9a-f]{64}$/);
});

test('what was written within the last minute waits for its seal', async () => {
  await lived();
  await town.says('chen', '隐患 二楼灭火器过期');
  expect(await forged((rows) => rows)).toMatchObject({ unsealed: 1, broken: [] });
});

test('an entry that was changed is named', async () => {
  await lived();
  const { broken } = await forged(changed('hazard.verified', { through: 'another' }));
  expect(broken[0]).toMatchObject({
    where: expect.stringMatching(/^case#YH-2026-0001 entry 2 \(hazard\.verified\)$/),
    why: 'it was changed after it was written',
  });
});

test('a line changed in the file by hand is named too, though the file’s own checksum no longer fits', async () => {
  await lived();
  await forged((rows) => rows);
  const text = await readFile(file(), 'utf8');
  await writeFile(file(), text.replace(/("what":"hazard.verified"[^\n]*?"through":")/, '$1x'));
  const { broken, isAsWritten } = await verifyRecord(file());
  expect(isAsWritten).toBe(false);
  expect(broken[0]).toMatchObject({ where: 'case#YH-2026-0001 entry 2 (hazard.verified)' });
});

test('an entry that was taken out is missed by the one behind it, and by its seal', async () => {
  await lived();
  const { broken } = await forged((rows) =>
    rows.filter((row) => !of('hazard.opened')(row) && !of('hazard.reported')(row)),
  );
  expect(broken.map(({ why }) => why)).toContain('it was sealed and is gone');
});

test('the last entry cannot be cut off, nor a seal, nor one put between', async () => {
  await lived();
  const last = (await forged((rows) => rows.filter((row) => !of('hazard.verified')(row)))).broken;
  expect(last.map(({ why }) => why)).toContain('it was sealed and is gone');
  const seals = (await forged((rows) => rows.filter((row) => row.sk !== 'seal#000000001'))).broken;
  expect(seals.map(({ why }) => why)).toContain('the seal before it is missing or was changed');
  const more = await forged((rows) =>
    rows.flatMap((row) => (of('hazard.verified')(row) ? [row, { ...row, sk: 'history#000003' }] : [row])),
  );
  expect(more.broken[0]?.where).toContain('entry 3');
});

test('seals and all they cover cannot be cut off together: the house knows its last, and a case how often it was changed', async () => {
  await lived();
  const cut = (rows: Row[]) =>
    rows.filter((row) => !(row.kind === 'seal' && row.sk > 'seal#000000001') && !of('hazard.verified')(row));
  const why = (await forged(cut)).broken.map((one) => one.why);
  expect(why).toContain('seals were cut off behind it');
  const wiser = (rows: Row[]) => cut(rows).filter((row) => row.kind !== 'last-seal');
  expect((await forged(wiser)).broken).toContainEqual(
    expect.objectContaining({
      where: 'case#YH-2026-0001',
      why: 'its last change is missing from its history',
    }),
  );
});

test.each([
  ['deadline', { deadline: '2027-01-01' }],
  ['state', { state: 'closed' }],
  ['description', { description: '没有堆货' }],
  ['closedAt', { closedAt: 1_778_029_200_000 }],
  ['responsible', { responsible: '张三' }],
  ['verifier', { verifier: undefined }],
])('a case that was rewritten in its row alone is named, and what of it: %s', async (field, data) => {
  await lived();
  const { broken } = await forged((rows) =>
    rows.map((row) => (row.kind === 'case' ? { ...row, data: { ...row.data, ...data } } : row)),
  );
  expect(broken).toEqual([
    expect.objectContaining({
      where: 'case#YH-2026-0001',
      why: `its ${field} is not what its history says`,
    }),
  ]);
});

test('of what was said in confidence no word goes into its history, and its row is checked all the same', async () => {
  await town.says('song', '举报 聚福楼酒家后厨乱接电线，别说是我说的');
  await town.passes(3);
  for await (const { kind, pk, data } of town.house.deps.table.scan())
    if (kind === 'history' && pk.startsWith('case#'))
      expect(JSON.stringify(data)).not.toContain('聚福楼酒家后厨乱接电线');
  const { broken } = await forged((rows) =>
    rows.map((row) => (row.kind === 'case' ? { ...row, data: { ...row.data, state: 'invalid' } } : row)),
  );
  expect(broken.map(({ why }) => why)).toEqual(['its state is not what its history says']);
});

/** Judged, reported mended, sent back, and mended once more. */
async function mendedTwice(liaison: string): Promise<void> {
  const said = [
    ['he', '1属实 一般 三天内整改'],
    [liaison, '整改完成 1 电线已重新穿管固定'],
    ['he', '复查不合格 1 还有一处没有固定 三天内整改'],
    [liaison, '整改完成 1 另一处也已固定好'],
  ] as const;
  for (const [person, text] of said) {
    await town.passes(1);
    await town.says(person, text);
  }
  await town.passes(3);
}

test('a case told in confidence that was sent back and mended again is whole', async () => {
  await town.says('song', '举报 聚福楼酒家后厨乱接电线，别说是我说的');
  await mendedTwice('liu');
  const { broken } = await forged((rows) => {
    expect(rows.find(({ kind }) => kind === 'case')?.data).toMatchObject({ state: 'reinspection' });
    return rows;
  });
  expect(broken).toEqual([]);
});

test('a case that was sent back and mended again is whole when its words are gone', async () => {
  await town.says('zhou', '设置 保存期 30天');
  await town.says('chen', '隐患 后厨乱接电线');
  await mendedTwice('chen');
  await town.comes('2026-06-20', '09:00');
  const checked = await forged((rows) => rows);
  expect(checked.broken).toEqual([]);
  expect(checked.erased).toBeGreaterThan(2);
  const { broken } = await forged((rows) =>
    rows.map((row) => (row.kind === 'case' ? { ...row, data: { ...row.data, grade: 'major' } } : row)),
  );
  expect(broken.map(({ why }) => why)).toEqual(['its grade is not what its history says']);
});

test('whoever kept a seal finds it in the record, or the record ends before it', async () => {
  await lived();
  const told = (await town.says('lin', '最后封印')).map(({ text }) => text).join('');
  const kept = /校验码([0-9a-f]{16})/.exec(told)?.[1] ?? 'none';
  expect((await forged((rows) => rows)).sealHashes.some((hash) => hash.startsWith(kept))).toBe(true);
  const short = await forged((rows) =>
    rows.filter((row) => row.kind !== 'seal' || row.sk < 'seal#000000002'),
  );
  expect(short.sealHashes.some((hash) => hash.startsWith(kept))).toBe(false);
});

test('whoever cannot be named any more is erased without breaking the chain; another cannot be put in his place', async () => {
  await lived();
  const erased = await forged((rows) =>
    rows.map((row) => {
      const { words: _words, ...rest } = row.data;
      return row.kind === 'history' ? { ...row, data: rest } : row;
    }),
  );
  expect(erased.broken).toEqual([]);
  expect(erased.erased).toBeGreaterThan(0);
  const another = await forged(changed('incident.opened', { words: { salt: 's', who: 'sandbox:chen' } }));
  expect(another.broken[0]?.why).toBe('its personal words were changed after they were written');
});

test('no address and nobody’s words lie where the chain hashes them', async () => {
  await lived();
  for await (const { kind, data } of town.house.deps.table.scan()) {
    const { words: _words, ...rest } = data;
    if (kind === 'history') expect(JSON.stringify(rest)).not.toMatch(/guest|[\u4e00-\u9fff]/);
  }
});

test('when the bureau’s time is over the words are gone and the record is whole', async () => {
  await town.says('zhou', '设置 保存期 30天');
  await lived();
  await town.comes('2026-06-10', '09:00');
  const checked = await forged((rows) => rows);
  expect(checked.broken).toEqual([]);
  expect(checked.erased).toBeGreaterThan(0);
});

test('a chain begins where it begins: entries from before stand in front of it and the first link names the last', async () => {
  const path = new URL('../../fixtures/tables/first-slice.backup', import.meta.url).pathname;
  const kept: Kept = await keptIn(place.folder);
  await restore(path, await verify(path), kept);
  await writeLines(file(), backupLines(kept, 'sandbox'));
  const checked = await verifyRecord(file());
  expect(checked).toMatchObject({ chains: 0, entries: 0, broken: [] });
  expect(checked.older).toBeGreaterThan(0);
  await kept.table.close();
});
